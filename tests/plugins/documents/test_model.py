"""The facts of a document, from the block `document:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.documents.model import Document, Facts, read
from tests.strategies import nodes
from tests.values import ZONE, Curly, fields, text, told
from vigie.languages import Language
from vigie.persons import Person
from vigie.problems import Report
from vigie.prose import Reference
from vigie.reading.blocks import Surroundings
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node
from vigie.reading.taxonomy import empty


def of(yaml: str, language: Language = Language.FR) -> tuple[Document, list[str]]:
    """Return the document of a block, and what is told of it."""
    block = fields(yaml)
    document = read(block, ZONE, language)
    block.finish()
    return document, told(block.report)


def test_a_document_has_a_format_and_may_have_more() -> None:
    facts = Facts(format="PDF", pages=None, size=None, language=Language.FR)
    assert of("format: PDF") == (
        Document(title="", authors=(), url="", file=None, facts=facts),
        [],
    )
    document, problems = of(
        "title: Actes\nauthors: [Ada Éluard]\nurl: https://example.org/a.epub\nformat: ePub\n"
        "pages: 176\nsize: 2,1 Mo\nlanguage: en"
    )
    assert problems == []
    assert document == Document(
        title="Actes",
        authors=(Person(name="Ada Éluard"),),
        url="https://example.org/a.epub",
        file=None,
        facts=Facts(format="ePub", pages=176, size=2_100_000, language=Language.EN),
    )


@pytest.mark.parametrize(
    ("yaml", "format_"),
    [
        ("file: actes.pdf", "PDF"),
        ("url: https://example.org/actes.odt?v=2", "ODT"),
        ("url: https://example.org/actes.pdf\nformat: PDF accessible", "PDF accessible"),
    ],
)
def test_the_end_of_an_address_tells_the_format(yaml: str, format_: str) -> None:
    document, problems = of(yaml)
    assert problems == []
    assert document.facts.format == format_


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("2,1 Mo", 2_100_000),
        ("2.1 MB", 2_100_000),
        ("850 ko", 850_000),
        ("850kB", 850_000),
        ("1 Go", 10**9),
        ("512 o", 512),
    ],
)
def test_a_size_is_written_in_either_language(written: str, size: int) -> None:
    document, problems = of(f"format: PDF\nsize: {written}")
    assert problems == []
    assert document.facts.size == size


def test_a_file_is_published_and_has_its_own_size() -> None:
    document, problems = of("file: annexes/mes%20actes.pdf")
    assert problems == []
    (reference,) = document.references()
    assert reference == Reference(
        target="annexes/mes%20actes.pdf", line=2, embedded=True, noun="the document"
    )
    folder = "posts/2013/2013-06-05-x"
    sizes = {f"{folder}/annexes/mes actes.pdf": 2_149_580}
    around = Surroundings(taxonomy=empty(), sizes=sizes)
    assert document.settled(text(folder), around, Report("")).facts.size == 2_149_580
    lost = Surroundings(taxonomy=empty(), sizes={})
    assert document.settled(text(folder), lost, Report("")).facts.size is None


def test_a_title_is_set_in_the_language_of_the_document() -> None:
    document, _ = of("format: PDF\ntitle: It's\nlanguage: en\nauthors: [D'Arc]")
    typesetter = Curly()
    made = document.typeset(typesetter, Language.FR)
    assert (made.title, made.authors) == ("It’s", (Person(name="D’Arc"),))
    assert typesetter.languages[0] is Language.EN


def test_machines_read_what_the_post_is_about() -> None:
    document, _ = of("title: Actes\nurl: https://example.org/a.pdf\nsize: 2,1 Mo\nauthors: [Ada]")
    assert document.posting(text(), "https://vigie.example/", {}) == {
        "about": {
            "@type": "DigitalDocument",
            "name": "Actes",
            "inLanguage": "fr-CA",
            "author": [{"@type": "Person", "name": "Ada"}],
            "encoding": {
                "@type": "MediaObject",
                "contentUrl": "https://example.org/a.pdf",
                "encodingFormat": "application/pdf",
                "contentSize": "2,1\xa0Mo",
            },
        }
    }
    nowhere, _ = of("format: PDF")
    assert nowhere.posting(text(), "", {}) == {
        "about": {"@type": "DigitalDocument", "inLanguage": "fr-CA"}
    }


@pytest.mark.parametrize("language", Language)
def test_a_document_is_in_the_language_of_the_text_unless_told(language: Language) -> None:
    assert of("format: PDF", language)[0].facts.language is language


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("pages: 3", "2: “format” is missing; write e.g. format: PDF"),
        ("url: https://example.org/actes", "2: “format” is missing; write e.g. format: PDF"),
        ("format: PDF\npages: many", "3: “pages”: “many” is not a whole number; "),
        ("format: PDF\nurl: a.pdf", "3: “url”: “a.pdf” is not a web address; "),
        ("format: PDF\nsize: big", "3: “size”: “big” is not a size; write e.g. 2.1 MB or 850 kB"),
        ("file: a.pdf\nsize: 2 Mo", "3: “size”: the size of a file is known; take it out"),
        (
            "file: a.pdf\nurl: https://example.org/a.pdf",
            "2: “file”: a document has one address; keep “file” or “url”",
        ),
        ("format: PDF\nlang: fr", "3: the key “lang” is not known; did you mean “language”?"),
        ("format: PDF\nauthors: [{url: b}]", "3: “authors.name” is missing; "),
    ],
)
def test_a_fact_that_cannot_be_read_is_told(yaml: str, problem: str) -> None:
    assert of(yaml)[1][0].startswith(problem)


@pytest.mark.parametrize(
    "key", ["title", "authors", "url", "file", "format", "pages", "size", "language"]
)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(key: str, node: Node) -> None:
    report = Report("fr.md")
    document = read(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.EN)
    assert document.facts.format or report.problems
