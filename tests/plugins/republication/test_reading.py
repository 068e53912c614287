"""The provenance of a text as its writer told it, in `republication:` or `carried:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.republication.licences import licence
from plugins.republication.model import (
    Changes,
    Indexing,
    Permission,
    Provenance,
    Publication,
    Republication,
)
from plugins.republication.reading import read_carried, read_republication
from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.languages import Language, Localized
from vigie.locale.dates import partial_date
from vigie.persons import Person
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node, Scalar

LEAST = "title: A\npublication: B\nlicence: CC-BY-4.0\n"


def read(yaml: str, language: Language = Language.FR) -> tuple[Republication, list[str]]:
    """Return what a block tells, and what is told of it."""
    block = fields(yaml)
    found = read_republication(block, ZONE, language)
    block.finish()
    return found, told(block.report)


def of(yaml: str, language: Language = Language.FR) -> tuple[Provenance, list[str]]:
    """Return the provenance that a block tells, and what is told of it."""
    found, problems = read(yaml, language)
    return found.provenance, problems


def named(name: str) -> Publication:
    """Return a publication that is no partner."""
    return Publication(name=Localized(fr=name, en=name))


def test_the_title_the_place_and_the_right_are_the_least() -> None:
    assert of(LEAST) == (
        Provenance(
            title="A",
            authors=(),
            publication=named("B"),
            url="",
            date="",
            language=Language.FR,
            licence=licence("CC-BY-4.0"),
            permission=None,
            changes=Changes.VERBATIM,
            translator="",
        ),
        [],
    )


def test_every_fact_has_its_place() -> None:
    provenance, problems = of(
        "title: A\npublication: B\nurl: https://example.org/\ndate: 2013-06\nlanguage: en\n"
        "authors:\n  - name: Ada\n    url: https://example.net/\n    affiliation: BCC\n"
        "  - name: Bob\npermission:\n  granted_by: Ada\n  granted_on: 2013-06-05\n"
        "changes: translated\ntranslator: Zoé\n"
    )
    assert problems == []
    assert provenance == Provenance(
        title="A",
        authors=(
            Person(name="Ada", url="https://example.net/", affiliation="BCC"),
            Person(name="Bob", url="", affiliation=""),
        ),
        publication=named("B"),
        url="https://example.org/",
        date="2013-06",
        language=Language.EN,
        licence=None,
        permission=Permission(granted_by="Ada", granted_on="2013-06-05"),
        changes=Changes.TRANSLATED,
        translator="Zoé",
    )


@pytest.mark.parametrize(
    ("publication", "expected"),
    [
        ("Le bulletin", named("Le bulletin")),
        ("circle", Publication(id="circle", name=Localized(fr="circle", en="circle"))),
        ("{name: bulletin}", named("bulletin")),
        (
            "{name: {fr: Le fil, en: The feed}, url: https://a.ca, feed: https://a.ca/feed}",
            Publication(
                name=Localized(fr="Le fil", en="The feed"),
                url="https://a.ca",
                feed="https://a.ca/feed",
            ),
        ),
    ],
)
def test_a_publication_is_a_partner_or_told_in_place(
    publication: str, expected: Publication
) -> None:
    provenance, problems = of(f"title: A\nlicence: CC-BY-4.0\npublication: {publication}")
    assert problems == []
    assert provenance.publication == expected


@pytest.mark.parametrize("language", Language)
def test_an_original_is_in_the_language_of_the_text_unless_told(language: Language) -> None:
    assert of(LEAST, language)[0].language is language
    assert of(f"{LEAST}language: en", language)[0].language is Language.EN


def test_an_original_that_is_not_public_has_no_address() -> None:
    assert of(f"{LEAST}url: null") == (of(LEAST)[0], [])


@pytest.mark.parametrize(
    ("lines", "indexing"),
    [
        ("", Indexing.OURS),
        ("url: https://a.ca", Indexing.CANONICAL),
        ("url: https://a.ca\nchanges: summary", Indexing.OURS),
        ("url: https://a.ca\nchanges: excerpt", Indexing.OURS),
        ("url: https://a.ca\nindexing: ours", Indexing.OURS),
        ("url: https://a.ca\nindexing: both\nchanges: summary", Indexing.BOTH),
        ("indexing: noindex", Indexing.NOINDEX),
    ],
)
def test_a_copy_of_a_public_text_leaves_search_engines_to_it_unless_told(
    lines: str, indexing: Indexing
) -> None:
    found, problems = read(f"{LEAST}{lines}")
    assert problems == []
    assert found.indexing is indexing
    wanted = indexing in {Indexing.CANONICAL, Indexing.BOTH}
    assert found.canonical() == ("https://a.ca" if wanted else "")
    assert found.indexed() is (indexing in {Indexing.CANONICAL, Indexing.OURS})


def test_a_republication_without_a_right_is_told() -> None:
    assert of("title: A\npublication: B")[1] == [
        (
            "2: neither a licence nor a permission to republish; "
            "write “licence: CC-BY-4.0” or “permission: {granted_by: …}”"
        )
    ]


@pytest.mark.parametrize("changes", Changes)
def test_a_licence_without_derivatives_allows_the_text_as_it_is(changes: Changes) -> None:
    block = f"title: A\npublication: B\nlicence: CC-BY-NC-ND-4.0\nlanguage: en\nchanges: {changes}"
    forbidden = changes in {Changes.ADAPTED, Changes.TRANSLATED}
    assert of(block)[1] == (
        [
            (
                f"4: “licence”: CC-BY-NC-ND-4.0 does not allow a text that is {changes}; "
                "republish it verbatim, or ask for a permission and write it under “permission”"
            )
        ]
        if forbidden
        else []
    )
    assert of(f"{block}\npermission: {{granted_by: Ada}}")[1] == []


@pytest.mark.parametrize("date", ["2013", "2013-06", "2013-06-05", "2012-02-29", "0001"])
def test_a_date_may_be_a_year_a_month_or_a_day(date: str) -> None:
    provenance, problems = of(f"{LEAST}date: {date}")
    assert problems == []
    assert provenance.date == date


@pytest.mark.parametrize(
    "date",
    [
        *("yesterday", "13", "2013-6", "2013-13", "2013-00", "2013-02-29", "2013-06-00", "0000"),
        *("2013-06-05T09:00", "2013-W01", "20130605", "2013-06-05-01", "２０１３"),  # noqa: RUF001
    ],
)
def test_a_date_that_is_none_of_the_calendar_is_told(date: str) -> None:
    provenance, problems = of(f"{LEAST}date: {date}")
    assert provenance.date == ""
    assert problems == [
        f"5: “date”: “{date}” is not a date; write a year, a month or a day, e.g. 2013-06"
    ]


@given(st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True), st.sampled_from(Language))
def test_every_date_that_is_read_can_be_written_in_words(date: str, language: Language) -> None:
    block = Fields(Mapping({"date": (2, Scalar(date, 2))}, 2), Report("fr.md"))
    read_date = read_republication(block, ZONE, language).provenance.date
    assert (read_date == date) != any("“date”:" in problem for problem in told(block.report))
    if read_date:
        assert date[:4].lstrip("0") in partial_date(read_date, language)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("permission: Ada", "5: “permission”: a block of “key: value” lines is expected; "),
        ("permission: {granted_on: 2013}", "5: “permission.granted_by” is missing; "),
        ("permission: {granted_by: A, granted_on: May}", "5: “permission.granted_on”: “May” is "),
        ("permission: {granted_by: A, by: B}", "5: the key “permission.by” is not known; "),
        ("changes: verbatum", "5: “changes”: “verbatum” is not known; did you mean “verbatim”?"),
        ("url: javascript:alert(1)", "5: “url”: “javascript:alert(1)” is not a web address; "),
        ("license: MIT", "5: the key “license” is not known; did you mean “licence”?"),
        ("indexing: canonicle", "5: “indexing”: “canonicle” is not known; did you mean “canon"),
        ("indexing: both", "5: “indexing”: the original has no address to lead to; "),
        ("translator: Zoé", "5: “translator”: “verbatim” is no translation; write “changes: tra"),
    ],
)
def test_a_fact_that_cannot_be_read_is_told(line: str, problem: str) -> None:
    (found,) = of(f"{LEAST}{line}")[1]
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("publication", "problem"),
    [
        ("", "2: “publication” is empty; write where it was first published"),
        ("{url: https://a.ca}", "2: “publication”: it has no name; write where it was first pub"),
        ("{name: A, feeds: B}", "2: the key “publication.feeds” is not known; did you mean “feed”"),
        ("[a, b]", "2: “publication”: a list where one text is expected; "),
        ("{name: {fr: A}}", "2: “publication.name.en” is missing; write it in both languages"),
    ],
)
def test_a_publication_that_cannot_be_read_is_told(publication: str, problem: str) -> None:
    (found,) = of(f"publication: {publication}\ntitle: A\nlicence: MIT")[1]
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("licence_", "remedy"),
    [
        ("CC-BY", "did you mean “CC-BY-4.0”?"),
        ("CC BY-NC 4.0", "did you mean “CC-BY-NC-4.0”?"),
        ("ask us first", "write an SPDX id, e.g. CC-BY-4.0"),
    ],
)
def test_a_licence_that_is_not_known_is_told_and_nothing_more(licence_: str, remedy: str) -> None:
    assert of(f"title: A\npublication: B\nlicence: {licence_}")[1] == [
        f"4: “licence”: “{licence_}” is not known; {remedy}"
    ]


def test_a_carried_text_takes_the_same_keys_but_how_it_is_listed() -> None:
    block = fields(f"{LEAST}indexing: ours")
    assert read_carried(block, ZONE, Language.EN).provenance == of(LEAST, Language.EN)[0]
    block.finish()
    (problem,) = told(block.report)
    assert problem.startswith("5: the key “indexing” is not known; ")


@pytest.mark.parametrize(
    "key",
    [
        *("title", "authors", "publication", "url", "date", "language", "licence", "permission"),
        *("changes", "translator", "indexing"),
    ],
)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_readers_raise(key: str, node: Node) -> None:
    for read_block in (read_republication, read_carried):
        report = Report("fr.md")
        found = read_block(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.FR)
        assert found.provenance.changes in Changes
        assert report.problems
