"""A provenance among the partners of the site and in the text that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from plugins.republication.licences import licence
from plugins.republication.model import (
    Carried,
    Changes,
    Indexing,
    Permission,
    Provenance,
    Publication,
    Republication,
)
from tests.values import Curly, told
from tests.values import text as text_of
from vigie.content import Axis, Term, Text
from vigie.languages import Language, Localized
from vigie.persons import Person
from vigie.problems import Report
from vigie.reading.blocks import Surroundings
from vigie.reading.taxonomy import empty

FR, EN = Language.FR, Language.EN
CIRCLE = Term(
    axis=Axis.PARTNER,
    id="circle",
    name=Localized(fr="Le cercle", en="The circle"),
    slug=Localized(fr="circle", en="circle"),
    url="https://example.org/",
    feed="https://example.org/feed.xml",
)
AROUND = Surroundings(taxonomy={**empty(), Axis.PARTNER: {"circle": CIRCLE}}, sizes={})
GIVEN = Provenance(
    title="A",
    authors=(Person(name="Ada", url="", affiliation="BCC"),),
    publication=Publication(id="circle", name=Localized(fr="circle", en="circle")),
    url="https://example.org/a",
    date="2013-06",
    language=FR,
    licence=licence("CC-BY-4.0"),
    permission=None,
    changes=Changes.VERBATIM,
    translator="",
)
LINES = {
    "republication": 3,
    "republication.publication": 5,
    "republication.language": 7,
    "carried": 9,
}


def republication(**changes: object) -> Republication:
    """Return the provenance of a post, with changes."""
    given = replace(GIVEN, **changes)  # type: ignore[arg-type]
    return Republication(provenance=given, indexing=Indexing.OURS)


def settled(block: Republication | Carried, text: Text) -> tuple[Provenance, list[str]]:
    """Return a provenance settled in `text`, and what is told of it."""
    report = Report("fr.md")
    return block.settled(text, AROUND, report).provenance, told(report)


def text(language: Language = FR, html: str = "<p>Un.</p>") -> Text:
    """Return a text whose blocks have lines."""
    return text_of(language=language, html=html, lines=LINES)


def publication(name: str, id_: str = "") -> Publication:
    return Publication(id=id_, name=Localized(fr=name, en=name))


def test_a_partner_is_named_as_in_its_file() -> None:
    found, problems = settled(republication(), text())
    assert problems == []
    assert found.publication == Publication(
        id="circle",
        name=CIRCLE.name,
        url="https://example.org/",
        feed="https://example.org/feed.xml",
    )
    assert replace(republication(), provenance=found).partners() == ("circle",)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (publication("circel", "circel"), "5: unknown partner “circel”; did you mean “circle”?"),
        (
            publication("gazette", "gazette"),
            (
                "5: unknown partner “gazette”; "
                "add it to partners.toml, or write publication: {name: gazette}"
            ),
        ),
        (
            publication("The Circle"),
            "5: “The Circle” is the partner “circle”; write publication: circle",
        ),
    ],
)
def test_a_publication_that_may_be_a_partner_is_told(given: Publication, problem: str) -> None:
    found, problems = settled(republication(publication=given), text())
    assert problems == [problem]
    assert not found.publication.id


def test_a_publication_that_is_no_partner_stays_as_it_is_told() -> None:
    given = publication("Le bulletin")
    found, problems = settled(republication(publication=given), text())
    assert (found.publication, problems) == (given, [])


@pytest.mark.parametrize(
    ("changes", "language", "problem"),
    [
        (
            Changes.VERBATIM,
            EN,
            (
                "7: the original is in “fr”, the text in “en”; "
                "write “changes: translated” or “body_lang: fr”"
            ),
        ),
        (
            Changes.TRANSLATED,
            FR,
            (
                "3: translated from “fr” into the same language; "
                "write the language of the original, e.g. language: en"
            ),
        ),
    ],
)
def test_a_language_that_cannot_be_right_is_told(
    changes: Changes, language: Language, problem: str
) -> None:
    assert settled(republication(changes=changes), text(language))[1] == [problem]


@pytest.mark.parametrize("language", Language)
def test_a_summary_may_be_in_any_language(language: Language) -> None:
    assert settled(republication(changes=Changes.SUMMARY), text(language))[1] == []


def test_a_carried_text_that_is_not_in_its_post_is_told() -> None:
    assert settled(Carried(provenance=GIVEN, language=FR), text())[1] == [
        (
            "9: the text that “carried” describes is not there; "
            "put it between a line “/// carried | Its title” and a line “///”"
        )
    ]


@pytest.mark.parametrize(
    ("changes", "language"),
    [
        (Changes.VERBATIM, FR),
        (Changes.EXCERPT, FR),
        (Changes.TRANSLATED, EN),
        (Changes.SUMMARY, EN),
    ],
)
def test_a_carried_text_is_in_the_language_of_its_words(
    changes: Changes, language: Language
) -> None:
    block = Carried(provenance=replace(GIVEN, changes=changes), language=EN)
    report = Report("en.md")
    found = block.settled(text(EN, '<article id="carried"></article>'), AROUND, report)
    assert found.language is language
    assert report.problems == []


def test_machines_read_who_wrote_the_original_and_where() -> None:
    block = replace(republication(), provenance=settled(republication(), text())[0])
    ada = {
        "@type": "Person",
        "name": "Ada",
        "affiliation": {"@type": "Organization", "name": "BCC"},
    }
    assert block.posting(text(), "https://vigie.example/a/", {}) == {
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "author": [ada],
        "isBasedOn": {
            "@type": "Article",
            "headline": "A",
            "url": "https://example.org/a",
            "inLanguage": "fr-CA",
            "datePublished": "2013-06",
            "author": [ada],
            "publisher": {
                "@type": "Organization",
                "name": "Le cercle",
                "url": "https://example.org/",
            },
        },
    }


def test_machines_read_a_translation_as_one_and_who_made_it() -> None:
    given = republication(changes=Changes.TRANSLATED, translator="Zoé")
    said = given.posting(text(EN), "", {})
    assert said["translator"] == [{"@type": "Person", "name": "Zoé"}]
    assert "translationOfWork" in said
    assert "isBasedOn" not in said


def test_the_words_of_a_summary_are_ours() -> None:
    said = republication(changes=Changes.SUMMARY).posting(text(), "", {})
    assert "author" not in said
    assert "isBasedOn" in said


def test_the_title_of_the_original_is_set_in_its_own_language() -> None:
    given = replace(
        GIVEN,
        title="It's",
        language=EN,
        url="https://example.org/l'a",
        publication=publication("L'écho"),
        authors=(Person(name="D'Arc", affiliation="L'État"),),
        permission=Permission(granted_by="L'auteur", granted_on=""),
    )
    typesetter = Curly()
    made = Republication(provenance=given, indexing=Indexing.OURS).typeset(typesetter, FR)
    assert typesetter.languages[0] is EN
    set_ = made.provenance
    assert Carried(provenance=given, language=FR).typeset(typesetter, FR).provenance == set_
    assert (set_.title, set_.publication.name.fr, set_.url) == (
        "It’s",
        "L’écho",
        "https://example.org/l'a",
    )
    assert set_.authors == (Person(name="D’Arc", affiliation="L’État"),)
    assert set_.permission == Permission(granted_by="L’auteur", granted_on="")


def test_machines_read_a_carried_text_as_a_part_of_its_post() -> None:
    said = Carried(provenance=GIVEN, language=FR).posting(text(), "https://vigie.example/a/", {})
    (part,) = cast("list[dict[str, object]]", said["hasPart"])
    assert part["@id"] == "https://vigie.example/a/#carried"
    assert part["headline"] == "A"
    assert part["author"]
    assert "author" not in said
