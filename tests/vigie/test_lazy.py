"""Values that are put off are made when they are asked for, and are then like any other."""

from __future__ import annotations

from dataclasses import replace

from vigie.languages import Language
from vigie.lazy import Lazy, with_values
from vigie.pages import MovedPage, Page

PAGE = Page(
    path="fr/index.html",
    template="moved.html",
    values=MovedPage(url="/fr/", canonical="https://example.org/fr/"),
    language=Language.FR,
)


def test_a_page_with_values_to_come_becomes_the_page_with_them() -> None:
    assert with_values(replace(PAGE, values=Lazy(lambda: PAGE.values))) == PAGE


def test_a_page_with_values_stays_as_it_is() -> None:
    assert with_values(PAGE) is PAGE
