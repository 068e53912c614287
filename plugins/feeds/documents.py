"""Which feeds of posts there are, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.feeds.cutting import Cutter
from plugins.feeds.entries import Entries
from plugins.feeds.model import head, newest_change
from vigie import urls
from vigie.content import Axis, Status
from vigie.feeds import LISTS, kind_followed
from vigie.languages import Language
from vigie.planning.keys import EVENTS, HOME, WATCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.feeds.model import Feed
    from vigie.pages import Page
    from vigie.planning.keys import Key
    from vigie.planning.listings import Entry as Listed
    from vigie.planning.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a feed of posts is about: the page it follows, and the posts in question, in any order.

    `names` are the fixed end of its id.
    """

    key: Key
    names: tuple[str, ...]
    title: str
    description: str
    posts: tuple[Listed, ...]


def subjects(outline: Outline, language: Language) -> Iterator[Subject]:
    """Yield what there are feeds of posts of in a language.

    Another list is added here, and the key of its page in `vigie.feeds.kind_followed`.
    """
    listings = outline.editions[language]
    tagline = outline.site.editions[language].tagline
    yield Subject(key=HOME, names=("posts",), title="", description=tagline, posts=listings.entries)
    for key in (EVENTS, WATCH):
        if outline.addresses.path(key, language):
            kind = kind_followed(key)
            of, name = LISTS[kind]
            yield Subject(
                key=key,
                names=(kind,),
                title=name[language],
                description="",
                posts=listings.of_kind(of),
            )
    for group, posts in listings.groups.items():
        key = (*group, 1)
        if kind_followed(key):
            _, axis, id_ = map(str, group)
            term = outline.content.taxonomy[Axis(axis)][id_]
            yield Subject(
                key=key,
                names=(axis, id_),
                title=term.name[language],
                description=term.description[language] if term.description else "",
                posts=posts,
            )


class Documents:
    """Makes every document of every feed."""

    def __init__(self, outline: Outline) -> None:
        """Take the outline of the site."""
        self.outline = outline
        self.site = outline.site
        self.entries = Entries(outline)

    def pages(self) -> Iterator[Page]:
        """Yield the documents."""
        for language in Language:
            for subject in subjects(self.outline, language):
                yield from self._of(subject, language)

    def _of(self, subject: Subject, language: Language) -> Iterator[Page]:
        paths = self.outline.addresses.paths
        home = paths[subject.key, language]
        feed = head(self.site, language, subject.names, home, subject.title)
        if subject.description:
            feed = replace(feed, description=subject.description)
        return Cutter(self.site, kind_followed(subject.key)).pages(
            feed,
            _newest_first(subject.posts, language),
            lambda language, form, number: urls.feed(paths[subject.key, language], form, number),
            self._filled,
            sister=(subject.key, language.other) in paths,
            near=lambda one: urls.folder(paths[one.text.key, language]),
        )

    def _filled(self, feed: Feed, posts: Iterable[Listed], _number: int) -> Feed:
        entries = tuple(self.entries.of(one.pair, one.text) for one in posts)
        return replace(feed, entries=entries, updated=newest_change(entries))


def _newest_first(posts: Iterable[Listed], language: Language) -> list[Listed]:
    """Return the published posts that are written in the language."""
    own = (
        one
        for one in posts
        if one.text.language is language and one.text.status is Status.PUBLISHED
    )
    return sorted(own, key=lambda one: (one.text.date, one.pair.folder), reverse=True)
