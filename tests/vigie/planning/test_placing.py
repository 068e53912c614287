"""Which pages each edition has, and where."""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import contents
from tests.values import content, pair, taxonomy, text
from vigie.content import Content, Status
from vigie.languages import Language
from vigie.planning.keys import HOME
from vigie.planning.listings import of_edition
from vigie.planning.placing import number_of_pages, place

if TYPE_CHECKING:
    from vigie.planning.frames import Addresses

FR, EN = Language.FR, Language.EN
TEXTS = ("post", "page")


def placed(found: Content, page_length: int = 2) -> Addresses:
    """Return where the pages of both editions lie."""
    return place(found, [of_edition(found, language) for language in Language], page_length)


@pytest.mark.parametrize(("posts", "pages"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_posts_fill_as_many_pages_as_they_need_and_at_least_one(posts: int, pages: int) -> None:
    assert number_of_pages(posts, 2) == pages


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=1, max_value=200))
def test_no_page_is_empty_and_none_is_too_full(posts: int, page_length: int) -> None:
    pages = number_of_pages(posts, page_length)
    assert (pages - 1) * page_length <= posts <= pages * page_length
    assert pages == max(1, ceil(posts / page_length))


def test_a_site_without_a_post_has_its_home_its_archives_and_feeds() -> None:
    assert placed(content()).paths == {
        (HOME, FR): "fr/index.html",
        (("archives",), FR): "fr/archives/index.html",
        (("subscribe",), FR): "fr/s-abonner/index.html",
        (("search",), FR): "fr/recherche/index.html",
        (HOME, EN): "en/index.html",
        (("archives",), EN): "en/archives/index.html",
        (("subscribe",), EN): "en/subscribe/index.html",
        (("search",), EN): "en/search/index.html",
    }


def test_every_text_listing_and_index_has_its_place() -> None:
    found = content(
        pair(text("posts/2013/2013-06-05-x", FR, tags=("data",), slug="un")),
        pair(text("pages/about", EN, slug="about")),
        terms=taxonomy(tags=["data"]),
    )
    paths = placed(found).paths
    assert {key: path for (key, language), path in paths.items() if language is FR} == {
        HOME: "fr/index.html",
        ("archives",): "fr/archives/index.html",
        ("subscribe",): "fr/s-abonner/index.html",
        ("search",): "fr/recherche/index.html",
        ("post", "posts/2013/2013-06-05-x"): "fr/2013/06/un/index.html",
        ("term", "tags", "data", 1): "fr/mots-cles/mot-data/index.html",
        ("period", 2013, 0, 1): "fr/2013/index.html",
        ("period", 2013, 6, 1): "fr/2013/06/index.html",
        ("axis", "tags"): "fr/mots-cles/index.html",
    }
    assert {key: path for (key, language), path in paths.items() if language is EN} == {
        HOME: "en/index.html",
        ("archives",): "en/archives/index.html",
        ("subscribe",): "en/subscribe/index.html",
        ("search",): "en/search/index.html",
        ("page", "pages/about"): "en/about/index.html",
        ("term", "tags", "data", 1): "en/tags/word-data/index.html",
        ("period", 2013, 0, 1): "en/2013/index.html",
        ("period", 2013, 6, 1): "en/2013/06/index.html",
        ("axis", "tags"): "en/tags/index.html",
    }


def test_a_long_listing_has_numbered_pages() -> None:
    posts = [pair(text(f"posts/2013/2013-01-0{day}-x")) for day in (3, 2, 1)]
    paths = placed(content(*posts)).paths
    assert paths[("home", 2), FR] == "fr/page/2/index.html"
    assert paths[("period", 2013, 1, 2), EN] == "en/2013/01/page/2/index.html"
    assert (("home", 3), FR) not in paths


def test_hidden_texts_have_a_place_that_others_keep_quiet_about() -> None:
    hidden = text("pages/secret", FR, status=Status.HIDDEN)
    addresses = placed(content(pair(hidden)))
    key = ("page", "pages/secret")
    assert addresses.path(key, FR) == "fr/secret/index.html"
    assert not addresses.listed(key, FR)
    assert addresses.unlisted == {(key, FR)}


@settings(max_examples=25)
@given(contents(), st.integers(min_value=1, max_value=4))
def test_every_page_that_a_listing_needs_has_a_place_of_its_own(
    found: Content, page_length: int
) -> None:
    paths = placed(found, page_length).paths
    listings = {key: path for key, path in paths.items() if key[0][0] not in TEXTS}
    assert len(set(listings.values())) == len(listings)
    numbers: dict[object, list[object]] = defaultdict(list)
    for key, language in listings:
        numbers[key[:-1], language].append(key[-1])
    for language in Language:
        for group, entries in of_edition(found, language).groups.items():
            pages = number_of_pages(len(entries), page_length)
            assert numbers[group, language] == list(range(1, pages + 1))


@settings(max_examples=25)
@given(contents())
def test_every_text_has_a_place_in_its_own_edition_only(found: Content) -> None:
    paths = placed(found).paths
    assert [(key[1], language) for key, language in paths if key[0] in TEXTS] == [
        (one.folder, language)
        for language in Language
        for one in (*found.posts, *found.pages)
        if language in one.texts
    ]
    assert all(path.startswith(f"{language}/") for (_, language), path in paths.items())
