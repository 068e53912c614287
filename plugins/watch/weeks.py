"""The round-ups of each edition, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from plugins.watch.model import BLOCK, Watch
from vigie.pages import Page, Pagination
from vigie.planning.keys import WATCH
from vigie.planning.placing import number_of_pages
from vigie.planning.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plugins.watch.model import Link
    from vigie.content import Text
    from vigie.languages import Language
    from vigie.pages import Card
    from vigie.planning.frames import Frame, Framer
    from vigie.planning.listings import Entry
    from vigie.planning.outline import Outline

_SUNDAY = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundUp:
    """A round-up in a list: its post, and where it leads."""

    post: Card
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The round-ups of a week, from Monday to Sunday, newest first."""

    first: date
    last: date
    round_ups: tuple[RoundUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPage:
    """Values of `watch.html`: some of the weeks with a round-up, newest first."""

    frame: Frame
    weeks: tuple[Week, ...]
    pagination: Pagination


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the pages of the list of round-ups of each edition."""
    listed = [one for one in outline.editions.values() if one.weeks]
    if listed:
        framer = outline.framer()
        views = Views(outline)
        for listings in listed:
            weeks = [
                _week(monday, entries, views, listings.language)
                for monday, entries in listings.weeks.items()
            ]
            yield from _cut(outline, listings.language, framer, weeks)


def _cut(outline: Outline, language: Language, framer: Framer, weeks: list[Week]) -> Iterator[Page]:
    name, length = WATCH[0], outline.site.page_length
    total = number_of_pages(len(weeks), length)
    paths = [outline.addresses.paths[(name, number + 1), language] for number in range(total)]
    local = ["", *(outline.site.local(path) for path in paths), ""]
    for number, path in enumerate(paths, 1):
        values = WatchPage(
            frame=framer.frame((name, number), language),
            weeks=tuple(weeks[(number - 1) * length : number * length]),
            pagination=Pagination(
                number=number, total=total, previous=local[number - 1], next=local[number + 1]
            ),
        )
        yield Page(path=path, template="watch.html", values=values, language=language)


def _week(monday: date, entries: tuple[Entry, ...], views: Views, language: Language) -> Week:
    round_ups = tuple(
        RoundUp(post=views.card(entry.text, language), links=_links(entry.text))
        for entry in entries
    )
    return Week(first=monday, last=monday + _SUNDAY, round_ups=round_ups)


def _links(text: Text) -> tuple[Link, ...]:
    block = text.blocks.get(BLOCK)
    return block.links if isinstance(block, Watch) else ()
