"""What each edition lists: every post that may be listed, once, newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from sys import maxsize
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import contents
from tests.values import ZONE, content, pair, taxonomy, text
from vigie.content import Axis, Contribution, Role, Status
from vigie.languages import Language
from vigie.planning.listings import of_edition

if TYPE_CHECKING:
    from vigie.content import Content
    from vigie.planning.listings import Listings

FR, EN = Language.FR, Language.EN


def sources(listings: Listings) -> list[str]:
    """Return the texts that an edition shows, in their order."""
    return [entry.text.source for entry in listings.entries]


def test_an_edition_lists_its_own_texts_and_else_the_others() -> None:
    both, french, english = (f"posts/2013/2013-01-0{number}-x" for number in (1, 2, 3))
    found = content(
        pair(text(both, FR), text(both, EN)), pair(text(french, FR)), pair(text(english, EN))
    )
    assert sources(of_edition(found, FR)) == [
        *(f"{english}/en.md", f"{french}/fr.md", f"{both}/fr.md")
    ]
    assert sources(of_edition(found, EN)) == [
        *(f"{english}/en.md", f"{french}/fr.md", f"{both}/en.md")
    ]


def test_posts_of_one_day_are_in_the_order_of_their_hours_then_of_their_folders() -> None:
    day = datetime(2013, 6, 5, tzinfo=ZONE)
    names = {"a": day, "b": day + timedelta(hours=9), "c": day}
    found = content(
        *(
            pair(text(f"posts/2013/2013-06-05-{name}", date=moment))
            for name, moment in names.items()
        )
    )
    assert [source[-7] for source in sources(of_edition(found, FR))] == ["b", "c", "a"]


def test_a_hidden_text_is_in_no_listing() -> None:
    folder = "posts/2013/2013-01-01-a"
    hidden, shown = text(folder, FR, status=Status.HIDDEN, tags=("data",)), text(folder, EN)
    assert of_edition(content(pair(hidden)), FR).entries == ()
    assert of_edition(content(pair(hidden)), FR).groups == {}
    assert sources(of_edition(content(pair(hidden, shown)), FR)) == [f"{folder}/en.md"]


def test_posts_are_grouped_by_every_term_and_period() -> None:
    one = text(
        "posts/2013/2013-06-05-a",
        category="open",
        tags=("data", "networks"),
        series="backstage",
        authors=(
            Contribution(person="ada", role=Role.AUTHOR),
            Contribution(person="bob", role=Role.TRANSLATION),
        ),
    )
    other = text("posts/2013/2013-07-01-b", tags=("data",))
    groups = of_edition(content(pair(other), pair(one)), FR).groups
    assert {key: [entry.text for entry in entries] for key, entries in groups.items()} == {
        ("term", "category", "open"): [one],
        ("term", "tags", "data"): [other, one],
        ("term", "tags", "networks"): [one],
        ("term", "authors", "ada"): [one],
        ("term", "authors", "bob"): [one],
        ("term", "series", "backstage"): [one],
        ("period", 2013, 0): [other, one],
        ("period", 2013, 6): [one],
        ("period", 2013, 7): [other],
    }


def test_a_category_lists_what_lies_in_the_categories_below_it() -> None:
    terms = taxonomy(category=["democracy", "meetings"])
    categories = terms[Axis.CATEGORY]
    categories["meetings"] = replace(categories["meetings"], parent="democracy")
    one, other = (
        text(f"posts/2013/2013-06-05-{name}", category=name) for name in ("democracy", "meetings")
    )
    groups = of_edition(content(pair(other), pair(one), terms=terms), FR).groups
    assert [entry.text for entry in groups["term", "category", "democracy"]] == [other, one]
    assert [entry.text for entry in groups["term", "category", "meetings"]] == [other]


def test_pages_are_in_no_listing() -> None:
    assert of_edition(content(pair(text("pages/about"))), FR).entries == ()


def test_a_post_without_a_date_cannot_be_listed() -> None:
    undated = replace(text("posts/2013/2013-01-01-a"), date=None)
    with pytest.raises(ValueError, match="2013-01-01-a"):
        of_edition(content(pair(undated)), FR)


@settings(max_examples=25)
@given(contents(), st.sampled_from(Language))
def test_every_post_that_is_not_hidden_is_listed_once(found: Content, language: Language) -> None:
    listings = of_edition(found, language)
    expected = {
        one.folder
        for one in found.posts
        if any(text.status is not Status.HIDDEN for text in one.texts.values())
    }
    assert Counter(entry.pair.folder for entry in listings.entries) == Counter(expected)
    dates = [entry.text.date for entry in listings.entries if entry.text.date]
    assert dates == sorted(dates, reverse=True)
    assert all(entry.text.status is not Status.HIDDEN for entry in listings.entries)


@settings(max_examples=25)
@given(contents(), st.sampled_from(Language))
def test_the_groups_hold_what_the_posts_say_newest_first_and_series_by_part(
    found: Content, language: Language
) -> None:
    listings = of_edition(found, language)
    order = {entry.pair.folder: number for number, entry in enumerate(listings.entries)}
    for key, entries in listings.groups.items():
        places = [order[entry.pair.folder] for entry in entries]
        parts = [entry.text.series_part or maxsize for entry in entries]
        assert len(places) == len(set(places))
        assert parts == sorted(parts) if key[1] == Axis.SERIES else places == sorted(places)
        if key[0] == "term":
            axis, term = Axis(str(key[1])), key[2]
            assert all(term in entry.text.terms(axis) for entry in entries)
    periods = {key: len(entries) for key, entries in listings.groups.items() if key[0] == "period"}
    months = sum(count for key, count in periods.items() if key[2])
    years = sum(count for key, count in periods.items() if not key[2])
    assert months == years == len(listings.entries)


def test_a_series_begins_with_its_first_part_and_ends_with_what_has_no_number() -> None:
    parts = {"01": 2, "02": None, "03": 1, "04": None}
    found = content(
        *(
            pair(text(f"posts/2013/2013-01-{day}-x", series="a", series_part=part))
            for day, part in parts.items()
        ),
        terms=taxonomy(series=["a"]),
    )
    listed = of_edition(found, Language.FR).groups["term", "series", "a"]
    assert [entry.pair.folder[-4:-2] for entry in listed] == ["03", "01", "02", "04"]
