"""The listing pages: every post is on exactly one page of each of its listings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editions.model import pages
from tests.strategies import contents
from tests.values import content, pair, site, taxonomy, text
from vigie import urls
from vigie.content import Axis
from vigie.languages import Language
from vigie.pages import HomePage, IndexPage, ListingPage, PeriodPage
from vigie.planning.outline import draw
from vigie.reading.texts import Reading
from vigie.rendering.lazy import with_values

if TYPE_CHECKING:
    from vigie.content import Content
    from vigie.pages import Page
    from vigie.planning.outline import Outline

FR, EN = Language.FR, Language.EN
NOWHERE = Path("nowhere")
Listed = HomePage | ListingPage | PeriodPage


def drawn(found: Content, page_length: int = 2) -> Outline:
    """Return the outline of a content whose links are well."""
    reading = Reading(content=found, problems=(), unread=frozenset())
    outline, problems = draw(reading, site(page_length=page_length), NOWHERE, NOWHERE)
    assert problems == []
    return outline


def listings(made: list[Page]) -> dict[str, list[Listed]]:
    """Return the pages of every listing by the path of the first, in their order."""
    found = defaultdict(list)
    for page in made:
        values = with_values(page).values
        if isinstance(values, Listed):
            found[page.path.partition("page/")[0].removesuffix("index.html")].append(values)
    return found


def test_the_pages_of_a_listing_lead_to_one_another() -> None:
    posts = [pair(text(f"posts/2013/2013-01-0{day}-x")) for day in (5, 4, 3, 2, 1)]
    home = listings(list(pages(drawn(content(*posts)))))["fr/"]
    seen = [(one.pagination.number, one.pagination.previous, one.pagination.next) for one in home]
    assert seen == [
        (1, "", "/fr/page/2/"),
        (2, "/fr/", "/fr/page/3/"),
        (3, "/fr/page/2/", ""),
    ]
    assert [[card.date.day for card in one.cards] for one in home] == [[5, 4], [3, 2], [1]]
    assert {one.pagination.total for one in home} == {3}


def test_a_post_in_the_other_language_is_marked_and_leads_to_its_own_page() -> None:
    outline = drawn(content(pair(text("posts/2013/2013-06-05-x", EN))))
    (home,) = listings(list(pages(outline)))["fr/"]
    (card,) = home.cards
    assert (card.language, card.foreign, card.url) == (EN, True, "/en/2013/06/x/")


def test_an_index_counts_the_posts_of_each_term() -> None:
    found = content(
        pair(text("posts/2013/2013-01-02-b", tags=("data", "networks"))),
        pair(text("posts/2013/2013-01-01-a", tags=("data",))),
        terms=taxonomy(tags=["data", "networks", "unused"]),
    )
    (index,) = (
        page.values
        for page in pages(drawn(found))
        if page.language is FR and isinstance(page.values, IndexPage)
    )
    assert [(term.name, term.url, term.count) for term in index.terms] == [
        ("Mot data", "/fr/mots-cles/mot-data/", 2),
        ("Mot networks", "/fr/mots-cles/mot-networks/", 1),
    ]


def test_categories_that_lie_in_one_another_lead_to_one_another() -> None:
    terms = taxonomy(category=["wide", "x", "y", "unused"])
    for id_ in ("x", "y", "unused"):
        terms[Axis.CATEGORY][id_] = replace(terms[Axis.CATEGORY][id_], parent="wide")
    found = content(
        pair(text("posts/2013/2013-01-02-b", category="y")),
        pair(text("posts/2013/2013-01-01-a", category="x")),
        terms=terms,
    )
    made = listings(list(pages(drawn(found))))
    (wide,), (narrow,) = made["fr/categories/mot-wide/"], made["fr/categories/mot-x/"]
    assert isinstance(wide, ListingPage)
    assert isinstance(narrow, ListingPage)
    assert [one.url for one in wide.below] == ["/fr/categories/mot-x/", "/fr/categories/mot-y/"]
    assert (narrow.below, len(wide.cards), len(narrow.cards)) == ((), 2, 1)
    assert [step.url for step in wide.frame.trail] == ["/fr/", "/fr/categories/"]
    assert [step.url for step in narrow.frame.trail] == [
        *("/fr/", "/fr/categories/", "/fr/categories/mot-wide/")
    ]


def test_an_index_is_in_the_order_of_its_language() -> None:
    french = ("cote", "côte", "coté", "eau", "école", "œuvre", "zèbre")
    found = content(
        pair(text("posts/2013/2013-01-02-b", tags=french[::-1])),
        terms=taxonomy(tags=french[::-1]),
    )
    indexes = {
        page.language: [term.name.removeprefix("Mot ") for term in page.values.terms]
        for page in pages(drawn(found))
        if isinstance(page.values, IndexPage)
    }
    assert indexes[FR] == list(french)


@settings(max_examples=20)
@given(contents(), st.integers(min_value=1, max_value=4))
def test_every_post_is_on_exactly_one_page_of_each_of_its_listings(
    found: Content, page_length: int
) -> None:
    outline = drawn(found, page_length)
    made = list(pages(outline))
    shown = listings(made)
    for language, edition in outline.editions.items():
        expected = {("home",): edition.entries, **edition.groups}
        for key, entries in expected.items():
            first = outline.addresses.paths[(*key, 1), language].removesuffix("index.html")
            cards = [card.url for one in shown[first] for card in one.cards]
            assert cards == [
                outline.site.local(
                    outline.addresses.paths[("post", one.pair.folder), one.text.language]
                )
                for one in entries
            ]
            assert all(len(one.cards) == page_length for one in shown[first][:-1])
    assert len(shown) == sum(len(edition.groups) + 1 for edition in outline.editions.values())


@settings(max_examples=20)
@given(contents())
def test_every_place_has_its_page_and_every_page_its_place(found: Content) -> None:
    outline = drawn(found)
    made = Counter(page.path for page in pages(outline))
    doors = {"index.html", "404.html", "sitemap.xml", "robots.txt"}
    elsewhere = {page(one) for page in (urls.subscribe, urls.search) for one in Language}
    assert set(made) | elsewhere == {*outline.addresses.paths.values(), *doors}
    texts = {
        path for (key, _), path in outline.addresses.paths.items() if key[0] in ("post", "page")
    }
    assert {path for path, count in made.items() if count > 1} <= texts
