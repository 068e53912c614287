"""Cards as pictures: what programs that show them will see."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.sharing.drawing import drawn
from plugins.sharing.face import Face
from plugins.sharing.png import blank, png, strip
from tests.theme.conftest import THEME
from vigie.sharing import SharedCard, SocialCard

FACE = Face(THEME / "cards" / "literata.ttf")
LARGEST = 64_000
"""Bytes, of the fullest card; most have a third of it."""


def opened(card: SocialCard) -> Image.Image:
    """Draw a card, and return it as other programs read it."""
    image = Image.open(BytesIO(drawn(card, THEME)))
    image.load()
    return image.convert("RGB")


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around what is written below the head."""
    below = image.crop((0, 152, *image.size)).convert("L")
    return below.point(lambda value: 255 * (value < 200)).getbbox() or (0, 0, 0, 0)


@pytest.mark.parametrize(
    "title",
    [
        "Vu",
        "E-Gouv Ottawa\u00a0: une rencontre entre deux veilles",
        "Œuvre, ça, Łódź, ½, «\u00a0l’été\u00a0»",
        "Un titre qui n’en finit pas " * 11,
        "x" * 300,
        "Bonjour 👩‍💻 le monde",
        "1" + "\u0301" * 200,
        "a\nb\tc\u200f",
    ],
)
def test_a_card_has_its_size_and_keeps_its_margins(title: str) -> None:
    card = SocialCard(site="Vigie", title=title, line="Patrick Parent · 5\u00a0juin\u00a02013")
    image = opened(card)
    assert image.size == (SharedCard.width, SharedCard.height)
    left, _, right, bottom = inked(image)
    assert left >= 66
    assert right <= 1200 - 66
    assert bottom <= 630 - 152 - 40
    assert len(drawn(card, THEME)) < LARGEST


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_no_words_break_a_card(site: str, title: str, line: str) -> None:
    assert opened(SocialCard(site=site, title=title, line=line)).size == (1200, 630)


def test_other_words_are_another_picture_and_the_same_words_the_same() -> None:
    one = SocialCard(site="Vigie", title="Un titre", line="Une autrice")
    assert drawn(one, THEME) == drawn(one, THEME)
    others = (
        SocialCard(site="Phare", title="Un titre", line="Une autrice"),
        SocialCard(site="Vigie", title="Un titre!", line="Une autrice"),
        SocialCard(site="Vigie", title="Un titre", line=""),
    )
    assert len({drawn(card, THEME) for card in (one, *others)}) == 4
    assert len({card.file("fr/x/index.html") for card in (one, *others)}) == 4


def test_signs_that_the_face_lacks_leave_no_gap() -> None:
    assert FACE.known("Bonjour 🎉 le\nmonde") == "Bonjour le monde"


def test_letters_are_drawn_together_as_the_font_asks() -> None:
    assert FACE.width("L’A") < FACE.width("L") + FACE.width("’") + FACE.width("A")


def test_the_face_has_the_letters_of_latin_alphabets() -> None:
    letters = {chr(code) for code in range(0x180) if chr(code).isalpha()} - set("ĸŉſªº")
    assert letters - FACE.advances.keys() == set()


def test_strips_make_the_picture_that_they_were_made_of() -> None:
    image = Image.new("P", (6, 2))
    for place in range(12):
        image.putpixel((place % 6, place // 6), place + 1)
    palette = tuple((value, value, 255 - value) for value in range(16))
    made = Image.open(BytesIO(png(6, palette, (blank(6, 1), strip(image), blank(6, 1)))))
    assert made.tobytes() == bytes([*[0] * 6, *range(1, 13), *[0] * 6])
