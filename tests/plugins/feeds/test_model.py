"""One model of a feed: the newest posts written in its language, with whole addresses."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.feeds.model import Entry, Feed, entry_id, newest_change, of_posts
from tests.strategies import contents
from tests.values import ZONE, content, pair, site, taxonomy, text
from vigie.content import Content, Contribution, Role, Status
from vigie.languages import Language
from vigie.outline import draw
from vigie.pages import Passage
from vigie.reading import Reading

if TYPE_CHECKING:
    from vigie.outline import Outline

FR, EN = Language.FR, Language.EN
X, Y = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y"
URL = "https://vigie.example"
NOWHERE = Path("nowhere")


def drawn(found: Content, **changes: Any) -> Outline:  # noqa: ANN401 -- whatever a site has
    """Return the outline of a content whose links are well."""
    reading = Reading(content=found, problems=(), unread=frozenset())
    outline, problems = draw(reading, site(**changes), NOWHERE, NOWHERE)
    assert problems == []
    return outline


def test_a_feed_is_about_its_edition() -> None:
    assert of_posts(drawn(content()), FR, "rss") == Feed(
        id="tag:vigie.example,2026:fr/posts",
        url=f"{URL}/fr/rss.xml",
        home=f"{URL}/fr/",
        title="Vigie fr",
        description="Veille",
        language="fr-CA",
        entries=(),
    )
    assert of_posts(drawn(content()), EN, "atom").url == f"{URL}/en/atom.xml"


def test_an_entry_holds_the_whole_post_with_whole_addresses() -> None:
    one = text(
        X,
        FR,
        html='<h2 id="a">b</h2><p><a href="#a">c</a><img alt="d" src="e.png"></p>',
        title="L’été",
        summary="Une phrase.",
        category="open",
        tags=("data",),
        authors=(Contribution(person="ada", role=Role.TRANSLATION),),
        modified=datetime(2014, 1, 1, tzinfo=ZONE),
        body_language=EN,
    )
    terms = taxonomy(category=["open"], tags=["data"], authors=["ada"])
    outline = drawn(content(pair(one), terms=terms, files=frozenset({f"{X}/e.png"})))
    assert of_posts(outline, FR, "rss").entries == (
        Entry(
            id="tag:vigie.example,2026:2013-06-05-x/fr",
            url=f"{URL}/fr/2013/06/x/",
            title="L’été",
            summary="Une phrase.",
            passage=Passage(
                source=one.source,
                prose=one.body.prose,
                addresses=(f"{URL}/fr/2013/06/x/#a", f"{URL}/media/{X}/e.png"),
            ),
            language="en-CA",
            authors=("Mot ada",),
            categories=("Mot open", "Mot data"),
            published=datetime(2013, 6, 5, tzinfo=ZONE),
            updated=datetime(2014, 1, 1, tzinfo=ZONE),
        ),
    )


def test_a_feed_holds_posts_written_in_its_language_only() -> None:
    outline = drawn(content(pair(text(Y, EN)), pair(text(X, FR), text(X, EN))))
    assert [entry.url for entry in of_posts(outline, FR, "rss").entries] == [f"{URL}/fr/2013/06/x/"]
    assert [entry.url for entry in of_posts(outline, EN, "rss").entries] == [
        f"{URL}/en/2014/01/y/",
        f"{URL}/en/2013/06/x/",
    ]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HIDDEN])
def test_drafts_and_hidden_posts_are_in_no_feed_even_when_they_are_shown(status: Status) -> None:
    outline = drawn(content(pair(text(X, FR, status=status))), drafts=True)
    assert of_posts(outline, FR, "rss").entries == ()


def test_a_feed_has_as_many_posts_as_the_settings_say() -> None:
    posts = [pair(text(f"posts/2013/2013-01-0{day}-x")) for day in (5, 4, 3, 2, 1)]
    entries = of_posts(drawn(content(*posts), feed_length=3), FR, "atom").entries
    assert [entry.published.day for entry in entries] == [5, 4, 3]


def test_an_id_depends_neither_on_the_title_nor_on_the_address_of_the_site() -> None:
    one, same = text(X, title="A", slug="a"), text(X, title="B", slug="b")
    assert entry_id(one, "v,2026") == entry_id(same, "v,2026") == "tag:v,2026:2013-06-05-x/fr"
    assert entry_id(text(X, EN), "v,2026") == "tag:v,2026:2013-06-05-x/en"
    assert entry_id(text(X, guid="http://old.example/?p=1"), "v,2026") == "http://old.example/?p=1"


def test_a_feed_changed_when_the_last_of_its_entries_did() -> None:
    early = datetime(2015, 1, 1, tzinfo=ZONE)
    outline = drawn(content(pair(text(Y)), pair(text(X, modified=early + timedelta(days=1)))))
    assert newest_change(of_posts(outline, FR, "rss")) == early + timedelta(days=1)
    assert newest_change(of_posts(outline, EN, "rss")) is None


@settings(max_examples=20)
@given(contents(), st.sampled_from(Language))
def test_every_published_post_of_the_language_is_once_in_a_feed_that_is_long_enough(
    found: Content, language: Language
) -> None:
    feed = of_posts(drawn(found, feed_length=99), language, "rss")
    published = [
        one.texts[language]
        for one in found.posts
        if language in one.texts and one.texts[language].status is Status.PUBLISHED
    ]
    assert sorted(entry.id for entry in feed.entries) == sorted(
        entry_id(one, "vigie.example,2026") for one in published
    )
    dates = [entry.published for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
