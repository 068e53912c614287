"""A planned page comes back as it was; what pages share is written once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from themes.vigie.samples import all_pages, cards
from vigie.incremental.checked import CacheError, loaded
from vigie.incremental.fingerprint import Fingerprints
from vigie.incremental.plans import Plans, planned
from vigie.languages import Language
from vigie.pages import Page

PAGES = all_pages()


def back(plans: Plans, page: Page) -> Page:
    """Return a page as it comes back with the values that were just left beside it."""
    shared = {key: loaded(value) for key, value in plans.taken().items()}
    found: Page = planned(plans.plan(page, ()).value, shared.__getitem__)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_any_kind_comes_back_as_it_was(name: str) -> None:
    plans = Plans(Fingerprints())
    plans.plan(PAGES[name], ())
    assert back(plans, PAGES[name]) == PAGES[name]


def test_what_many_pages_share_is_written_once() -> None:
    plans = Plans(Fingerprints())
    card = cards(Language.FR)[0]
    for path in ("fr/index.html", "fr/archives/index.html"):
        plans.plan(Page(path=path, template="x", values=(card, card), language=Language.FR), ())
    assert [loaded(value) for value in plans.taken().values()] == [card]
    assert plans.taken() == {}


def test_a_plan_names_its_page_and_each_source_once() -> None:
    plan = Plans(Fingerprints()).plan(PAGES["fr/post"], ("a/fr.md", "a/fr.md"))
    assert (plan.path, plan.sources) == (PAGES["fr/post"].path, frozenset({"a/fr.md"}))


@dataclass(frozen=True)
class Loose:
    """A value without slots."""

    name: str


def test_values_need_no_slots() -> None:
    page = Page(path="x", template="x", values=Loose("x"), language=Language.FR)
    assert back(Plans(Fingerprints()), page) == page


def test_a_damaged_plan_is_noticed() -> None:
    value = Plans(Fingerprints()).plan(PAGES["fr/post"], ()).value
    with pytest.raises(CacheError):
        planned(value[:-9] + b"x" + value[-8:], dict[bytes, object]().__getitem__)
    page = Page(path="x", template="x", values=cards(Language.FR), language=Language.FR)
    with pytest.raises(CacheError):
        planned(Plans(Fingerprints()).plan(page, ()).value, dict[bytes, object]().__getitem__)
