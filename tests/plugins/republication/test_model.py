"""The provenance of a republished text, from the block `republication:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.republication.model import Changes, OriginalAuthor, Permission, Republication, read
from tests.strategies import nodes
from tests.values import ZONE, Curly, fields, told
from vigie.dates import partial_date
from vigie.fields import Fields
from vigie.languages import Language
from vigie.nodes import Mapping, Node, Scalar
from vigie.problems import Report

LEAST = "title: A\npublication: B\nlicence: CC-BY-4.0\n"


def of(yaml: str, language: Language = Language.FR) -> tuple[Republication, list[str]]:
    """Return the provenance that a block tells, and what is told of it."""
    block = fields(yaml)
    provenance = read(block, ZONE, language)
    block.finish()
    return provenance, told(block.report)


def test_the_title_the_place_and_the_right_are_the_least() -> None:
    assert of(LEAST) == (
        Republication(
            title="A",
            authors=(),
            publication="B",
            url="",
            date="",
            language=Language.FR,
            licence="CC-BY-4.0",
            permission=None,
            changes=Changes.VERBATIM,
        ),
        [],
    )


def test_every_fact_has_its_place() -> None:
    provenance, problems = of(
        "title: A\npublication: B\nurl: https://example.org/\ndate: 2013-06\nlanguage: en\n"
        "authors:\n  - name: Ada\n    url: https://example.net/\n    affiliation: BCC\n"
        "  - name: Bob\npermission:\n  granted_by: Ada\n  granted_on: 2013-06-05\n"
        "changes: translated\n"
    )
    assert problems == []
    assert provenance == Republication(
        title="A",
        authors=(
            OriginalAuthor(name="Ada", url="https://example.net/", affiliation="BCC"),
            OriginalAuthor(name="Bob", url="", affiliation=""),
        ),
        publication="B",
        url="https://example.org/",
        date="2013-06",
        language=Language.EN,
        licence="",
        permission=Permission(granted_by="Ada", granted_on="2013-06-05"),
        changes=Changes.TRANSLATED,
    )


@pytest.mark.parametrize("language", Language)
def test_an_original_is_in_the_language_of_the_text_unless_told(language: Language) -> None:
    assert of(LEAST, language)[0].language is language
    assert of(f"{LEAST}language: en", language)[0].language is Language.EN


def test_an_original_that_is_not_public_has_no_address() -> None:
    assert of(f"{LEAST}url: null") == (of(LEAST)[0], [])


def test_a_republication_without_a_right_is_told() -> None:
    assert of("title: A\npublication: B")[1] == [
        (
            "2: neither a licence nor a permission to republish; "
            "write “licence: CC-BY-4.0” or “permission: {granted_by: …}”"
        )
    ]


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
    read_date = read(block, ZONE, language).date
    assert (read_date == date) != any("“date”:" in problem for problem in told(block.report))
    if read_date:
        assert date[:4].lstrip("0") in partial_date(read_date, language)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("authors: [Ada]", "5: “authors”: an original author has a name; "),
        ("authors: [{url: https://a.ca}]", "5: “republication.authors.name” is missing; "),
        ("authors: [{name: A, nmae: B}]", "5: the key “republication.authors.nmae” is not known; "),
        ("authors: [{name: A, url: a.ca}]", "5: “republication.authors.url”: “a.ca” is not a web "),
        ("permission: Ada", "5: “permission”: a block of “key: value” lines is expected; "),
        ("permission: {granted_on: 2013}", "5: “permission.granted_by” is missing; "),
        ("permission: {granted_by: A, granted_on: May}", "5: “permission.granted_on”: “May” is "),
        ("permission: {granted_by: A, by: B}", "5: the key “permission.by” is not known; "),
        ("changes: verbatum", "5: “changes”: “verbatum” is not known; did you mean “verbatim”?"),
        ("url: javascript:alert(1)", "5: “url”: “javascript:alert(1)” is not a web address; "),
        ("license: MIT", "5: the key “license” is not known; did you mean “licence”?"),
    ],
)
def test_a_fact_that_cannot_be_read_is_told(line: str, problem: str) -> None:
    (found,) = of(f"{LEAST}{line}")[1]
    assert found.startswith(problem)


@pytest.mark.parametrize(
    "key", ["title", "authors", "publication", "url", "date", "language", "permission", "changes"]
)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(key: str, node: Node) -> None:
    report = Report("fr.md")
    assert read(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.FR).changes in Changes
    assert report.problems


def test_the_title_of_the_original_is_set_in_its_own_language() -> None:
    provenance, _ = of(
        "title: It's\npublication: L'écho\nlanguage: en\nurl: https://example.org/l'a\n"
        "authors: [{name: D'Arc, affiliation: L'État}]\npermission: {granted_by: L'auteur}\n"
    )
    typesetter = Curly()
    made = provenance.typeset(typesetter, Language.FR)
    assert typesetter.languages[0] is Language.EN
    assert set(typesetter.languages[1:]) == {Language.FR}
    assert (made.title, made.publication, made.url) == ("It’s", "L’écho", "https://example.org/l'a")
    assert made.authors == (OriginalAuthor(name="D’Arc", url="", affiliation="L’État"),)
    assert made.permission == Permission(granted_by="L’auteur", granted_on="")
