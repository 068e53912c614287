"""What stands before, behind and beside a text: its series, its collection, related posts."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

from vigie.collation import in_order
from vigie.content import Axis, Status
from vigie.related import related
from vigie.tree import PAGES
from vigie.ways import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vigie.content import Pair, Text
    from vigie.languages import Language
    from vigie.listings import Listings
    from vigie.views import Views
    from vigie.ways import TextLink


class Neighbours:
    """Finds the neighbours of the texts of one edition."""

    def __init__(self, listings: Listings, pages: Iterable[Pair], views: Views) -> None:
        """Take what the edition lists, all reference pages, and the maker of links."""
        self.language: Language = listings.language
        self.views = views
        self.listings = listings
        self.related = related(listings)
        self.indexes = {
            pair.folder: text
            for pair in pages
            if (text := pair.texts.get(self.language)) and text.status is not Status.HIDDEN
        }
        self.collections = self._collections(pages)

    def of_series(self, text: Text) -> Stage | None:
        """Return where a post stands in its series; None where it is in none."""
        if not text.series:
            return None
        entries = self.listings.groups.get(("term", Axis.SERIES.value, text.series), ())
        texts = [entry.text for entry in entries]
        parts = [one.series_part for one in texts if one.series_part]
        place = _place(text, texts)
        number = text.series_part or (place + 1 if place is not None and not parts else None)
        term = self.views.link(Axis.SERIES, text.series, self.language)
        total = max([len(texts), *parts])
        return self._stage((term.name, term.url), texts, place, number, total)

    def of_collection(self, text: Text) -> Stage | None:
        """Return where a reference page stands among those of its folder; None where alone."""
        parent = posixpath.dirname(text.folder)
        texts = [one for one in self.collections.get(parent, ()) if one.language is self.language]
        place = _place(text, texts)
        index = self.indexes.get(parent)
        if place is None or (index is None and len(texts) == 1):
            return None
        above = self.views.leading(index, self.language) if index else None
        named = (above.title, above.url) if above else ("", "")
        return self._stage(named, texts, place, place + 1, len(texts))

    def members(self, text: Text) -> tuple[TextLink, ...]:
        """Return the pages in the folders below that of a reference page."""
        found = self.collections.get(text.folder, ())
        return tuple(self.views.leading(one, self.language, told=True) for one in found)

    def beside(self, text: Text) -> tuple[TextLink, ...]:
        """Return the posts that have to do with a post."""
        found = self.related.get(text.folder, ())
        return tuple(self.views.leading(entry.text, self.language) for entry in found)

    def _stage(
        self,
        named: tuple[str, str],
        texts: Sequence[Text],
        place: int | None,
        number: int | None,
        total: int,
    ) -> Stage:
        name, url = named
        around = [None, *texts, None]
        before, behind = (None, None) if place is None else (around[place], around[place + 2])
        return Stage(
            name=name,
            url=url,
            number=number,
            total=total,
            previous=self.views.leading(before, self.language) if before else None,
            next=self.views.leading(behind, self.language) if behind else None,
        )

    def _collections(self, pages: Iterable[Pair]) -> Mapping[str, tuple[Text, ...]]:
        """Return the texts that each folder of pages holds, in the order of their titles."""
        found = defaultdict(list)
        for pair in pages:
            parent = posixpath.dirname(pair.folder)
            text = pair.in_edition(self.language)
            if parent != PAGES and text.status is not Status.HIDDEN:
                found[parent].append(text)
        return {
            folder: in_order(texts, self.language, lambda text: text.title)
            for folder, texts in found.items()
        }


def _place(text: Text, texts: Sequence[Text]) -> int | None:
    """Return the place of the version of `text` among `texts`; None where it is not there."""
    return next((place for place, one in enumerate(texts) if one.folder == text.folder), None)
