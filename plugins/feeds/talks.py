"""Feeds of comments: those on each text, and the newest of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING

from plugins.feeds.cutting import Cutter
from plugins.feeds.model import Entry, Replied, Talk, as_iri, entry_id, head, name_of, newest_change
from vigie import urls
from vigie.comments.model import DiscussionView, Part, anchor
from vigie.feeds import COMMENTS, COMMENTS_NAME, comments_on
from vigie.languages import Language, Localized
from vigie.persons import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plugins.feeds.cutting import Place
    from plugins.feeds.model import Feed, Mark
    from vigie.comments.model import Comment, Thread
    from vigie.content import Pair, Text
    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener

    Spoken = tuple[datetime, str, Talk]
    """When a comment was written, its id in feeds, and the talk that it is of."""

_TITLE = Localized(fr="{} à propos de «\xa0{}\xa0»", en="{} on “{}”")
_ANONYMOUS = Localized(fr="Anonyme", en="Anonymous")
_NAME_REMOVED = Localized(fr="[nom retiré]", en="[name removed]")
_REMOVED = Localized(fr="[supprimé]", en="[removed]")


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the feeds of the comments on each text, and of all comments, in each language.

    Those of all comments are there before the first comment and after the last, as those of posts
    are.
    """
    for language in Language:
        yield from _Talks(outline, language).pages()


class _Talks:
    """The feeds of one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self.outline = outline
        self.site = outline.site
        self.language: Language = language
        self.cutter = Cutter(self.site, COMMENTS)
        self.folders: dict[str, str] = {}

    def pages(self) -> Iterator[Page]:
        everything: list[Spoken] = []
        ended: list[Spoken] = []
        for pair in self.outline.content.pairs:
            if pair.discussed(self.language):
                talk = self._talk(pair)
                self.folders[talk.iri] = urls.folder(self._path(pair))
                spoken = _spoken_in(talk, pair)
                yield from self._of_text(pair, talk, spoken)
                everything += spoken
                ended += spoken[:1]
        newest = _in_order(nlargest(self.cutter.length, ended, key=_mark))
        home, title = urls.home(self.language), COMMENTS_NAME[self.language]
        feed = head(self.site, self.language, (COMMENTS,), home, title)
        everything.sort(key=_mark, reverse=True)
        yield from self._documents(feed, everything, urls.comments_feed, newest, sister=True)

    def _of_text(self, pair: Pair, talk: Talk, spoken: list[Spoken]) -> Iterator[Page]:
        text, paths = pair.texts[self.language], self.outline.addresses.paths
        title = comments_on(text.title, self.language)
        names = (COMMENTS, name_of(text))
        feed = head(self.site, self.language, names, self._path(pair), title)
        return self._documents(
            feed,
            spoken,
            lambda language, form, number: urls.feed(paths[pair.key, language], form, number),
            (talk,),
            sister=pair.discussed(self.language.other),
        )

    def _documents(
        self,
        feed: Feed,
        spoken: list[Spoken],
        place: Place,
        newest: tuple[Talk, ...],
        *,
        sister: bool,
    ) -> Iterator[Page]:
        """Yield the documents of a feed of comments; `newest` are the talks of the feed itself."""

        def filled(empty: Feed, some: Sequence[Spoken], number: int) -> Feed:
            if number == 0:
                return replace(empty, talks=newest)
            return replace(empty, talks=_in_order(some), until=_mark(some[0]))

        feed = replace(feed, length=self.cutter.length)
        return self.cutter.pages(feed, spoken, place, filled, sister=sister, near=self._near)

    def _talk(self, pair: Pair) -> Talk:
        text = pair.texts[self.language]
        said = pair.discussion
        view = DiscussionView(
            url=self.site.absolute(self._path(pair)),
            source=said.source if said else "",
            conversation=said.conversation if said else "",
        )
        return Talk(view=view, iri=self._iri(text), title=text.title, language=self.language)

    def _near(self, spoken: Spoken) -> str:
        return self.folders[spoken[-1].iri]

    def _path(self, pair: Pair) -> str:
        return self.outline.addresses.paths[pair.key, self.language]

    def _iri(self, text: Text) -> str:
        return as_iri(entry_id(text, self.site.authority), self.site.authority)


def _spoken_in(talk: Talk, pair: Pair) -> list[Spoken]:
    """Return what was said in a talk, newest first."""
    spoken = pair.discussion.spoken if pair.discussion else ()
    return [(date, _iri(talk, id_), talk) for date, id_ in reversed(spoken)]


def _mark(spoken: Spoken) -> Mark:
    """Return what puts comments in order."""
    return spoken[:2]


def _in_order(spoken: Iterable[Spoken]) -> tuple[Talk, ...]:
    """Return the talks that comments are of, each once, in an order that time does not change."""
    return tuple(sorted({talk.iri: talk for *_, talk in spoken}.values(), key=lambda one: one.iri))


def with_newest(feed: Feed, said: Iterable[tuple[Entry, ...]]) -> Feed:
    """Return a feed of comments with its entries, out of those of each of its talks."""
    found = ((entry.published, entry.iri, entry) for entry in chain(*said))
    told = (one for one in found if feed.until is None or one[:2] <= feed.until)
    entries = tuple(entry for *_, entry in nlargest(feed.length, told, key=lambda one: one[:2]))
    return replace(feed, entries=entries, updated=newest_change(entries))


def entries(talk: Talk, opener: Opener) -> tuple[Entry, ...]:
    """Return the comments of a talk as entries; pingbacks and the like are none."""
    return tuple(_entry(talk, comment) for comment in _comments(opener.said(talk.view).threads))


def _comments(threads: Iterable[Thread]) -> Iterator[Comment]:
    for thread in threads:
        if thread.comment:
            yield thread.comment
        yield from _comments(thread.replies)


def _entry(talk: Talk, comment: Comment) -> Entry:
    language, name = talk.language, _name(comment, talk.language)
    iri = _iri(talk, comment.id)
    return Entry(
        id=iri,
        iri=iri,
        url=_url(talk, comment.id),
        title=_TITLE[language].format(name, talk.title),
        summary="",
        html=comment.body or f"<p>{_REMOVED[language]}</p>",
        language=language,
        body_language=comment.language if comment.body else language,
        authors=(Person(name=name, url=comment.url),),
        published=comment.date,
        updated=_changed(comment),
        replied=Replied(iri=_iri(talk, comment.parent), url=_url(talk, comment.parent))
        if comment.parent
        else Replied(iri=talk.iri, url=talk.view.url),
    )


def _iri(talk: Talk, id_: str) -> str:
    """Return the id of a comment: that of the text, and the anchor behind it, as WordPress does."""
    return f"{talk.iri.replace('#', '%23')}#{anchor(id_)}"


def _url(talk: Talk, id_: str) -> str:
    return f"{talk.view.url}#{anchor(id_)}"


def _name(comment: Comment, language: Language) -> str:
    taken_out = comment.redaction is not None and Part.AUTHOR in comment.redaction.parts
    return comment.author or (_NAME_REMOVED if taken_out else _ANONYMOUS)[language]


def _changed(comment: Comment) -> datetime:
    """Return when a comment was written, or when something was taken out of it."""
    if comment.redaction is None:
        return comment.date
    return max(
        comment.date, datetime.combine(comment.redaction.date, time.min, comment.date.tzinfo)
    )
