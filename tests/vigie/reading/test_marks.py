"""Blocks between `/// name` and `///`: what is wrong with their marks is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelicanconf import MARKDOWN
from plugins.posts.markdown import in_language
from tests.values import told
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.marks import check

if TYPE_CHECKING:
    from collections.abc import Container

EXTENSION = "plugins.republication.markdown"
MARKED = in_language(MARKDOWN, Language.FR, (EXTENSION,))
PLAIN = in_language(MARKDOWN, Language.FR)
PIECES = (
    *("/// carried | Titre\n", "/// carried\n", "///\n", "////\n", "//// carried | Titre\n"),
    *("/// x\n", "\n", "\n\n", "mot", "- ", "> ", "    ", "```\n", "## Titre\n", "<div>", "</div>"),
    *("[^1]", "[^1]: note\n", "{#carried}", "[a](#carried)", "\\/// x\n", "| ", "1. ", "a: b\n"),
)


def problems(text: str, front: Container[str] = ("carried",)) -> list[str]:
    """Return what is told of the marks of a text whose first line is line 1."""
    MARKED.reset().convert(text)
    report = Report("fr.md")
    check(enumerate(text.split("\n"), 1), MARKED, front, report)
    return told(report)


def test_a_block_that_is_whole_has_no_problem() -> None:
    assert problems("Avant.\n\n/// carried | Titre\n\nTexte.\n\n///\n\nAprès.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/// carryed | T\n\nx\n\n///", ["1: “/// carryed” is not known; did you mean “carried”?"]),
        ("/// x\n\n///", ["1: “/// x” is not known; write one of: /// carried"]),
        (
            "a\n\n/// carried | T\n\nx",
            ["3: “/// carried” has no end; close it with a line “///” where it ends"],
        ),
        ("a\n\n///\n", ["3: a line “///” that ends nothing; take it out"]),
        (
            "/// carried\n\nx\n\n///",
            [
                (
                    "1: “/// carried” has no title; "
                    "write it behind a bar, as in “/// carried | Its title”"
                )
            ],
        ),
        (
            "- un\n\n    /// carried | T\n\n    x\n\n    ///",
            [
                (
                    "3: a carried text inside something else; "
                    "put its two lines “///” at the beginning of the line, outside lists"
                )
            ],
        ),
        (
            "/// carried | T\n\n/// carried | U\n\nx\n\n///",
            [
                (
                    "3: “/// carried” begins inside “/// carried”; "
                    "close “/// carried” with a line “///” before"
                ),
            ],
        ),
    ],
)
def test_a_mark_that_is_wrong_is_told(text: str, expected: list[str]) -> None:
    assert [one for one in problems(text) if one in expected] == expected


def test_a_carried_text_without_provenance_is_told() -> None:
    assert problems("/// carried | T\n\nx\n\n///", front=()) == [
        (
            "1: “/// carried” needs the block “carried”; "
            "add “carried:” with its keys to the front matter"
        )
    ]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_marks_in_code_are_code(fence: str) -> None:
    assert problems(f"{fence}\n/// carried | T\n{fence}") == []


def test_marks_in_a_comment_are_none() -> None:
    assert problems("<!-- un -->\n\n<!--\n/// x\n\n```\n\n///\n-->\n\n/// y\n\n///") == [
        "11: “/// y” is not known; write one of: /// carried"
    ]
    assert problems("```\n<!--\n```\n\n///\n") == ["5: a line “///” that ends nothing; take it out"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_mixture_of_marks_makes_the_check_raise(text: str) -> None:
    assert all(problem.partition(":")[0].isdecimal() for problem in problems(text))


@pytest.mark.parametrize(
    "text", ["Un[^1] [mot](b).\n\n[^1]: Note.\n\n- a\n\n> b", "## Titre\n\n| a |\n|---|\n| b |"]
)
def test_a_text_without_marks_is_the_same_with_and_without_blocks(text: str) -> None:
    assert MARKED.reset().convert(text) == PLAIN.reset().convert(text)


def test_a_carried_text_is_an_article_whose_headings_are_one_level_lower() -> None:
    text = "/// carried | Un *titre*\n\n## Deux\n\n##### Cinq\n\n###### Six\n\n///"
    assert MARKED.reset().convert(text).split("\n") == [
        '<article id="carried">',
        '<h2 id="un-titre">Un <em>titre</em></h2>',
        '<h3 id="deux">Deux</h3>',
        '<h6 id="cinq">Cinq</h6>',
        '<h6 id="six">Six</h6>',
        '<hr id="carried-end">',
        "</article>",
    ]
