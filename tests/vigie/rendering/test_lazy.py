"""Values that are put off are made when they are asked for, and are then like any other."""

from __future__ import annotations

from dataclasses import replace

from vigie.languages import Language
from vigie.pages import MovedPage, Page
from vigie.rendering.lazy import Lazy, with_values

MOVED = MovedPage(url="/fr/", canonical="https://example.org/fr/")
PAGE = Page(
    path="fr/index.html",
    template="moved.html",
    values=MOVED,
    language=Language.FR,
)


def test_a_page_with_values_to_come_becomes_the_page_with_them() -> None:
    assert with_values(replace(PAGE, values=Lazy(lambda: PAGE.values))) == PAGE


def test_pages_behind_one_another_with_the_same_values_to_come_get_one_value() -> None:
    values = Lazy(lambda: replace(MOVED))
    pages = (replace(PAGE, path=path, values=values) for path in "abc")
    assert len({id(with_values(page).values) for page in pages}) == 1
    assert with_values(replace(PAGE, values=Lazy(lambda: 2))).values == 2


def test_a_page_with_values_stays_as_it_is() -> None:
    assert with_values(PAGE) is PAGE
