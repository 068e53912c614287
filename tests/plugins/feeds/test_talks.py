"""Feeds of comments: which there are, what each holds, and ids that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.threads import conversation
from plugins.feeds import talks
from plugins.feeds.entries import Entries
from plugins.feeds.formats import Formats
from plugins.feeds.model import Feed, Replied, Talk
from tests.plugins.feeds.drawing import drawn
from tests.plugins.feeds.rules import complaints
from tests.plugins.feeds.test_formats import FEED
from tests.values import ZONE, Shelf, content, discussion, feed_choices, pair, text
from vigie.comments.model import Comment, DiscussionView, Kind, Part, Reason, Redaction
from vigie.content import Status
from vigie.feeds import Format
from vigie.languages import Language
from vigie.rendering.lazy import with_values

if TYPE_CHECKING:
    from vigie.content import Pair

FR, EN = Language.FR, Language.EN
X, Y, ABOUT = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y", "pages/about"
OF_ALL = {
    *("fr/rss-commentaires.xml", "fr/atom-commentaires.xml", "fr/feed-commentaires.json"),
    *("en/rss-comments.xml", "en/atom-comments.xml", "en/feed-comments.json"),
}
URL = "https://vigie.example"
POST = f"{URL}/fr/2013/06/x/"
FORM = "https://vigie.example/form"
DAY = datetime(2013, 6, 5, 8, 30, tzinfo=ZONE)
TALK = Talk(
    view=DiscussionView(url=POST, source=f"{X}/comments.toml", conversation="1"),
    iri="tag:vigie.example,2026:2013-06-05-x/fr",
    title="Un titre",
    language=FR,
)
OF_TALK = replace(FEED, entries=(), talks=(TALK,), length=5)


def feeds(*pairs: Pair, **changes: Any) -> dict[str, Feed]:  # noqa: ANN401 -- whatever a site has
    """Return every feed of comments by its output path."""
    found = {}
    for page in talks.pages(drawn(content(*pairs), **changes)):
        values = with_values(page).values
        assert isinstance(values, Feed)
        assert page.template in tuple(Format)
        found[page.path] = values
    return found


def beside(folder: str) -> set[str]:
    """Return the feeds that lie in a folder."""
    return {f"{folder}/{file}" for file in ("rss.xml", "atom.xml", "feed.json")}


def comment(number: int, **changes: object) -> Comment:
    """Return a comment that was written so many minutes after the post."""
    when = DAY + timedelta(minutes=number)
    known = {"id": str(number), "date": when, "language": FR, "body": f"<p>{number}</p>"}
    return Comment(**{**known, **changes})  # type: ignore[arg-type]


def entries(*comments: Comment, talk: Talk = TALK) -> dict[str, object]:
    """Return the entries of a talk by the end of their ids."""
    made = talks.entries(talk, Shelf(talk=conversation(comments)))
    return {one.id.rpartition("-")[2]: one for one in made}


def test_a_text_that_is_discussed_has_a_feed_beside_it_and_all_have_one_together() -> None:
    found = feeds(
        pair(text(Y)),
        pair(text(X, FR), text(X, EN), discussion=discussion(X, DAY)),
        pair(text(ABOUT, FR, comments_open=True)),
        comments_form=FORM,
    )
    assert set(found) == {
        *beside("fr/2013/06/x"),
        *beside("en/2013/06/x"),
        *beside("fr/about"),
        *OF_ALL,
    }
    one = found["fr/2013/06/x/atom.xml"]
    assert (one.id, one.home) == ("tag:vigie.example,2026:fr/comments/2013-06-05-x", POST)
    assert one.title == "Vigie fr – Commentaires sur «\xa0Un titre\xa0»"
    assert one.sister is not None
    assert one.sister.atom == f"{URL}/en/2013/06/x/atom.xml"
    assert found["fr/about/rss.xml"].id == "tag:vigie.example,2026:fr/comments/pages/about"
    everything = found["en/rss-comments.xml"]
    assert (everything.id, everything.title) == (
        "tag:vigie.example,2026:en/comments",
        "Vigie en – Comments",
    )
    assert everything.sister is not None
    assert everything.sister.rss == f"{URL}/fr/rss-commentaires.xml"


def test_where_nobody_said_anything_only_the_feeds_of_all_comments_wait() -> None:
    found = feeds(pair(text(X)), pair(text(ABOUT)))
    assert set(found) == OF_ALL
    assert {feed.talks for feed in found.values()} == {()}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HIDDEN])
def test_what_is_said_of_drafts_and_hidden_texts_is_in_no_feed(status: Status) -> None:
    said = pair(text(X, status=status, comments_open=True), discussion=discussion(X, DAY))
    found = feeds(said, drafts=True, comments_form=FORM)
    assert set(found) == OF_ALL
    assert {feed.talks for feed in found.values()} == {()}


def test_where_only_other_sites_spoke_there_is_nothing_to_follow() -> None:
    silent = pair(text(X), discussion=discussion(X))
    assert set(feeds(silent)) == OF_ALL
    assert Entries(drawn(content(silent))).of(silent, silent.texts[FR]).replies is None


@given(
    st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=4), max_size=6), st.integers(1, 4)
)
def test_the_feed_of_all_comments_has_the_newest_wherever_they_are(
    minutes: list[list[int]], length: int
) -> None:
    said = {
        f"posts/2013/2013-06-05-{number}": [
            comment(minute, id=f"{place}") for place, minute in enumerate(some)
        ]
        for number, some in enumerate(minutes)
    }
    pairs = [
        pair(text(folder), discussion=discussion(folder, *(one.date for one in some)))
        for folder, some in said.items()
    ]
    found = feeds(*pairs, feeds=feed_choices(length=length))["fr/atom-commentaires.xml"]
    assert len(found.talks) == min(length, len(said))
    shown = talks.with_newest(
        found,
        (
            talks.entries(
                talk,
                Shelf(talk=conversation(said[talk.view.source.removesuffix("/comments.toml")])),
            )
            for talk in found.talks
        ),
    )
    dates = sorted((one.date for some in said.values() for one in some), reverse=True)
    assert [one.published for one in shown.entries] == dates[: found.length]


def said(days: list[int]) -> list[Comment]:
    """Return a comment of each of some days, with ids in their order."""
    when = [DAY + timedelta(days=day) for day in days]
    return [comment(0, id=str(place), date=one) for place, one in enumerate(when)]


def documents(talked: dict[str, list[Comment]], length: int) -> dict[str, Feed]:
    """Return every Atom document of comments with its entries."""
    found = feeds(
        *(
            pair(text(folder), discussion=discussion(folder, *(one.date for one in comments)))
            for folder, comments in talked.items()
        ),
        feeds=feed_choices(length=length, archived=frozenset({"comments"})),
    )
    return {
        path: talks.with_newest(
            feed,
            (
                talks.entries(
                    talk,
                    Shelf(talk=conversation(talked[talk.view.source.rpartition("/")[0]])),
                )
                for talk in feed.talks
            ),
        )
        for path, feed in found.items()
        if "/atom" in path and path.startswith("fr")
    }


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=7), min_size=1, max_size=4),
    st.integers(1, 3),
)
def test_archives_lead_from_the_newest_comment_to_the_first_and_nothing_falls_between(
    days: list[list[int]], length: int
) -> None:
    talked = {f"posts/2013/2013-06-05-{number}": said(some) for number, some in enumerate(days)}
    found = documents(talked, length)
    of_one = {f"fr/2013/06/{number}/atom": len(some) for number, some in enumerate(days)}
    for begin, count in {"fr/atom-commentaires": sum(map(len, days)), **of_one}.items():
        newest = found[f"{begin}.xml"]
        read = list(newest.entries)
        place = newest.history.previous
        while place:
            archive = found[place.atom.removeprefix(f"{URL}/")]
            assert len(archive.entries) == length
            assert archive.history.current
            assert archive.history.current.atom == f"{URL}/{begin}.xml"
            read += archive.entries
            place = archive.history.previous
        marks = {(entry.published, entry.iri) for entry in read}
        assert len(marks) == count
        assert [(one.published, one.iri) for one in newest.entries] == sorted(marks)[::-1][:length]
    used = sum(1 for feed in found.values() if feed.history.current)
    assert used == sum(
        max(0, -(-count // length) - 1) for count in (sum(map(len, days)), *map(len, days))
    )


def test_comments_of_all_texts_are_made_near_the_newest_of_these() -> None:
    talked = {X: said([1, 400]), Y: said([250])}
    pairs = [
        pair(text(folder), discussion=discussion(folder, *(one.date for one in comments)))
        for folder, comments in talked.items()
    ]
    choices = feed_choices(length=2, archived=frozenset({"comments"}))
    pages = talks.pages(drawn(content(*pairs), feeds=choices))
    near = {page.path: page.near for page in pages if page.template == Format.ATOM}
    assert near["fr/atom-commentaires.xml"] == "fr/2014/01/y"
    assert near["fr/atom-commentaires-1.xml"] == "fr/2014/01/y"
    assert near["fr/2013/06/x/atom.xml"] == "fr/2013/06/x"


def test_new_comments_leave_full_archives_as_they_are() -> None:
    before = documents({X: said([1, 2, 3, 4, 5]), Y: said([3, 9])}, 2)
    after = documents({X: said([1, 2, 3, 4, 5, 10]), Y: said([3, 9, 11])}, 2)
    for number in (1, 2):
        name = f"fr/atom-commentaires-{number}.xml"
        assert before[name].entries == after[name].entries
    assert (
        before["fr/atom-commentaires-2.xml"].history == after["fr/atom-commentaires-2.xml"].history
    )
    assert "fr/2014/01/y/atom-1.xml" in after.keys() - before.keys()


def test_a_comment_has_the_id_of_its_post_with_its_anchor_and_leads_there() -> None:
    (found,) = talks.entries(TALK, Shelf(talk=conversation([comment(12)])))
    assert found.id == found.iri == "tag:vigie.example,2026:2013-06-05-x/fr#comment-12"
    assert found.url == f"{POST}#comment-12"
    assert found.title == "Anonyme à propos de «\xa0Un titre\xa0»"
    assert (found.published, found.updated) == (comment(12).date, comment(12).date)


def test_a_comment_on_an_imported_post_has_the_id_that_its_old_blog_gave_it() -> None:
    outline = feeds(
        pair(
            text(X, guid="https://old.example/?p=12#a"),
            discussion=discussion(X, DAY),
        ),
        pair(text(Y, guid="n’importe quoi"), discussion=discussion(Y, DAY)),
    )
    first, second = outline["fr/atom-commentaires.xml"].talks
    (one,) = talks.entries(first, Shelf(talk=conversation([comment(3)])))
    assert one.id == "https://old.example/?p=12%23a#comment-3"
    (two,) = talks.entries(second, Shelf(talk=conversation([comment(3)])))
    assert two.id == "tag:vigie.example,2026:guid/n%E2%80%99importe%20quoi#comment-3"


def test_a_comment_answers_the_post_or_another_comment_there_or_gone() -> None:
    found = entries(comment(1), comment(2, parent="1"), comment(4, parent="3"))
    answered = {key: getattr(one, "replied", None) for key, one in found.items()}
    iri = TALK.iri
    assert answered == {
        "1": Replied(iri=iri, url=POST),
        "2": Replied(iri=f"{iri}#comment-1", url=f"{POST}#comment-1"),
        "4": Replied(iri=f"{iri}#comment-3", url=f"{POST}#comment-3"),
    }


def test_pingbacks_are_no_entries_and_every_comment_is_one_however_deep() -> None:
    deep = [comment(n, parent=str(n - 1) if n > 1 else "") for n in range(1, 20)]
    found = entries(*deep, comment(50, kind=Kind.PINGBACK))
    assert sorted(map(int, found)) == list(range(1, 20))


def test_what_was_taken_out_of_a_comment_is_not_there_and_readers_are_told() -> None:
    note = Redaction(parts=tuple(Part), reason=Reason.REQUEST, date=date(2014, 1, 1))
    (found,) = talks.entries(
        TALK, Shelf(talk=conversation([comment(1, body="", language=EN, redaction=note)]))
    )
    assert found.title.startswith("[nom retiré]")
    assert (found.html, found.body_language) == ("<p>[supprimé]</p>", FR)
    assert found.updated == datetime(2014, 1, 1, tzinfo=ZONE)


@pytest.mark.parametrize("form", Format)
def test_a_feed_of_comments_is_valid_in_every_format_and_marks_their_languages(
    form: Format,
) -> None:
    said = conversation(
        [
            comment(1, author="Ada & <b>", url="https://ada.example/"),
            comment(2, parent="1", language=EN, body="<p>Well ]]&gt;</p>"),
        ]
    )
    data = Formats().by_name()[form.value](OF_TALK, Shelf(talk=said))
    assert complaints(f"{form}.{form.extension}", data) == []
    if form is Format.JSON:
        items = json.loads(data)["items"]
        assert [item["language"] for item in items] == ["en-CA", "fr-CA"]
        assert items[1]["authors"] == [{"name": "Ada & <b>", "url": "https://ada.example/"}]


def test_a_talk_is_opened_once_for_all_formats() -> None:
    shelf = Shelf(talk=conversation([comment(1)]))
    formats = Formats().by_name()
    for form in Format:
        assert b"comment-1" in formats[form.value](OF_TALK, shelf)
    assert shelf.asked == [TALK.view]
