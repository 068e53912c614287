"""A feed in each format, cut into documents: the newest entries, and its archives (RFC 5005)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from plugins.feeds.model import Address, Feed, History
from vigie.feeds import Format
from vigie.languages import Language
from vigie.pages import Page
from vigie.rendering.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.site import Site

Item = TypeVar("Item")

Place = Callable[[Language, Format, int], str]
"""Tells the output path of a document: archives are numbered from 1, the feed itself is 0."""

Filling = Callable[[Feed, Sequence[Item], int], Feed]
"""Puts items into the document of that number."""


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
        filled: Filling[Item],
        *,
        sister: bool,
        near: Callable[[Item], str],
    ) -> Iterator[Page]:
        """Yield the documents of a feed that has `items`, newest first.

        `sister` tells whether the other language has the same feed, `near` the folder of the page
        that shows an item. Archives are cut from the oldest item on, all of one length: those that
        are full stay as they are, whatever comes. What is too new for them is in the feed itself.
        """
        last = self.site.feeds.archives(self.kind, len(items))

        def document(number: int) -> Feed:
            return replace(
                filled(feed, self._some(items, number), number),
                url=self._address(place, feed.language, number),
                sister=self._address(place, feed.language.other) if sister else None,
                history=self._history(place, feed.language, number, last),
            )

        for number in range(last + 1):
            values = Lazy(partial(document, number))
            newest = max(map(near, self._some(items, number)), default="")
            for form in Format:  # one after the other: what they have in common is kept a while
                path = place(feed.language, form, number)
                yield Page(
                    path=path,
                    template=form,
                    values=values,
                    language=feed.language,
                    near=newest,
                )

    def _some(self, items: Sequence[Item], number: int) -> Sequence[Item]:
        if number == 0:
            return items[: self.length]
        end = len(items) - (number - 1) * self.length
        return items[end - self.length : end]

    def _address(self, place: Place, language: Language, number: int = 0) -> Address:
        return Address.of(self.site, lambda form: place(language, form, number))

    def _history(self, place: Place, language: Language, number: int, last: int) -> History:
        there = partial(self._address, place, language)
        before = number - 1 if number else last
        return History(
            previous=there(before) if before else None,
            next=there(number + 1) if 0 < number < last else None,
            current=there() if number else None,
        )
