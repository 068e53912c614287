"""Which feeds there are, what each holds, and how its archives are cut."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.feeds.documents import Documents
from plugins.feeds.entries import Entries
from plugins.feeds.model import Address, Feed, History, entry_id
from tests.plugins.feeds.drawing import drawn
from tests.strategies import contents
from tests.values import ZONE, content, feed_choices, pair, site, taxonomy, text
from vigie.content import Content, Kind, Status
from vigie.feeds import Format
from vigie.languages import Language
from vigie.rendering.lazy import with_values

if TYPE_CHECKING:
    from vigie.pages import Page
    from vigie.planning.outline import Outline

FR, EN = Language.FR, Language.EN
X, Y = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y"
URL = "https://vigie.example"


def feeds(outline: Outline) -> dict[str, Feed]:
    """Return every feed by its output path."""
    return {page.path: feed_of(page) for page in Documents(outline).pages()}


def feed_of(page: Page) -> Feed:
    values = with_values(page).values
    assert isinstance(values, Feed)
    return values


def beside(folder: str, archive: str = "") -> Address:
    """Return where a document is that follows the page in a folder."""
    start = f"{URL}/{folder}"
    return Address(
        rss=f"{start}/rss{archive}.xml",
        atom=f"{start}/atom{archive}.xml",
        json=f"{start}/feed{archive}.json",
    )


def many(count: int, **changes: object) -> Content:
    """Return a content of so many posts, one a day, newest first."""
    days = (datetime(2013, 1, 1, tzinfo=ZONE) + timedelta(days=day) for day in range(count))
    return content(
        *(pair(text(f"posts/{day:%Y/%Y-%m-%d}-x", **changes)) for day in reversed(list(days))),  # type: ignore[arg-type]
        terms=taxonomy(tags=["data"], series=["backstage"]),
    )


def test_a_feed_is_about_its_edition() -> None:
    found = feeds(drawn(content()))["fr/rss.xml"]
    assert found == Feed(
        id="tag:vigie.example,2026:fr/posts",
        url=beside("fr"),
        home=f"{URL}/fr/",
        title="Vigie fr",
        description="Veille",
        site="Vigie fr",
        site_url=f"{URL}/fr/",
        language=FR,
        sister=beside("en"),
        updated=found.updated,
        history=History(),
        hub="",
        style=f"{URL}/fr/feed.css",
        entries=(),
    )
    assert found.updated.timestamp() == 0


def test_a_document_is_one_value_made_once_for_all_formats() -> None:
    found = feeds(drawn(many(3), feeds=feed_choices(length=2, archived=frozenset({"posts"}))))
    files = ("rss.xml", "atom.xml", "feed.json"), ("rss-1.xml", "atom-1.xml", "feed-1.json")
    for names in files:
        assert len({id(found[f"fr/{name}"]) for name in names}) == 1


def test_there_are_feeds_of_all_posts_and_beside_the_page_of_every_term() -> None:
    one = text(X, FR, category="open", tags=("data",), series="backstage")
    event = text(Y, FR, kind=Kind.EVENT)
    outline = drawn(
        content(
            pair(event),
            pair(one),
            terms=taxonomy(category=["open"], tags=["data", "unused"], series=["backstage"]),
        )
    )
    places = (
        *("fr", "fr/categories/mot-open", "fr/mots-cles/mot-data", "fr/series/mot-backstage"),
        *("en", "en/categories/word-open", "en/tags/word-data", "en/series/word-backstage"),
        *("fr/evenements", "en/events"),
    )
    files = ("rss.xml", "atom.xml", "feed.json")
    found = feeds(outline)
    assert set(found) == {f"{place}/{file}" for place in places for file in files}
    assert found["fr/evenements/rss.xml"].title == "Vigie fr – Événements"
    assert len(found["fr/evenements/rss.xml"].entries) == 1
    assert found["en/tags/word-data/feed.json"].entries == ()
    for name, end in (("mots-cles/mot-data", "tags/data"), ("evenements", "events")):
        ids = {found[f"fr/{name}/{file}"].id for file in files}
        assert ids == {f"tag:vigie.example,2026:fr/{end}"}


def test_a_feed_holds_posts_written_in_its_language_only() -> None:
    found = feeds(drawn(content(pair(text(Y, EN)), pair(text(X, FR), text(X, EN)))))
    assert [entry.url for entry in found["fr/rss.xml"].entries] == [f"{URL}/fr/2013/06/x/"]
    assert [entry.url for entry in found["en/rss.xml"].entries] == [
        f"{URL}/en/2014/01/y/",
        f"{URL}/en/2013/06/x/",
    ]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HIDDEN])
def test_drafts_and_hidden_posts_are_in_no_feed_even_when_they_are_shown(status: Status) -> None:
    hidden = content(pair(text(X, FR, status=status)))
    assert not any(feed.entries for feed in feeds(drawn(hidden, drafts=True)).values())


def test_the_posts_of_a_series_come_newest_first_as_in_every_feed() -> None:
    found = feeds(drawn(many(3, series="backstage")))["fr/series/mot-backstage/atom.xml"]
    assert [entry.published.day for entry in found.entries] == [3, 2, 1]


def test_a_feed_has_as_many_posts_as_the_settings_say_for_its_kind() -> None:
    choices = feed_choices(length=3, lengths={"tags": 1})
    found = feeds(drawn(many(5, tags=("data",)), feeds=choices))
    assert [entry.published.day for entry in found["fr/atom.xml"].entries] == [5, 4, 3]
    assert [entry.published.day for entry in found["fr/mots-cles/mot-data/atom.xml"].entries] == [5]
    assert "fr/atom-1.xml" not in found


def test_a_feed_changed_when_the_last_of_its_entries_did() -> None:
    early = datetime(2015, 1, 1, tzinfo=ZONE)
    found = feeds(drawn(content(pair(text(Y)), pair(text(X, modified=early)))))
    assert found["fr/rss.xml"].updated == early
    assert found["en/rss.xml"].updated.timestamp() == 0


def test_archives_lead_to_the_first_post_and_back() -> None:
    choices = feed_choices(length=2, archived=frozenset({"posts"}), hub="https://hub.example/")
    found = feeds(drawn(many(7), feeds=choices))
    days = {
        path: [entry.published.day for entry in feed.entries]
        for path, feed in found.items()
        if path.startswith("fr/atom")
    }
    assert days == {
        "fr/atom.xml": [7, 6],
        "fr/atom-1.xml": [2, 1],
        "fr/atom-2.xml": [4, 3],
        "fr/atom-3.xml": [6, 5],
    }
    assert found["fr/atom.xml"].history == History(previous=beside("fr", "-3"))
    assert found["fr/atom-3.xml"].history == History(
        previous=beside("fr", "-2"), current=beside("fr")
    )
    assert found["fr/atom-1.xml"].history == History(next=beside("fr", "-2"), current=beside("fr"))
    assert found["fr/atom-1.xml"].hub == "https://hub.example/"


def test_a_document_is_made_near_the_page_of_its_newest_post() -> None:
    choices = feed_choices(length=1, archived=frozenset({"posts"}))
    pages = Documents(drawn(content(pair(text(Y)), pair(text(X))), feeds=choices)).pages()
    near = {page.path: page.near for page in pages if page.path.startswith("fr/atom")}
    assert near == {"fr/atom.xml": "fr/2014/01/y", "fr/atom-1.xml": "fr/2013/06/x"}


@given(
    st.integers(min_value=0, max_value=12),
    st.integers(min_value=0, max_value=5),
    st.integers(min_value=1, max_value=4),
)
@settings(max_examples=30, deadline=None)
def test_new_posts_leave_archives_as_they_are_and_nothing_falls_between(
    before: int, more: int, length: int
) -> None:
    choices = feed_choices(length=length, archived=frozenset({"posts"}))

    def archives(count: int) -> dict[str, Feed]:
        found = feeds(drawn(many(count), feeds=choices))
        return {path: one for path, one in found.items() if path.startswith("fr/atom")}

    old, new = archives(before), archives(before + more)
    cut = sorted(path for path in old if path != "fr/atom.xml")
    for path in cut:
        assert old[path].entries == new[path].entries
    assert all(old[path] == new[path] for path in cut if old[path].history.next)
    for documents, count in ((old, before), (new, before + more)):
        held = Counter(entry.id for one in documents.values() for entry in one.entries)
        assert len(held) == count
        assert all(len(one.entries) == length for path, one in documents.items() if "-" in path)


@settings(max_examples=20, deadline=None)
@given(contents(), st.sampled_from(Language))
def test_every_published_post_is_once_in_each_feed_that_it_belongs_in(
    found: Content, language: Language
) -> None:
    outline = drawn(found, feeds=feed_choices(length=99))
    made = feeds(outline)
    published = [
        one.texts[language]
        for one in found.posts
        if language in one.texts and one.texts[language].status is Status.PUBLISHED
    ]
    authority = site().authority
    feed = made[f"{language}/rss.xml"]
    assert sorted(entry.id for entry in feed.entries) == sorted(
        entry_id(one, authority) for one in published
    )
    dates = [(entry.published, entry.id) for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    held = Counter(
        entry.id
        for path, one in made.items()
        if path.startswith(f"{language}/") and path.endswith("atom.xml")
        for entry in one.entries
    )
    for one in published:
        lists = 1 + len([*one.tags, *one.authors]) + bool(one.category) + bool(one.series)
        assert held[entry_id(one, authority)] == lists


def test_a_post_is_one_entry_in_all_feeds_that_hold_it() -> None:
    both = pair(text(X, tags=("data",)))
    outline = drawn(content(both, terms=taxonomy(tags=["data"])))
    entries = Entries(outline)
    assert entries.of(both, both.texts[FR]) is entries.of(both, both.texts[FR])
    held = {id(one.entries[0]) for one in feeds(outline).values() if one.entries}
    assert len(held) == 1


def test_every_page_of_feeds_is_written_by_its_format() -> None:
    for page in Documents(drawn(content())).pages():
        assert page.template in tuple(Format)
        assert page.path.endswith((f"/{page.template}.xml", "/feed.json"))
