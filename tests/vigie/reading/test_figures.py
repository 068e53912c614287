"""Pictures alone in their paragraph become figures with a caption and a credit."""

from __future__ import annotations

import pytest

from tests.values import told
from vigie.problems import Report
from vigie.prose import Reference
from vigie.reading.body import Source, examine

NO_PLACE = (
    "1: the credit “Ada” has no place; "
    "put the picture in a paragraph of its own, or write it below the picture"
)


def made(html: str) -> tuple[str, list[str]]:
    """Return what a page shows of `html`, and what is told of it."""
    report = Report("fr.md")
    body, prose = examine(html, Source(html, 1), report)
    fillings: list[str] = []
    for one in body.references:
        fillings += (f"<img@{one.target}", "|") if one.picture else (one.target,)
    return prose.html(tuple(fillings)), told(report)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p><img alt="a" src="b" title="c &amp; d"></p>',
            '<figure><img@b alt="a">|<figcaption>c &amp; d</figcaption></figure>',
        ),
        (
            '<p lang="en">\n<img alt="a" src="b" credit="Ada">\n</p>',
            (
                '<figure lang="en">\n<img@b alt="a">|\n<figcaption><small>Ada</small></figcaption>'
                "</figure>"
            ),
        ),
        (
            '<p><img alt="a" src="b" title="c" credit="Ada"></p>',
            '<figure><img@b alt="a">|<figcaption>c <small>Ada</small></figcaption></figure>',
        ),
        (
            '<p><a href="e"><img alt="a" src="b" title="c"></a></p>',
            '<figure><a href="e"><img@b alt="a">|</a><figcaption>c</figcaption></figure>',
        ),
        ('<p><img alt="a" src="b"></p>', '<p><img@b alt="a">|</p>'),
        ('<p>x <img alt="a" src="b" title="c"></p>', '<p>x <img@b alt="a" title="c">|</p>'),
        ('<p><img alt="a" src="b" title="c"> x</p>', '<p><img@b alt="a" title="c">| x</p>'),
        (
            '<figure><p><img alt="a" src="b" title="c"></p></figure>',
            '<figure><p><img@b alt="a" title="c">|</p></figure>',
        ),
    ],
)
def test_a_caption_makes_a_figure_of_a_picture_alone_in_its_paragraph(
    html: str, expected: str
) -> None:
    assert made(html) == (expected, [])


@pytest.mark.parametrize(
    "html",
    [
        '<p><img alt="a" src="b" credit="Ada"> x</p>',
        '<p><img alt="a" src="b" credit="Ada"><img alt="c" src="d"></p>',
        '<figure><p><img alt="a" src="b" credit="Ada"></p></figure>',
        '<p><a href="e">x <img alt="a" src="b" credit="Ada"></a></p>',
    ],
)
def test_a_credit_without_a_place_is_told(html: str) -> None:
    assert made(html)[1] == [NO_PLACE]


def test_a_credit_of_something_else_is_no_attribute() -> None:
    assert made('<p credit="Ada">x</p>')[1] == [
        "1: the HTML attribute “credit” cannot be published; take it out"
    ]


def test_a_decoration_has_an_empty_description() -> None:
    assert made('<p><img role="presentation" src="b"></p>') == (
        '<p><img@b alt="" role="presentation">|</p>',
        [],
    )


def test_how_a_picture_is_loaded_is_not_for_writers_to_say_but_how_wide_it_is() -> None:
    html = '<img alt="a" src="b" width="200" height="9" loading="eager" sizes="1px">'
    assert made(html) == ('<img@b alt="a">|', [])
    body, _ = examine(html, Source(html, 1), Report("fr.md"))
    assert body.references == (
        Reference(target="b", line=1, embedded=True, picture=True, across=200),
    )


@pytest.mark.parametrize("width", ["", "0", "100%", "-3", "x", "99999", "٣٠٠٠٠٠"])
def test_a_width_that_is_none_says_nothing(width: str) -> None:
    html = f'<img alt="a" src="b" width="{width}">'
    body, _ = examine(html, Source(html, 1), Report("fr.md"))
    assert [one.across for one in body.references] == [0]


def test_sources_chosen_by_hand_stay() -> None:
    for html in (
        '<picture><source srcset="a"><img alt="b" src="c"></picture>',
        '<img alt="a" src="b" srcset="c 2x" sizes="1px">',
    ):
        assert made(html) == (html, [])
