"""Equal values have equal fingerprints; every difference shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.strategies import page_values
from vigie.incremental.checked import SIZE
from vigie.incremental.forms import Forms
from vigie.incremental.shared import Shared
from vigie.languages import Language
from vigie.pages import Passage
from vigie.planning.ways import TermLink

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = TermLink(name="Données", url="/fr/mots-cles/donnees/")


def of(value: object) -> bytes:
    """Return a fingerprint made by itself."""
    return Forms().of(value).fingerprint


@given(page_values(), page_values())
def test_values_have_one_fingerprint_if_and_only_if_they_are_told_the_same(
    one: object, other: object
) -> None:
    assert (of(one) == of(other)) is (repr(one) == repr(other))
    assert len(of(one)) == SIZE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ("b",)), ("a", "b")),
        ((), ((),)),
        (1, True),
        (None, "None"),
        (date(2013, 6, 5), datetime(2013, 6, 5, tzinfo=UTC)),
        (Language.FR, "fr"),
        (
            datetime(2013, 6, 5, tzinfo=ZoneInfo("America/Toronto")),
            datetime(2013, 6, 5, tzinfo=ZoneInfo("America/Nassau")),
        ),
    ],
)
def test_what_looks_alike_is_told_apart(one: object, other: object) -> None:
    assert of(one) != of(other)


def test_what_is_shared_by_many_pages_counts_as_what_it_is() -> None:
    forms = Forms()
    again = replace(LINK)
    assert forms.of((LINK, LINK)) == forms.of((again, LINK)) == Forms().of((LINK, again))
    assert forms.of((LINK,)) != forms.of((replace(LINK, url="/"),))


def test_sets_have_no_order() -> None:
    assert of(frozenset({"a", "b", "c"})) == of(frozenset({"c", "b", "a"}))


def test_the_texts_whose_prose_a_page_shows_are_taken_down() -> None:
    forms = Forms()
    form = forms.of((Passage(source="a/fr.md", prose="1", addresses=()), "x"))
    assert form.sources == ("a/fr.md",)
    assert forms.of("x").sources == ()


@dataclass(frozen=True)
class Quoted(Shared):
    """A passage that many pages show."""

    passage: Passage


def test_a_value_that_many_pages_share_names_its_sources_to_each() -> None:
    forms = Forms()
    quoted = Quoted(Passage(source="a/fr.md", prose="1", addresses=()))
    for page in ((quoted, "x"), (quoted, "y")):
        assert forms.of(page).sources == ("a/fr.md",)


@dataclass
class Clock:
    """Something that is no value."""

    read: Callable[[], float]


@pytest.mark.parametrize("value", [object(), print, Clock(lambda: 0.0), [1], b"x", 1.5])
def test_what_has_no_fixed_content_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be a value of a page"):
        of((value,))
