"""A planned page comes back as it was; what pages share is written once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.strategies import page_values
from themes.vigie.samples import all_pages, cards
from vigie.incremental.checked import CacheError, summed
from vigie.incremental.forms import Forms
from vigie.incremental.plans import Plans, Recalled
from vigie.languages import Language

PAGES = all_pages()


def back(value: object) -> object:
    """Return a value as it comes back with what was written beside it."""
    forms = Forms()
    plans = Plans(forms)
    plan = plans.plan("x", forms.of(value))
    return Recalled(plans.taken().__getitem__).value(plan.value)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_any_kind_comes_back_as_it_was(name: str) -> None:
    assert back(PAGES[name]) == PAGES[name]


@given(page_values())
def test_any_value_comes_back_as_it_was(value: object) -> None:
    assert repr(back(value)) == repr(value)


@pytest.mark.parametrize(
    "zone", [None, UTC, timezone(timedelta(hours=-3, minutes=-30)), ZoneInfo("America/St_Johns")]
)
def test_a_moment_comes_back_with_its_zone(zone: timezone | ZoneInfo | None) -> None:
    twice = datetime(2013, 11, 3, 1, 30, tzinfo=zone)
    for moment in (twice, twice.replace(fold=1)):
        assert repr(back(moment)) == repr(moment if isinstance(zone, ZoneInfo) else twice)


def test_a_set_comes_back() -> None:
    assert back(frozenset({"a", "b"})) == frozenset({"a", "b"})


def test_what_many_pages_share_is_written_once() -> None:
    forms = Forms()
    plans = Plans(forms)
    card = cards(Language.FR)[0]
    for path in ("fr/index.html", "fr/archives/index.html"):
        plans.plan(path, forms.of((card, card)))
    written = plans.taken()
    assert Recalled(written.__getitem__).value(plans.plan("x", forms.of((card,))).value) == (card,)
    assert len(written) == 1 + len(card.bylines)
    assert plans.taken() == {}


def test_a_plan_names_its_page_and_each_source_once() -> None:
    forms = Forms()
    page = PAGES["fr/post"]
    plan = Plans(forms).plan(page.path, forms.of((page.values, page.values)))
    assert (plan.path, plan.sources) == (page.path, frozenset(forms.of(page).sources))


@dataclass(frozen=True)
class Loose:
    """A value without slots."""

    name: str


def test_values_need_no_slots() -> None:
    assert back(Loose("x")) == Loose("x")


def test_a_damaged_plan_is_noticed() -> None:
    forms = Forms()
    plan = Plans(forms).plan("x", forms.of(PAGES["fr/post"])).value
    nothing = Recalled(dict[bytes, bytes]().__getitem__)
    with pytest.raises(CacheError):
        nothing.value(plan[:-9] + b"x" + plan[-8:])
    with pytest.raises(CacheError):
        nothing.value(forms.of(cards(Language.FR)).summed())


@pytest.mark.parametrize("name", [b"os:system", b"builtins:dict", b"nowhere:Thing", b"x", b"os:"])
def test_nothing_but_a_class_of_values_is_recalled_by_its_name(name: bytes) -> None:
    data = b"[\x01\x00\x00\x00s" + len(name).to_bytes(4, "little") + name
    with pytest.raises(CacheError):
        Recalled(dict[bytes, bytes]().__getitem__).value(summed(data))
