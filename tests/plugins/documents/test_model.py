"""The facts of a document, from the block `document:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.documents.model import Document, read
from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.fields import Fields
from vigie.languages import Language
from vigie.nodes import Mapping, Node
from vigie.problems import Report


def of(yaml: str, language: Language = Language.FR) -> tuple[Document, list[str]]:
    """Return the document of a block, and what is told of it."""
    block = fields(yaml)
    document = read(block, ZONE, language)
    block.finish()
    return document, told(block.report)


def test_a_document_has_a_format_and_may_have_more() -> None:
    assert of("format: PDF") == (
        Document(url="", format="PDF", pages=None, language=Language.FR),
        [],
    )
    assert of("url: https://example.org/a.pdf\nformat: PDF\npages: 176\nlanguage: en") == (
        Document(url="https://example.org/a.pdf", format="PDF", pages=176, language=Language.EN),
        [],
    )


@pytest.mark.parametrize("language", Language)
def test_a_document_is_in_the_language_of_the_text_unless_told(language: Language) -> None:
    assert of("format: PDF", language)[0].language is language


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("pages: 3", "2: “format” is missing; write e.g. format: PDF"),
        ("format: PDF\npages: many", "3: “pages”: “many” is not a whole number; "),
        ("format: PDF\nurl: a.pdf", "3: “url”: “a.pdf” is not a web address; "),
        ("format: PDF\nsize: 2 Mo", "3: the key “size” is not known; the keys known here are: "),
    ],
)
def test_a_fact_that_cannot_be_read_is_told(yaml: str, problem: str) -> None:
    (found,) = of(yaml)[1]
    assert found.startswith(problem)


@pytest.mark.parametrize("key", ["url", "format", "pages", "language"])
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(key: str, node: Node) -> None:
    report = Report("fr.md")
    document = read(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.EN)
    assert document.format or report.problems
