"""A feed in each format, cut into documents: the newest entries, and its archives (RFC 5005)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from plugins.feeds.model import Feed, History
from vigie.feeds import Format
from vigie.frames import Alternate
from vigie.languages import Language
from vigie.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.site import Site

Item = TypeVar("Item")

Place = Callable[[Language, Format, int], str]
"""Tells the output path of a document: archives are numbered from 1, the feed itself is 0."""


class Cutter:
    """Cuts the feeds of one kind."""

    def __init__(self, site: Site, kind: str) -> None:
        """Take the site and a kind of `vigie.feeds`."""
        self.site = site
        self.kind = kind
        self.length = site.feeds.length_of(kind)

    def pages(
        self,
        feed: Feed,
        items: Sequence[Item],
        place: Place,
        filled: Callable[[Feed, Sequence[Item]], Feed],
        *,
        sister: bool,
    ) -> Iterator[Page]:
        """Yield the documents of a feed that has `items`, newest first.

        `filled` puts some of them into a document; `sister` tells whether the other language has
        the same feed. Archives are cut from the oldest item on, all of one length: those that are
        full stay as they are, whatever comes. What is too new for them is in the feed itself.
        """
        archives = self.site.feeds.archives(self.kind, len(items))
        for form in Format:
            other = self._sister(feed, form, place) if sister else None
            paths = [place(feed.language, form, number) for number in range(archives + 1)]
            urls = [self.site.absolute(path) for path in paths]
            for number, path in enumerate(paths):
                empty = replace(
                    feed, url=urls[number], sister=other, history=_history(urls, number)
                )
                values = filled(empty, self._some(items, number))
                yield Page(path=path, template=form, values=values, language=feed.language)

    def _some(self, items: Sequence[Item], number: int) -> Sequence[Item]:
        if number == 0:
            return items[: self.length]
        end = len(items) - (number - 1) * self.length
        return items[end - self.length : end]

    def _sister(self, feed: Feed, form: Format, place: Place) -> Alternate:
        other = feed.language.other
        return Alternate(tag=other.tag, url=self.site.absolute(place(other, form, 0)))


def _history(urls: Sequence[str], number: int) -> History:
    """Return what is around a document; `urls` has the feed itself, then its archives."""
    feed, *archives = urls
    if number == 0:
        return History(previous=archives[-1] if archives else "")
    return History(
        previous=urls[number - 1] if number > 1 else "",
        next=urls[number + 1] if number < len(archives) else "",
        current=feed,
    )
