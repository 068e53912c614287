"""Cards drawn: the head of every page of the site, a title, and who wrote it when."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw

from plugins.sharing.face import Face
from plugins.sharing.lines import cut, set_in_lines
from plugins.sharing.png import COLOURS, Strip, blank, png, strip
from vigie.sharing import SharedCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from vigie.sharing import SocialCard

Colour = tuple[int, ...]

_WIDTH, _HEIGHT = SharedCard.width, SharedCard.height
_MARGIN = 72
_ACROSS = _WIDTH - 2 * _MARGIN
_HEAD = 152
_RULE = 3
_NAME_SIZE = 56
_LINE_SIZE, _LINE_ROWS, _LINE_TOP = 30, 44, 546
_LEADING = 1.16
_ABOVE, _BELOW = 1.0, 0.32
"""How far letters reach above and below their line, in ems."""
_STEPS = 8
"""From paper to ink: what is between smooths the edges of letters."""
_SOFT = 6
_FINE = 4
"""How many times larger the mark is drawn, to be made smooth."""
_BEAM = (
    ((18.4, 9.8), (44, 4.5), (44, 19.5), (18.4, 14.2)),
    ((9.6, 9.6), (14.4, 9.6), (14.4, 14.4), (9.6, 14.4)),
)
_TOWER = (
    ((11.2, 0), (12.8, 0), (12.8, 2.8), (18.5, 8.5), (5.5, 8.5), (11.2, 2.8)),
    ((6.9, 8.5), (8.6, 8.5), (8.6, 15), (6.9, 15)),
    ((15.4, 8.5), (17.1, 8.5), (17.1, 15), (15.4, 15)),
    ((5, 15), (19, 15), (19, 17.6), (5, 17.6)),
    ((8, 17.6), (16, 17.6), (18.6, 36), (5.4, 36)),
)
"""The mark as the theme has it, on a field of 44 by 36."""
_MARK_SCALE = 3
_TOKEN = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


def drawn(card: SocialCard, theme: Path) -> bytes:
    """Return a card as PNG in the colours and the face of a theme; the same bytes each time."""
    face, palette = _face(theme), _palette(theme)
    size, lines = set_in_lines(face.known(card.title), _ACROSS, face.width)
    line = cut(face.known(card.line), _ACROSS / _LINE_SIZE, face.width)
    title = _set(face, lines, size, _STEPS)
    gap = _LINE_TOP - _HEAD - title.height
    above = max(0, gap // 2 - size // 8)
    told = _set(face, (line,), _LINE_SIZE, _SOFT)
    below = _HEIGHT - _LINE_TOP - told.height
    strips = (
        _head(card.site, theme),
        _blank(above),
        strip(title),
        _blank(gap - above),
        strip(told) if line else _blank(told.height),
        _blank(below),
    )
    return png(_WIDTH, palette, strips)


def _set(face: Face, lines: Sequence[str], size: int, ink: int) -> Image.Image:
    """Return the rows of some lines of text, in steps from paper to ink."""
    leading = round(size * _LEADING)
    height = round(size * (_ABOVE + _BELOW)) + leading * (len(lines) - 1)
    image = Image.new("P", (_WIDTH, height))
    for number, line in enumerate(lines):
        _write(image, face, line, (_MARGIN, round(size * _ABOVE) + number * leading), size, ink)
    return image


def _write(
    image: Image.Image, face: Face, words: str, at: tuple[int, int], size: int, ink: int
) -> None:
    left, baseline = at
    for place, (mask, before, above) in face.placed(words, size):
        wide, high = mask.size
        if wide and high:
            x, y = left + place + before, baseline + above
            image.im.paste(ink, (x, y, x + wide, y + high), mask)


_blank = cache(lambda height: blank(_WIDTH, height))


@cache
def _face(theme: Path) -> Face:
    return Face(theme / "cards" / "literata.ttf")


@cache
def _colours(theme: Path) -> dict[str, Colour]:
    """Return the colours of the theme’s light scheme by name."""
    tokens = (theme / "static" / "css" / "tokens.css").read_text("utf-8")
    light = tokens.partition("prefers-color-scheme")[0]
    return {name: ImageColor.getrgb(colour) for name, colour in _TOKEN.findall(light)}


@cache
def _palette(theme: Path) -> tuple[Colour, ...]:
    """Return the colours of a card: the steps from paper to ink, then those of its head."""
    known = _colours(theme)
    steps = (_between(known["paper"], known["ink"], step / _STEPS) for step in range(_STEPS + 1))
    sheet, sea, beam = known["sheet"], known["sea"], known["beam"]
    head = (
        *(sheet, known["line"], sea, beam),
        *(_between(sheet, sea, part) for part in (0.33, 0.67)),
        _between(sheet, beam, 0.5),
    )
    return (*steps, *head)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    return tuple(round(low + (high - low) * part) for low, high in zip(one, other, strict=True))


@cache
def _head(name: str, theme: Path) -> Strip:
    """Return the rows above the title: the tower on its horizon, and the name of the site."""
    colours, face = _colours(theme), _face(theme)
    image = Image.new("RGB", (_WIDTH, _HEAD), colours["sheet"])
    tall = 36 * _MARK_SCALE
    top = _HEAD - _RULE - tall
    for shapes, colour in ((_BEAM, "beam"), (_TOWER, "sea")):
        mask = _mask(shapes)
        image.paste(colours[colour], (_MARGIN, top, _MARGIN + mask.width, top + tall), mask)
    ImageDraw.Draw(image).rectangle((0, _HEAD - _RULE, _WIDTH, _HEAD), colours["line"])
    mask = Image.new("P", (_WIDTH, _HEAD))
    start = _MARGIN + 44 * _MARK_SCALE + 24
    words = cut(face.known(name), (_WIDTH - _MARGIN - start) / _NAME_SIZE, face.width)
    _write(mask, face, words, (start, _HEAD - 40), _NAME_SIZE, 255)
    image.paste(colours["sea"], (0, 0), Image.frombytes("L", mask.size, mask.tobytes()))
    return strip(_reduced(image, _palette(theme)))


def _mask(shapes: Iterable[Sequence[tuple[float, float]]]) -> Image.Image:
    scale = _MARK_SCALE * _FINE
    mask = Image.new("L", (44 * scale, 36 * scale))
    pencil = ImageDraw.Draw(mask)
    for shape in shapes:
        pencil.polygon([(x * scale, y * scale) for x, y in shape], 255)
    return mask.reduce(_FINE)


def _reduced(image: Image.Image, palette: Sequence[Colour]) -> Image.Image:
    """Return an image with the nearest colours of a palette."""
    known = Image.new("P", (1, 1))
    values = [value for colour in palette for value in colour]
    known.putpalette(values + values[:3] * (256 - COLOURS))
    return image.quantize(palette=known, dither=Image.Dither.NONE)
