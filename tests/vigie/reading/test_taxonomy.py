"""people.toml, partners.toml and taxonomy.toml: names by id, every mistake with its line."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import toml_texts
from tests.values import told
from vigie.content import Axis, Term
from vigie.languages import Localized
from vigie.problems import Report
from vigie.reading.taxonomy import empty, lineage, read_partners, read_people, read_terms

if TYPE_CHECKING:
    from vigie.content import Taxonomy


def people(text: str) -> tuple[dict[str, Term], list[str]]:
    """Return the people of a file, and what is told of it."""
    report = Report("people.toml")
    return read_people(text, report), told(report)


def partners(text: str) -> tuple[dict[str, Term], list[str]]:
    """Return the partners of a file, and what is told of it."""
    report = Report("partners.toml")
    return read_partners(text, report), told(report)


def terms(text: str) -> tuple[Taxonomy, list[str]]:
    """Return the terms of a file, and what is told of it."""
    report = Report("taxonomy.toml")
    return read_terms(text, report), told(report)


def test_a_person_has_a_name_and_may_have_more() -> None:
    found, problems = people(
        '[vigie]\nname = "Vigie"\n\n[ada]\nname = {fr = "Ada É.", en = "Ada E."}\n'
        'url = "https://example.net/ada"\naffiliation = {fr = "Université", en = "University"}\n'
        'note = "Writes."\n'
    )
    assert problems == []
    assert found == {
        "vigie": Term(
            axis=Axis.AUTHOR,
            id="vigie",
            name=Localized(fr="Vigie", en="Vigie"),
            slug=Localized(fr="vigie", en="vigie"),
        ),
        "ada": Term(
            axis=Axis.AUTHOR,
            id="ada",
            name=Localized(fr="Ada É.", en="Ada E."),
            slug=Localized(fr="ada", en="ada"),
            description=Localized(fr="Writes.", en="Writes."),
            affiliation=Localized(fr="Université", en="University"),
            url="https://example.net/ada",
        ),
    }


def test_a_partner_has_a_name_and_may_have_an_address_and_a_feed() -> None:
    found, problems = partners(
        '[circle]\nname = {fr = "Le cercle", en = "The circle"}\nurl = "https://example.org/"\n'
        'feed = "https://example.org/feed.xml"\ndescription = "They read."\n'
    )
    assert problems == []
    assert found == {
        "circle": Term(
            axis=Axis.PARTNER,
            id="circle",
            name=Localized(fr="Le cercle", en="The circle"),
            slug=Localized(fr="circle", en="circle"),
            description=Localized(fr="They read.", en="They read."),
            url="https://example.org/",
            feed="https://example.org/feed.xml",
        )
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[circle]", '1: “circle” has no name; write name = "…"'),
        (
            '[circle]\nname = "C"\nfeed = "feed.xml"',
            (
                "3: “circle.feed”: “feed.xml” is not a web address; "
                "write it whole, e.g. https://example.org/"
            ),
        ),
        (
            '[circle]\nname = "C"\nnote = "D"',
            (
                "3: the key “circle.note” is not known; "
                "the keys known here are: name, url, feed, description"
            ),
        ),
        (
            '[circle]\nname = {fr = "C"}',
            "2: “circle.name.en” is missing; write it in both languages",
        ),
    ],
)
def test_a_partner_that_cannot_be_read_is_told(text: str, expected: str) -> None:
    assert partners(text)[1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ada]\n", '1: “ada” has no name; write name = "…"'),
        ('\nada = "Ada"', "2: “ada”: a block of “key: value” lines is expected; "),
        (
            '[ada]\nname = "A"\nnmae = "B"',
            "3: the key “ada.nmae” is not known; did you mean “name”?",
        ),
        ('["Ada É"]\nname = "A"', "1: “Ada É” cannot be an id; an id is small letters without "),
        ('[ada]\nname = "A"\nurl = "a.ca"', "3: “ada.url”: “a.ca” is not a web address; "),
        ('[ada]\nname = {fr = "A"}', "2: “ada.name.en” is missing; write it in both languages"),
    ],
)
def test_a_person_that_cannot_be_read_is_told(text: str, expected: str) -> None:
    (problem,) = people(text)[1]
    assert problem.startswith(expected)


def test_a_term_has_a_name_and_an_address_in_each_language() -> None:
    found, problems = terms(
        '[categories.open]\nfr = {name = "Gouvernement ouvert"}\n'
        'en = {name = "Open government", slug = "open", description = "All about it."}\n'
        '[tags.data]\nfr = {name = "Données"}\nen = {name = "Data"}\n'
        '[series.backstage]\nfr = {name = "Les coulisses"}\nen = {name = "Backstage"}\n'
    )
    assert problems == []
    assert list(found) == list(Axis)
    assert found[Axis.CATEGORY] == {
        "open": Term(
            axis=Axis.CATEGORY,
            id="open",
            name=Localized(fr="Gouvernement ouvert", en="Open government"),
            slug=Localized(fr="gouvernement-ouvert", en="open"),
            description=Localized(fr="", en="All about it."),
        )
    }
    assert found[Axis.TAG]["data"].slug == Localized(fr="donnees", en="data")
    assert found[Axis.SERIES]["backstage"].description is None
    assert found[Axis.AUTHOR] == {}


def test_a_name_that_gives_no_address_takes_the_id() -> None:
    found, problems = terms('[tags.lantern]\nfr = {name = "🏮"}\nen = {name = "Lantern"}')
    assert problems == []
    assert found[Axis.TAG]["lantern"].slug == Localized(fr="lantern", en="lantern")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[tags.data]\nfr = {name = "D"}',
            '1: “data” has no name in “en”; write en = {name = "…", slug = "…"}',
        ),
        (
            '[tags.data]\nfr = {name = "D"}\nen = {slug = "d"}',
            '3: “tags.data.en.name” is missing; write name = "…"',
        ),
        ('[tag.data]\nfr = {name = "D"}', "1: the key “tag” is not known; did you mean “tags”?"),
        ('tags = "data"', "1: “tags”: a block of “key: value” lines is expected; "),
        ('[tags]\ndata = "D"', "2: “tags.data”: a block of “key: value” lines is expected; "),
        (
            '[tags.data]\nfr = {name = "D"}\nen = {name = "D"}\nde = {name = "D"}',
            "4: the key “tags.data.de” is not known; the keys known here are: fr, en",
        ),
        (
            '[tags.data]\nfr = {name = "D", slug = "É"}\nen = {name = "D"}',
            "2: “tags.data.fr.slug”: “É” cannot be part of an address; ",
        ),
        ('[tags.É]\nfr = {name = "D"}\nen = {name = "D"}', "1: this is not TOML ("),
    ],
)
def test_a_term_that_cannot_be_read_is_told(text: str, expected: str) -> None:
    (problem,) = terms(text)[1]
    assert problem.startswith(expected)


def test_two_terms_with_one_address_are_told() -> None:
    text = (
        '[tags.a]\nfr = {name = "Données"}\nen = {name = "Data"}\n'
        '[tags.b]\nfr = {name = "Les données", slug = "donnees"}\nen = {name = "Facts"}\n'
        '[series.a]\nfr = {name = "Données"}\nen = {name = "Data"}\n'
    )
    assert terms(text)[1] == [
        "4: “b” and “a” share the slug “donnees” in “fr”; give each its own slug"
    ]


NAMED = 'fr = {name = "A"}\nen = {name = "A"}\n'


def nested(**parents: str) -> str:
    """Return a taxonomy of categories, each with its parent."""
    return "".join(
        f'[categories.{id_}]\nparent = "{above}"\n{NAMED.replace("A", id_)}'
        for id_, above in parents.items()
    )


def test_a_category_may_lie_in_another() -> None:
    found, problems = terms(nested(minutes="meetings", meetings="democracy", democracy=""))
    assert problems == []
    categories = found[Axis.CATEGORY]
    assert list(lineage(categories, "minutes")) == ["minutes", "meetings", "democracy"]
    assert list(lineage(categories, "nobody")) == ["nobody"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            nested(minutes="meetngs", meetings=""),
            ["2: “categories.minutes.parent”: “meetngs” is not known; did you mean “meetings”?"],
        ),
        (
            nested(a="b", b="c", c="b"),
            ["5: “b” lies in itself, by way of its “parent”; take a “parent” out of the circle"],
        ),
        (
            f'[tags.a]\nparent = "a"\n{NAMED}',
            [
                "2: the key “tags.a.parent” is not known; the keys known here are: fr, en",
            ],
        ),
    ],
)
def test_a_wrong_parent_is_told_and_nothing_goes_in_a_circle(
    text: str, expected: list[str]
) -> None:
    found, problems = terms(text)
    assert problems == expected
    for id_ in found[Axis.CATEGORY]:
        assert list(islice(lineage(found[Axis.CATEGORY], id_), 9))[-1] in found[Axis.CATEGORY]


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_however_categories_lie_in_one_another_each_has_an_end(parents: dict[str, str]) -> None:
    found, _ = terms(nested(**parents))
    for id_ in found[Axis.CATEGORY]:
        assert len(list(islice(lineage(found[Axis.CATEGORY], id_), 9))) <= len(parents)


def test_what_is_no_toml_has_no_terms() -> None:
    assert terms("[tags")[0] == empty()
    assert people("[ada")[0] == {}
    assert len(terms("[tags")[1]) == len(people("[ada")[1]) == 1


@given(
    toml_texts()
    | st.lists(
        st.sampled_from(
            [
                *("[tags.a]", "[categories.b]", "[series]", "[ada]", 'name = "A"', "fr = 1"),
                *('fr = {name = "A"}', 'en = {name = "A", slug = "a"}', "tags = []", "url = true"),
            ]
        )
    ).map("\n".join)
)
def test_no_file_makes_the_readers_raise(text: str) -> None:
    for read in (people, partners, terms):
        values, problems = read(text)
        assert isinstance(values, dict)
        assert all(problem.partition(":")[0].isdecimal() for problem in problems)
