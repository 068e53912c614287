"""What stands before, behind and beside a text: its series, its collection, related posts."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

from vigie.content import Axis, Status
from vigie.locale.collation import in_order
from vigie.planning.related import related
from vigie.planning.ways import Stage
from vigie.reading.tree import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vigie.content import Pair, Text
    from vigie.languages import Language
    from vigie.planning.listings import Listings
    from vigie.planning.views import Views
    from vigie.planning.ways import TextLink


class Row:
    """Texts that follow one another, each with its place among them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Take the texts in their order."""
        self.texts = tuple(texts)
        self.places = {text.folder: place for place, text in enumerate(self.texts)}
        self.parts = [text.series_part for text in self.texts if text.series_part]

    def around(self, place: int | None) -> tuple[Text | None, Text | None]:
        """Return what is before and behind a place; nothing around none."""
        if place is None:
            return None, None
        return (
            self.texts[place - 1] if place else None,
            self.texts[place + 1] if place + 1 < len(self.texts) else None,
        )


class Neighbours:
    """Finds the neighbours of the texts of one edition."""

    def __init__(self, listings: Listings, pages: Iterable[Pair], views: Views) -> None:
        """Take what the edition lists, all reference pages, and the maker of links."""
        self.language: Language = listings.language
        self.views = views
        self.related = related(listings)
        self.series = {
            str(key[2]): Row(entry.text for entry in entries)
            for key, entries in listings.groups.items()
            if key[:2] == ("term", Axis.SERIES.value)
        }
        self.collections = self._collections(pages)
        self.rows = {
            folder: Row(text for text in texts if text.language is self.language)
            for folder, texts in self.collections.items()
        }
        self.indexes = {
            pair.folder: text
            for pair in pages
            if (text := pair.texts.get(self.language)) and text.status is not Status.HIDDEN
        }

    def of_series(self, text: Text) -> Stage | None:
        """Return where a post stands in its series; None where it is in none."""
        if not text.series:
            return None
        row = self.series.get(text.series) or Row(())
        place = row.places.get(text.folder)
        number = text.series_part or (place + 1 if place is not None and not row.parts else None)
        term = self.views.link(Axis.SERIES, text.series, self.language)
        total = max([len(row.texts), *row.parts[-1:]])
        return self._stage((term.name, term.url), row.around(place), number, total)

    def of_collection(self, text: Text) -> Stage | None:
        """Return where a reference page stands among those of its folder; None where alone."""
        parent = posixpath.dirname(text.folder)
        row = self.rows.get(parent) or Row(())
        place = row.places.get(text.folder)
        index = self.indexes.get(parent)
        if place is None or (index is None and len(row.texts) == 1):
            return None
        above = self.views.leading(index, self.language) if index else None
        named = (above.title, above.url) if above else ("", "")
        return self._stage(named, row.around(place), place + 1, len(row.texts))

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
        around: tuple[Text | None, Text | None],
        number: int | None,
        total: int,
    ) -> Stage:
        (name, url), (before, behind) = named, around
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
