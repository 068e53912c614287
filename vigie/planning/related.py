"""Which posts have to do with one another, found in time that grows with their number alone.

Two posts are compared only where they share a tag or a category and stand near each other in its
list. So a post is shown by a few others at most, and what changes in it changes few pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.content import Axis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.planning.listings import Entry, Listings

SHOWN = 3
REACH = 4
"""How many neighbours to either side a post is compared with, in the list of a tag or category."""

_WEIGHTS = {Axis.TAG.value: 2, Axis.CATEGORY.value: 1}


def related(listings: Listings) -> Mapping[str, tuple[Entry, ...]]:
    """Return the posts nearest to each post in the language of an edition, by its folder.

    Shared tags count most, then the category, then nearness in time. Posts of its own series are
    left out: they are led to anyway.
    """
    entries = listings.entries
    scores = _scores(listings)
    moments = [_moment(entry) for entry in entries]

    def nearest(place: int) -> tuple[Entry, ...]:
        own, here = entries[place].text.series, moments[place]
        found = sorted(
            (-score, abs(moments[one] - here), one)
            for one, score in scores[place].items()
            if not own or entries[one].text.series != own
        )
        return tuple(entries[one] for _, _, one in found[:SHOWN])

    return {
        entry.pair.folder: nearest(place)
        for place, entry in enumerate(entries)
        if entry.text.language is listings.language
    }


def _scores(listings: Listings) -> list[dict[int, int]]:
    """Return, for every place in the edition, how much those near it in a list have in common."""
    places = {entry.pair.folder: place for place, entry in enumerate(listings.entries)}
    scores: list[dict[int, int]] = [{} for _ in listings.entries]
    for key, group in listings.groups.items():
        weight = _WEIGHTS.get(str(key[1])) if key[0] == "term" else None
        if weight is None:
            continue
        axis, term = Axis(str(key[1])), str(key[2])
        row = [places[one.pair.folder] for one in group if term in one.text.terms(axis)]
        for number, one in enumerate(row):
            mine = scores[one]
            for other in row[number + 1 : number + 1 + REACH]:
                mine[other] = mine.get(other, 0) + weight
                theirs = scores[other]
                theirs[one] = theirs.get(one, 0) + weight
    return scores


def _moment(entry: Entry) -> float:
    return entry.text.date.timestamp() if entry.text.date else 0.0
