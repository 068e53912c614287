"""Which posts have to do with one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import contents
from tests.values import content, pair, taxonomy, text
from vigie.content import Axis, Content
from vigie.languages import Language
from vigie.planning.listings import of_edition
from vigie.planning.related import REACH, SHOWN, related

FR, EN = Language.FR, Language.EN
TERMS = taxonomy(tags=["a", "b", "c"], category=["x", "y"], series=["s"])


def names(found: Content, name: str, language: Language = FR) -> list[str]:
    """Return the last letter of the folders of the posts related to the post `name`."""
    by_folder = related(of_edition(found, language))
    (folder,) = (one for one in by_folder if one.endswith(f"-{name}"))
    return [entry.pair.folder[-1] for entry in by_folder[folder]]


def folder(day: int, name: str) -> str:
    return f"posts/2013/2013-01-{day:02}-{name}"


def test_shared_tags_count_most_then_the_category_then_the_days_between() -> None:
    found = content(
        pair(text(folder(28, "f"), tags=("c",))),
        pair(text(folder(20, "e"), category="x")),
        pair(text(folder(19, "d"), category="x")),
        pair(text(folder(10, "m"), tags=("a", "b"), category="x")),
        pair(text(folder(2, "b"), tags=("a",), category="y")),
        pair(text(folder(1, "a"), tags=("a", "b"))),
        terms=TERMS,
    )
    assert names(found, "m") == ["a", "b", "d"]
    assert names(found, "f") == []


def test_a_category_around_both_counts_for_nothing() -> None:
    terms = taxonomy(category=["wide", "x", "y"])
    for id_ in ("x", "y"):
        terms[Axis.CATEGORY][id_] = replace(terms[Axis.CATEGORY][id_], parent="wide")
    found = content(
        pair(text(folder(2, "b"), category="x")),
        pair(text(folder(1, "a"), category="y")),
        terms=terms,
    )
    assert names(found, "a") == []


def test_a_series_is_led_to_otherwise() -> None:
    found = content(
        pair(text(folder(2, "b"), tags=("a",), series="s")),
        pair(text(folder(1, "a"), tags=("a",), series="s")),
        terms=TERMS,
    )
    assert names(found, "a") == []


def test_a_post_in_the_other_language_is_related_too() -> None:
    found = content(
        pair(text(folder(2, "b"), EN, tags=("a",))),
        pair(text(folder(1, "a"), FR, tags=("a",))),
        terms=TERMS,
    )
    assert names(found, "a", FR) == ["b"]
    assert names(found, "b", EN) == ["a"]


@settings(max_examples=25)
@given(contents(), st.sampled_from(Language))
def test_related_posts_share_something_and_are_few_and_others(
    found: Content, language: Language
) -> None:
    for own, others in related(of_edition(found, language)).items():
        assert len(others) <= SHOWN
        folders = [entry.pair.folder for entry in others]
        assert own not in folders
        assert len(folders) == len(set(folders))
        (text_,) = (e.text for e in of_edition(found, language).entries if e.pair.folder == own)
        for entry in others:
            assert any(
                set(text_.terms(axis)) & set(entry.text.terms(axis))
                for axis in (Axis.TAG, Axis.CATEGORY)
            )


def test_a_post_is_shown_by_few_however_many_share_its_tags() -> None:
    first = date(2013, 1, 1)
    days = [first + timedelta(days=number) for number in range(300)]
    posts = [
        pair(text(f"posts/{day.year}/{day}-x", tags=("a", "b"), category="x"))
        for day in reversed(days)
    ]
    showing = related(of_edition(content(*posts, terms=TERMS), FR))
    shown = [entry.pair.folder for others in showing.values() for entry in others]
    assert max(shown.count(one) for one in set(shown)) <= 2 * REACH
