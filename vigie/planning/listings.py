"""What each edition lists: its posts in order, grouped by term and by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from sys import maxsize
from typing import TYPE_CHECKING

from vigie.content import Axis, Kind, Status
from vigie.reading.taxonomy import lineage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from vigie.content import Content, Pair, Text
    from vigie.languages import Language
    from vigie.planning.keys import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post in an edition: the pair, and the one of its texts that this edition shows."""

    pair: Pair
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """The posts of one edition, newest first: all, and by the key of a listing less its number.

    A category has those of the categories that lie in it too. Those of a series are in the order of
    their parts, the first part first.
    """

    language: Language
    entries: tuple[Entry, ...]
    groups: Mapping[Key, tuple[Entry, ...]]

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the posts of one kind."""
        return tuple(entry for entry in self.entries if entry.text.kind is kind)

    @property
    def weeks(self) -> Mapping[date, tuple[Entry, ...]]:
        """The round-ups by the Monday of their week (ISO 8601), newest first."""
        found: dict[date, tuple[Entry, ...]] = {}
        for entry in self.of_kind(Kind.WATCH):
            day = _date(entry).date()
            monday = day - timedelta(days=day.weekday())
            found[monday] = (*found.get(monday, ()), entry)
        return found


def of_edition(content: Content, language: Language) -> Listings:
    """Return what the edition in `language` lists; hidden texts are in no listing."""
    entries = sorted(
        (entry for pair in content.posts if (entry := _entry(pair, language))),
        key=lambda entry: (_date(entry), entry.pair.folder),
        reverse=True,
    )
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        for axis in Axis:
            for own in entry.text.terms(axis):
                for term in lineage(content.taxonomy[axis], own):
                    groups["term", axis.value, term].append(entry)
        day = _date(entry)
        groups["period", day.year, 0].append(entry)
        groups["period", day.year, day.month].append(entry)
    return Listings(
        language=language,
        entries=tuple(entries),
        groups={
            key: tuple(_in_parts(found) if key[1] == Axis.SERIES else found)
            for key, found in groups.items()
        },
    )


def _in_parts(entries: list[Entry]) -> list[Entry]:
    """Return the posts of a series in the order of their parts, then of their dates."""
    oldest = reversed(entries)
    return sorted(oldest, key=lambda entry: entry.text.series_part or maxsize)


def _entry(pair: Pair, language: Language) -> Entry | None:
    for one in (language, language.other):
        text = pair.texts.get(one)
        if text is not None and text.status is not Status.HIDDEN:
            return Entry(pair=pair, text=text)
    return None


def _date(entry: Entry) -> datetime:
    if entry.text.date is None:
        raise ValueError(entry.pair.folder)
    return entry.text.date
