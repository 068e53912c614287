"""The way back from a page, from the home page down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.values import site
from vigie.languages import Language
from vigie.planning.frames import Addresses
from vigie.planning.trails import Trails

if TYPE_CHECKING:
    from vigie.planning.keys import Key

FR, EN = Language.FR, Language.EN
OPEN: Key = ("term", "category", "open", 1)
DATA: Key = ("term", "category", "data", 1)
PATHS: dict[Key, str] = {
    ("home", 1): "fr/index.html",
    ("archives",): "fr/archives/index.html",
    ("axis", "category"): "fr/categories/index.html",
    OPEN: "fr/categories/ouvert/index.html",
    DATA: "fr/categories/donnees/index.html",
    ("watch", 1): "fr/veille/index.html",
    ("period", 2013, 0, 1): "fr/2013/index.html",
    ("period", 2013, 6, 1): "fr/2013/06/index.html",
    ("page", "pages/competencies"): "fr/competences/index.html",
    ("page", "pages/hidden"): "fr/cache/index.html",
}
TITLES = {
    (OPEN, FR): "Ouvert",
    (DATA, FR): "Données",
    (("page", "pages/competencies"), FR): "Compétences",
}


def trail(key: Key, *lists: Key, language: Language = FR) -> list[tuple[str, str]]:
    """Return the words, or the keys of the theme's words, and the addresses of a trail."""
    addresses = Addresses(
        {(one, FR): path for one, path in PATHS.items()} | {(("home", 1), EN): "en/index.html"},
        unlisted=frozenset({(("page", "pages/hidden"), FR)}),
    )
    steps = Trails(site(), addresses, TITLES).to(key, language, lists)
    return [(step.text or step.key, step.url) for step in steps]


HOME = ("home", "/fr/")


@pytest.mark.parametrize(
    ("key", "lists", "steps"),
    [
        (("home", 1), (), []),
        (("archives",), (), []),
        (("axis", "category"), (), []),
        (OPEN, (), [HOME, ("category", "/fr/categories/")]),
        (
            ("term", "category", "open", 2),
            (),
            [HOME, ("category", "/fr/categories/"), ("Ouvert", "/fr/categories/ouvert/")],
        ),
        (
            ("post", "posts/x"),
            (OPEN,),
            [HOME, ("category", "/fr/categories/"), ("Ouvert", "/fr/categories/ouvert/")],
        ),
        (
            ("post", "posts/x"),
            (DATA, OPEN),
            [
                HOME,
                ("category", "/fr/categories/"),
                ("Ouvert", "/fr/categories/ouvert/"),
                ("Données", "/fr/categories/donnees/"),
            ],
        ),
        (
            DATA,
            (OPEN,),
            [HOME, ("category", "/fr/categories/"), ("Ouvert", "/fr/categories/ouvert/")],
        ),
        (("watch", 2), (), [HOME, ("watch", "/fr/veille/")]),
        (("home", 2), (), []),
        (("post", "posts/x"), (), [HOME, ("archives", "/fr/archives/")]),
        (("period", 2013, 0, 1), (), [HOME, ("archives", "/fr/archives/")]),
        (
            ("period", 2013, 6, 2),
            (),
            [
                HOME,
                ("archives", "/fr/archives/"),
                ("2013", "/fr/2013/"),
                ("juin 2013", "/fr/2013/06/"),
            ],
        ),
        (
            ("page", "pages/competencies/share"),
            (),
            [HOME, ("Compétences", "/fr/competences/")],
        ),
        (("page", "pages/hidden/x"), (), []),
        (("page", "pages/about"), (), []),
    ],
)
def test_a_trail_leads_from_the_home_page_to_what_is_above(
    key: Key, lists: tuple[Key, ...], steps: list[tuple[str, str]]
) -> None:
    assert trail(key, *lists) == steps


def test_what_a_language_lacks_is_left_out() -> None:
    assert trail(("post", "posts/x"), OPEN, language=EN) == []
