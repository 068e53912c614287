"""The tags of pictures: every browser finds the file that suits it, and knows its size."""

from __future__ import annotations

from dataclasses import replace

from vigie.pictures.markup import Shown
from vigie.pictures.model import Picture, Use, unfit

PHOTO = Picture(
    width=1300,
    height=975,
    digest="0123456789abcdef",
    formats=("avif", "webp", "jpg"),
    widths=(360, 720, 1300),
)
NAME = "posts/2026/x/my room.jpg"


def shown(picture: Picture, across: int = 0, prefix: str = "") -> Shown:
    return Shown(NAME, picture, prefix, across)


def test_a_photograph_is_offered_in_each_format_at_each_width() -> None:
    tag = shown(PHOTO).on_page(lazy=True)
    place = "/pictures/posts/2026/x/my%20room"
    assert tag.before == (
        "<picture>"
        + "".join(
            f'<source type="image/{form}" srcset="'
            f"{place}-360.01234567.{form} 360w, {place}-720.01234567.{form} 720w, "
            f'{place}-1300.01234567.{form} 1300w" sizes="(max-width: 44em) 92vw, 41em">'
            for form in ("avif", "webp")
        )
        + f'<img src="{place}-720.01234567.jpg" srcset="'
        f"{place}-360.01234567.jpg 360w, {place}-720.01234567.jpg 720w, "
        f'{place}-1300.01234567.jpg 1300w" sizes="(max-width: 44em) 92vw, 41em"'
        ' width="1300" height="975" loading="lazy"'
    )
    assert tag.behind == "</picture>"


def test_the_first_picture_of_a_page_does_not_wait() -> None:
    assert "loading" not in shown(PHOTO).on_page(lazy=False).before


def test_a_picture_of_one_size_and_format_is_a_plain_tag() -> None:
    small = Picture(width=24, height=20, digest="0123456789", formats=("png",), widths=(24,))
    tag = shown(small, prefix="/base").on_page(lazy=False)
    assert tag.before == (
        '<img src="/base/pictures/posts/2026/x/my%20room-24.01234567.png" width="24" height="20"'
    )
    assert tag.behind == ""


def test_a_picture_that_is_shown_as_it_is_has_its_own_address() -> None:
    drawing = Picture(width=40, height=30, digest="0123456789")
    tag = shown(drawing).on_page(lazy=True)
    assert tag.before == (
        '<img src="/media/posts/2026/x/my%20room.jpg" width="40" height="30" loading="lazy"'
    )


def test_a_writer_may_say_how_wide_a_picture_is() -> None:
    before = shown(PHOTO, across=200).on_page(lazy=False).before
    assert ' width="200" height="150"' in before
    assert before.count('sizes="200px"') == 3


def test_a_feed_has_one_whole_address_of_what_every_program_reads() -> None:
    tag = shown(PHOTO, prefix="https://vigie.example").in_feed()
    address = "https://vigie.example/pictures/posts/2026/x/my%20room-1300.01234567.jpg"
    assert tag.before == f'<img src="{address}" width="1300" height="975"'
    assert tag.behind == ""


def test_words_are_escaped() -> None:
    tag = shown(replace(PHOTO, formats=())).on_page(lazy=False)
    assert str(tag.with_words('"><script>', "a")).endswith(
        ' class="a" alt="&#34;&gt;&lt;script&gt;">'
    )


def test_what_browsers_cannot_show_is_known_by_its_name() -> None:
    for name in ("a.jpg", "a.JPEG", "x.y/a.b.png", "a.svg", "a.webp", "a.avif", "a.gif"):
        assert unfit(Use(name=name, whole=False)) is None
    for name in ("a.pdf", "a", "jpg", "a.jpg/b", "a.heic"):
        assert unfit(Use(name=name, whole=False)) is not None
    assert unfit(Use(name="a.pdf", whole=True)) is None
    assert unfit(Use(name="a.HEIC", whole=True)) is not None
