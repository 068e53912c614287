"""Where the pages of the site lie."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import slugs
from vigie import urls
from vigie.content import Axis
from vigie.feeds import Format
from vigie.languages import Language

FR, EN = Language.FR, Language.EN


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (urls.home(FR), "fr/index.html"),
        (urls.home(EN, 2), "en/page/2/index.html"),
        (urls.post(FR, date(2013, 6, 5), "e-gouv"), "fr/2013/06/e-gouv/index.html"),
        (urls.page(EN, "about"), "en/about/index.html"),
        (urls.axis(FR, Axis.CATEGORY), "fr/categories/index.html"),
        (urls.axis(FR, Axis.TAG), "fr/mots-cles/index.html"),
        (urls.axis(EN, Axis.TAG), "en/tags/index.html"),
        (urls.axis(FR, Axis.AUTHOR), "fr/auteurs/index.html"),
        (urls.axis(EN, Axis.SERIES), "en/series/index.html"),
        (urls.term(FR, Axis.TAG, "donnees"), "fr/mots-cles/donnees/index.html"),
        (urls.term(EN, Axis.AUTHOR, "ada", 3), "en/authors/ada/page/3/index.html"),
        (urls.archives(FR), "fr/archives/index.html"),
        (urls.period(FR, 2013), "fr/2013/index.html"),
        (urls.period(FR, 2013, 6), "fr/2013/06/index.html"),
        (urls.period(EN, 2013, 12, 2), "en/2013/12/page/2/index.html"),
        (urls.feed(urls.home(FR), Format.RSS), "fr/rss.xml"),
        (urls.feed(urls.home(EN), Format.JSON), "en/feed.json"),
        (urls.feed(urls.home(FR), Format.ATOM, 12), "fr/atom-12.xml"),
        (urls.feed(urls.term(FR, Axis.TAG, "a"), Format.JSON, 1), "fr/mots-cles/a/feed-1.json"),
        (urls.feed_style(FR), "fr/feed.css"),
        (urls.subscribe(FR), "fr/s-abonner/index.html"),
        (urls.subscriptions(EN), "en/subscribe/feeds.opml"),
        (urls.search(FR), "fr/recherche/index.html"),
        (urls.search(EN), "en/search/index.html"),
        (urls.search_index(EN), "en/pagefind/pagefind-entry.json"),
        (urls.media("posts/a/b c.png"), "media/posts/a/b c.png"),
    ],
)
def test_every_page_has_its_place(path: str, expected: str) -> None:
    assert path == expected


@given(st.dates(), slugs())
def test_a_post_lies_below_its_month(day: date, slug: str) -> None:
    month = urls.period(FR, day.year, day.month).removesuffix("index.html")
    assert urls.post(FR, day, slug) == f"{month}{slug}/index.html"


@given(st.sampled_from(Axis), slugs(), st.integers(min_value=1, max_value=99))
def test_the_two_languages_never_share_a_place(axis: Axis, slug: str, page: int) -> None:
    assert urls.term(FR, axis, slug, page) != urls.term(EN, axis, slug, page)
    assert urls.home(FR, page) != urls.home(EN, page)
