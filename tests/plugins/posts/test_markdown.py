"""Markdown made quick, with no other byte; one instance for all texts, and no trace of another."""

from __future__ import annotations

import re
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.posts.markdown import in_language
from plugins.posts.quick import anchor
from vigie.languages import Language
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PIECES = (
    *("mot", "é", " ", "  \n", "\n", "\n\n", "# ", "- ", "1. ", "> ", "    ", "|", "---\n"),
    *("*", "**", "_", "__", "`", "``", "\\", "[", "]", "(", ")", "!", "<", ">", "&amp;", "&"),
    *("[a](b)", "![a](b)", "[a][r]", "[r]: /x 'T'\n", "<https://a.ca>", "<a@b.ca>", "<b>x</b>"),
    *("[^1]", "[^1]: note\n", "{#id}", "{: .c }", "*[SGQRI]: Standard\n", "SGQRI", "://", "@"),
)
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
OPTIONS = deepcopy(MARKDOWN)  # Pelican’s own reader adds to the settings it is given
OPTIONS["extensions"] = [one for one in OPTIONS["extensions"] if not one.endswith(".meta")]
FOOTNOTES, TOC = "markdown.extensions.footnotes", "markdown.extensions.toc"
BACK = "Retour à l’appel de la note {}"
FILES = sorted((ROOT / "content").rglob("*.md"))


def both(text: str) -> tuple[str, str]:
    """Return what Markdown makes of a text, and what our quick one does."""
    options: dict[str, Any] = {**OPTIONS}
    footnotes = {**options["extension_configs"][FOOTNOTES], "BACKLINK_TITLE": BACK}
    anchors = {**options["extension_configs"][TOC], "slugify": anchor}
    configs = {**options["extension_configs"], FOOTNOTES: footnotes, TOC: anchors}
    options["extension_configs"] = configs
    return Markdown(**options).convert(text), in_language(MARKDOWN, Language.FR).convert(text)


@given(MIXTURES)
def test_any_mixture_of_marks_gives_the_same_html(text: str) -> None:
    plain, quick = both(text)
    assert quick == plain


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_sample_texts_give_the_same_html(path: Path) -> None:
    plain, quick = both(path.read_text("utf-8"))
    assert quick == plain


@pytest.mark.parametrize("deep", ["- " * 2000, "1. " * 2000, "a\n: " + "- " * 2000, "> " * 2000])
def test_a_text_that_markdown_gives_up_leaves_no_trace_in_the_next(deep: str) -> None:
    markdown = in_language(MARKDOWN, Language.FR)
    text = "Un[^1] [mot][m].\n\n[^1]: Note.\n\n[m]: /fr/\n\n- a\n\n> b\n"
    expected = markdown.convert(text)
    with suppress(RecursionError):
        markdown.reset().convert(f"{deep}x")
    assert markdown.reset().convert(text) == expected


@settings(max_examples=50)
@given(MIXTURES, MIXTURES)
def test_no_text_leaves_a_trace_in_the_next(before: str, text: str) -> None:
    reused = in_language(MARKDOWN, Language.FR)
    reused.convert(before)
    assert reused.reset().convert(text) == in_language(MARKDOWN, Language.FR).convert(text)


def test_notes_are_numbered_as_they_are_called_and_none_is_lost() -> None:
    html = in_language(MARKDOWN, Language.FR).convert(
        "a[^z] b[^y] c[^z]\n\n[^x]: X\n\n[^y]: Y\n\n[^z]: Z\n"
    )
    assert re.findall(r'footnote-ref" href="#fn:(.)">(.)<', html) == [
        *(("z", "1"), ("y", "2"), ("z", "1"))
    ]
    assert re.findall(r'<li id="fn:(.)">', html) == ["z", "y", "x"]
    assert re.findall(r'backref" href="#(fnref2?:z)" title="([^"]*)"', html) == [
        ("fnref:z", BACK.format(1)),
        ("fnref2:z", BACK.format(1)),
    ]


@pytest.mark.parametrize(
    "own", ["1. liste", "texte[^b]", '<ol markdown="1"><li id="fn:a">x</li></ol>', ""]
)
def test_what_a_writer_gives_the_class_of_the_notes_is_not_taken_for_them(own: str) -> None:
    text = f'<div class="footnote" markdown="1">\n\n{own}\n\n</div>\n\nx[^b] y[^a]\n\n'
    html = in_language(MARKDOWN, Language.FR).convert(f"{text}[^a]: A\n\n[^b]: B\n")
    assert html.index('class="footnote"') < html.index("x<sup") < html.index('<li id="fn:b">')
    assert html.index('<li id="fn:b">') < html.rindex('<li id="fn:a">')


def test_headings_without_a_letter_have_anchors_too() -> None:
    html = in_language(MARKDOWN, Language.FR).convert("## \\<\n\n## ?!_\n")
    assert re.findall(r'id="([^"]*)"', html) == ["section", "section_1"]
