"""Feeds of comments: those on each text, and the newest of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING

from plugins.feeds.model import Entry, Replied, Talk, as_iri, entry_id, head, name_of, newest_change
from vigie import urls
from vigie.comments.model import DiscussionView, Part, anchor
from vigie.feeds import COMMENTS, COMMENTS_NAME, Format, comments_on, formats_beside
from vigie.frames import Alternate
from vigie.languages import Language, Localized
from vigie.pages import Page
from vigie.persons import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.feeds.model import Feed
    from vigie.comments.model import Comment, Thread
    from vigie.content import Pair, Text
    from vigie.outline import Outline
    from vigie.render import Opener

    Place = Callable[[Language, Format], str]

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
        self.length = self.site.feeds.length_of(COMMENTS)

    def pages(self) -> Iterator[Page]:
        ended: list[tuple[datetime, str, Talk]] = []
        for pair in self.outline.content.pairs:
            if pair.discussed(self.language):
                talk = self._talk(pair)
                if pair.discussion and pair.discussion.tally.latest:
                    ended.append((pair.discussion.tally.latest, talk.iri, talk))
                yield from self._of_text(pair, talk)
        newest = nlargest(self.length, ended, key=lambda one: one[:2])
        talks = sorted((talk for *_, talk in newest), key=lambda talk: talk.iri)
        home, title = urls.home(self.language), COMMENTS_NAME[self.language]
        feed = head(self.site, self.language, (COMMENTS,), home, title)
        yield from self._documents(feed, tuple(talks), Format, urls.comments_feed, sister=True)

    def _of_text(self, pair: Pair, talk: Talk) -> Iterator[Page]:
        text, paths = pair.texts[self.language], self.outline.addresses.paths
        title = comments_on(text.title, self.language)
        names = (COMMENTS, name_of(text))
        feed = head(self.site, self.language, names, paths[pair.key, self.language], title)
        yield from self._documents(
            feed,
            (talk,),
            formats_beside(COMMENTS),
            lambda language, form: urls.feed(paths[pair.key, language], form),
            sister=pair.discussed(self.language.other),
        )

    def _documents(
        self,
        feed: Feed,
        talks: tuple[Talk, ...],
        formats: Iterable[Format],
        place: Place,
        *,
        sister: bool,
    ) -> Iterator[Page]:
        """Yield a feed in each of `formats`; `place` tells the output path of each."""
        other = self.language.other
        for form in formats:
            path = place(self.language, form)
            values = replace(
                feed,
                url=self.site.absolute(path),
                sister=Alternate(tag=other.tag, url=self.site.absolute(place(other, form)))
                if sister
                else None,
                talks=talks,
                length=self.length,
            )
            yield Page(path=path, template=form, values=values, language=self.language)

    def _talk(self, pair: Pair) -> Talk:
        text = pair.texts[self.language]
        said = pair.discussion
        view = DiscussionView(
            url=self.site.absolute(self.outline.addresses.paths[pair.key, self.language]),
            source=said.source if said else "",
            conversation=said.conversation if said else "",
        )
        return Talk(view=view, iri=self._iri(text), title=text.title, language=self.language)

    def _iri(self, text: Text) -> str:
        return as_iri(entry_id(text, self.site.authority), self.site.authority)


def with_newest(feed: Feed, said: Iterable[tuple[Entry, ...]]) -> Feed:
    """Return a feed of comments with its entries, out of those of each of its talks."""
    entries = nlargest(feed.length, chain(*said), key=lambda entry: (entry.published, entry.iri))
    return replace(feed, entries=tuple(entries), updated=newest_change(entries))


def entries(talk: Talk, opener: Opener) -> tuple[Entry, ...]:
    """Return the comments of a talk as entries; pingbacks and the like are none."""
    return tuple(_entry(talk, comment) for comment in _spoken(opener.said(talk.view).threads))


def _spoken(threads: Iterable[Thread]) -> Iterator[Comment]:
    for thread in threads:
        if thread.comment:
            yield thread.comment
        yield from _spoken(thread.replies)


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
