"""Which posts have to do with one another, found in time that grows with their number alone.

Two posts are compared only where they share a tag or a category and stand near each other in its
list. So a post is shown by a few others at most, and what changes in it changes few pages.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

from vigie.content import Axis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vigie.listings import Entry, Listings

SHOWN = 3
REACH = 6
"""How many neighbours to either side a post is compared with, in the list of a tag or category."""

_WEIGHTS = {Axis.TAG.value: 2, Axis.CATEGORY.value: 1}


def related(listings: Listings) -> Mapping[str, tuple[Entry, ...]]:
    """Return the posts nearest to each post of an edition, the nearest first, by its folder.

    Shared tags count most, then the category, then nearness in time. Posts of its own series are
    left out: they are led to anyway.
    """
    entries = listings.entries
    scores = _scores(listings)
    moments = [_moment(entry) for entry in entries]

    def nearest(place: int) -> tuple[Entry, ...]:
        own = entries[place].text.series
        found = [one for one in scores[place] if not own or entries[one].text.series != own]
        best = nsmallest(SHOWN, found, key=_distance(scores[place], moments, place))
        return tuple(entries[one] for one in best)

    return {entry.pair.folder: nearest(place) for place, entry in enumerate(entries)}


def _scores(listings: Listings) -> list[Counter[int]]:
    """Return, for every place in the edition, how much those near it in a list have in common."""
    places = {entry.pair.folder: place for place, entry in enumerate(listings.entries)}
    scores: list[Counter[int]] = [Counter() for _ in listings.entries]
    for key, group in listings.groups.items():
        weight = _WEIGHTS.get(str(key[1])) if key[0] == "term" else None
        if weight is None:
            continue
        row = [places[entry.pair.folder] for entry in group]
        for number, one in enumerate(row):
            for other in row[number + 1 : number + 1 + REACH]:
                scores[one][other] += weight
                scores[other][one] += weight
    return scores


def _distance(
    scores: Counter[int], moments: list[float], place: int
) -> Callable[[int], tuple[int, float, int]]:
    here = moments[place]
    return lambda one: (-scores[one], abs(moments[one] - here), one)


def _moment(entry: Entry) -> float:
    return entry.text.date.timestamp() if entry.text.date else 0.0
