"""Recommendations: a numbered list whose items can be named and linked to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pelicanconf import MARKDOWN
from plugins.posts.markdown import in_language
from tests.values import told
from vigie.languages import Language
from vigie.pages import OpenPassage
from vigie.problems import Report
from vigie.reading.marks import check

MARKED = in_language(MARKDOWN, Language.FR, ("plugins.documents.markdown",))
PIECES = (
    *("1. ", "2. ", "- ", "**mot** ", "(p. 3)", "(pages 3 à 5).", "\n", "\n\n", "    ", "mot "),
    *("[a](#rec-1)", "*", "`x`", "<b>x</b>", "```\n", "> ", "| a |\n|---|\n"),
)


def made(text: str) -> str:
    """Return the HTML of a list of recommendations."""
    return MARKED.reset().convert(f"/// recommendations\n\n{text}\n\n///")


def items(text: str) -> list[tuple[int, str]]:
    """Return what machines read of it."""
    passage = OpenPassage(html=made(text), headings=(), minutes=1)
    return [(one.position, one.name) for one in passage.recommendations]


def test_every_recommendation_has_an_anchor_a_link_to_itself_and_its_pages() -> None:
    assert made("1. **Un titre.** Une *phrase* (p. 154).\n2. Une autre").split("\n") == [
        '<div class="recommendations">',
        "<ol>",
        (
            '<li class="recommendation" id="rec-1">'
            '<strong class="recommendation__title">Un titre.</strong> Une <em>phrase</em> '
            '<span class="recommendation__pages">(p. 154)</span> '
            '<a class="recommendation__link" href="#rec-1">#1</a></li>'
        ),
        (
            '<li class="recommendation" id="rec-2">Une autre '
            '<a class="recommendation__link" href="#rec-2">#2</a></li>'
        ),
        "</ol>",
        "</div>",
    ]


@pytest.mark.parametrize(
    "pages", ["(p. 154)", "(p.154)", "(pp. 154–155)", "(page 154)", "(pages 154 à 159)."]
)
def test_pages_may_be_named_in_many_ways(pages: str) -> None:
    (found,) = html.fromstring(made(f"1. Une phrase {pages}")).find_class("recommendation__pages")
    assert found.text == pages.rstrip(".")


@pytest.mark.parametrize("words", ["(phase 3)", "(p. ex. un exemple)", "(154)", "p. 154"])
def test_other_words_in_brackets_are_no_pages(words: str) -> None:
    assert html.fromstring(made(f"1. Une phrase {words}")).find_class("recommendation__pages") == []


def test_machines_read_recommendations_with_their_numbers() -> None:
    assert items("4. **Titre.** Texte &amp; suite (p. 3)\n\n    Encore.\n\n5. Autre") == [
        (4, "Titre. Texte & suite (p. 3) Encore."),
        (5, "Autre"),
    ]


def test_a_number_beyond_measure_begins_at_one() -> None:
    assert items(f"{'9' * 5000}. Une phrase") == [(1, "Une phrase")]


def test_a_block_without_a_list_is_told() -> None:
    text = "/// recommendations\n\n- une puce\n\n///"
    MARKED.reset().convert(text)
    report = Report("fr.md")
    check(enumerate(text.split("\n"), 1), MARKED, (), report)
    assert told(report) == [
        (
            "1: there are no recommendations here; "
            "write a numbered list: “1. The first”, “2. The second”"
        )
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_list_makes_the_extension_raise_or_loses_a_word(text: str) -> None:
    assert text.count("mot") <= made(text).count("mot")
