"""Which feeds of posts there are, and which documents each is cut into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.feeds.entries import Entries
from plugins.feeds.model import History, head, newest_change
from vigie import urls
from vigie.content import Axis, Status
from vigie.feeds import LISTS, Format, kind_followed
from vigie.frames import EVENTS, HOME, WATCH, Alternate
from vigie.languages import Language
from vigie.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.feeds.model import Entry, Feed
    from vigie.frames import Key
    from vigie.listings import Entry as Listed
    from vigie.outline import Outline


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
                home = self.outline.addresses.paths[subject.key, language]
                feed = head(self.site, language, subject.names, home, subject.title)
                if subject.description:
                    feed = replace(feed, description=subject.description)
                posts = self._newest_first(subject.posts, language)
                for form in Format:
                    yield from self._documents(subject.key, feed, posts, form, language)

    def _newest_first(self, posts: Iterable[Listed], language: Language) -> list[Listed]:
        """Return the published posts that are written in the language."""
        own = (
            one
            for one in posts
            if one.text.language is language and one.text.status is Status.PUBLISHED
        )
        return sorted(own, key=lambda one: (one.text.date, one.pair.folder), reverse=True)

    def _documents(
        self, key: Key, feed: Feed, posts: list[Listed], form: Format, language: Language
    ) -> Iterator[Page]:
        """Yield the newest posts, then, where a feed has archives, the oldest and so on.

        Archives are cut from the oldest post on, all of one length: those that are full stay as
        they are, whatever comes. What is too new for them is in the feed itself.
        """
        kind = kind_followed(key)
        length = self.site.feeds.length_of(kind)
        older = max(0, -(-len(posts) // length) - 1)
        count = older if kind in self.site.feeds.archived else 0
        for number in range(count + 1):
            end = len(posts) - (number - 1) * length
            some = posts[end - length : end] if number else posts[:length]
            entries = tuple(self._entry(one) for one in some)
            path = self._path(key, language, form, number)
            values = replace(
                feed,
                url=self.site.absolute(path),
                sister=self._sister(key, language.other, form),
                updated=newest_change(entries),
                history=self._history(key, language, form, number, count),
                entries=entries,
            )
            yield Page(path=path, template=form, values=values, language=language)

    def _entry(self, one: Listed) -> Entry:
        return self.entries.of(one.pair, one.text)

    def _path(self, key: Key, language: Language, form: Format, number: int = 0) -> str:
        return urls.feed(self.outline.addresses.paths[key, language], form, number)

    def _sister(self, key: Key, language: Language, form: Format) -> Alternate | None:
        if self.outline.addresses.path(key, language) is None:
            return None
        return Alternate(tag=language.tag, url=self.site.absolute(self._path(key, language, form)))

    def _history(
        self, key: Key, language: Language, form: Format, number: int, count: int
    ) -> History:
        def there(other: int) -> str:
            return self.site.absolute(self._path(key, language, form, other))

        before = number - 1 if number else count
        return History(
            previous=there(before) if before else "",
            next=there(number + 1) if 0 < number < count else "",
            current=there(0) if number else "",
        )
