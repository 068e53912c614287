"""Who answers in an interview, from the block `interview:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.interviews.model import Interview, read
from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.languages import Language
from vigie.persons import Person
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node


def of(yaml: str) -> tuple[Interview, list[str]]:
    """Return the interview of a block, and what is told of it."""
    block = fields(yaml)
    interview = read(block, ZONE, Language.FR)
    block.finish()
    return interview, told(block.report)


def test_those_who_answer_have_a_name_and_perhaps_more() -> None:
    interview, problems = of(
        "with: [Ada Éluard, {name: Sam Winter, affiliation: BCC, url: 'https://example.org/'}]\n"
        "date: 2026-11"
    )
    assert problems == []
    assert interview == Interview(
        people=(
            Person(name="Ada Éluard"),
            Person(name="Sam Winter", affiliation="BCC", url="https://example.org/"),
        ),
        date="2026-11",
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "date: 2026",
            "2: “interview.with” is missing; write who answers, e.g. with: [Ada Éluard]",
        ),
        ("with:", "2: “with”: nobody is named; write who answers, e.g. with: [Ada Éluard]"),
        ("with: []", "2: “with”: nobody is named; write who answers, e.g. with: [Ada Éluard]"),
        ("with: [[Ada]]", "2: “with”: somebody has a name; write e.g. with: [Ada Éluard]"),
        (
            "with: [{url: 'https://x.org/'}]",
            "2: “with.name” is missing; write “name: ” and the name",
        ),
        (
            "with: [{name: Ada, url: x.org}]",
            (
                "2: “with.url”: “x.org” is not a web address; "
                "write it whole, e.g. https://example.org/"
            ),
        ),
        (
            "with: Ada\ndate: hier",
            "3: “date”: “hier” is not a date; write a year, a month or a day, e.g. 2013-06",
        ),
        ("wiht: Ada\nwith: Ada", "2: the key “wiht” is not known; did you mean “with”?"),
    ],
)
def test_a_mistake_is_told_with_its_remedy(written: str, problem: str) -> None:
    assert of(written)[1] == [problem]


@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(node: Node) -> None:
    report = Report("fr.md")
    read(Fields(Mapping({"with": (2, node), "date": (3, node)}, 2), report), ZONE, Language.FR)
