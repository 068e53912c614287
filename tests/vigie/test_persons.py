"""People named in a text without being listed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.strategies import nodes
from tests.values import fields, told
from vigie.persons import Person, persons
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node


def read(yaml: str) -> tuple[tuple[Person, ...], list[str]]:
    """Return the people of the key `authors`, and what is told of them."""
    keys = fields(yaml)
    return persons(keys, "authors"), told(keys.report)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("authors: Ada Éluard", (Person(name="Ada Éluard"),)),
        ("authors: [Ada, {name: Bob}]", (Person(name="Ada"), Person(name="Bob"))),
        (
            "authors: {name: Ada, url: https://a.ca, affiliation: BCC}",
            (Person(name="Ada", url="https://a.ca", affiliation="BCC"),),
        ),
        ("title: A", ()),
    ],
)
def test_people_are_names_or_blocks(yaml: str, expected: tuple[Person, ...]) -> None:
    assert read(yaml) == (expected, [])


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("authors: [[Ada]]", "2: “authors”: somebody has a name; write e.g. authors: [Ada Éluard]"),
        (
            "authors: [{url: https://a.ca}]",
            "2: “authors.name” is missing; write “name: ” and the name",
        ),
        (
            "authors: [{name: A, nmae: B}]",
            "2: the key “authors.nmae” is not known; did you mean “name”?",
        ),
        (
            "authors: [{name: A, url: a.ca}]",
            (
                "2: “authors.url”: “a.ca” is not a web address; "
                "write it whole, e.g. https://example.org/"
            ),
        ),
        (
            "authors:\n  - Ada #1",
            (
                "2: “authors”: the text after “#” would be lost (#1); "
                'put the value between double quotes: authors: "Ada #1"'
            ),
        ),
    ],
)
def test_people_who_cannot_be_read_are_told(yaml: str, problem: str) -> None:
    assert read(yaml)[1] == [problem]


def test_machines_read_what_there_is_of_somebody() -> None:
    assert Person(name="Ada").linked == {"@type": "Person", "name": "Ada"}
    assert Person(name="Ada", url="https://a.ca", affiliation="BCC").linked == {
        "@type": "Person",
        "name": "Ada",
        "url": "https://a.ca",
        "affiliation": {"@type": "Organization", "name": "BCC"},
    }


@settings(max_examples=50)
@given(nodes())
def test_no_value_makes_the_reader_raise(node: Node) -> None:
    found = persons(Fields(Mapping({"authors": (2, node)}, 2), Report("fr.md")), "authors")
    assert all(isinstance(one, Person) for one in found)
