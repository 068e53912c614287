"""The pages of events: what is ahead and what is past, and the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from plugins.events.model import Event
from vigie import urls
from vigie.content import Kind
from vigie.pages import Page
from vigie.planning.keys import EVENTS
from vigie.planning.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from plugins.events.model import Occasion
    from vigie.content import Text
    from vigie.languages import Language
    from vigie.pages import Card
    from vigie.planning.frames import Frame, Framer
    from vigie.planning.listings import Listings
    from vigie.planning.outline import Outline

BLOCK = "event"
FORMAT = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event in a list: its post, and when and where it is."""

    post: Card
    occasion: Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Values of `events.html`: what is ahead, next first, and what is past, latest first.

    `calendar` is the address of the calendar, empty where there is none.
    """

    frame: Frame
    ahead: tuple[Listed, ...]
    past: tuple[Listed, ...]
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event in a calendar; moments in UTC, or days, the end being the day after the last.

    `uid` never changes; `stamp` is when its post last changed.
    """

    uid: str
    stamp: datetime
    start: date
    end: date | None
    title: str
    description: str
    place: str
    url: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Values of a calendar file; `url` is the page with the same events."""

    name: str
    url: str
    language: str
    entries: tuple[Entry, ...]


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the list and the calendar of each edition, and the calendar of each event."""
    listed = [one for one in outline.editions.values() if one.of_kind(Kind.EVENT)]
    if listed:
        framer = outline.framer()
        for listings in listed:
            yield from _edition(outline, listings, framer)
    for pair in outline.content.posts:
        for text in pair.texts.values():
            if (entry := _entry(outline, text)) is not None:
                path = outline.addresses.paths[text.key, text.language]
                path = urls.event(text.language, path)
                yield _calendar(outline, text.language, path, entry.url, (entry,))


def _edition(outline: Outline, listings: Listings, framer: Framer) -> Iterator[Page]:
    language, views = listings.language, Views(outline)
    texts = [entry.text for entry in listings.of_kind(Kind.EVENT)]
    entries = tuple(entry for text in texts if (entry := _entry(outline, text)) is not None)
    calendar = urls.calendar(language)
    listed = sorted(
        (_listed(event, views.card(text, language)) for text, event in _seen(outline, texts)),
        key=lambda one: (one.occasion.start, one.post.url),
    )
    values = EventsPage(
        frame=framer.frame(EVENTS, language),
        ahead=tuple(one for one in listed if not one.occasion.past),
        past=tuple(one for one in reversed(listed) if one.occasion.past),
        calendar=outline.site.local(calendar) if entries else "",
    )
    path = outline.addresses.paths[EVENTS, language]
    yield Page(path=path, template="events.html", values=values, language=language)
    if entries:
        home = outline.site.absolute(path)
        yield _calendar(outline, language, calendar, home, entries)


def _seen(outline: Outline, texts: Iterable[Text]) -> Iterator[tuple[Text, Event]]:
    for text in texts:
        event = text.blocks.get(BLOCK)
        if isinstance(event, Event):
            yield text, event.seen(text, outline.site.now)


def _listed(event: Event, post: Card) -> Listed:
    return Listed(post=post, occasion=event.brief())


def _calendar(
    outline: Outline, language: Language, path: str, url: str, entries: tuple[Entry, ...]
) -> Page:
    name = outline.site.editions[language].title
    values = Calendar(name=name, url=url, language=language.tag, entries=entries)
    return Page(path=path, template=FORMAT, values=values, language=language)


def _entry(outline: Outline, text: Text) -> Entry | None:
    """Return the event of `text` as calendars have it; None if it has none that is public."""
    event = next((event for _, event in _seen(outline, (text,)) if event.file), None)
    changed = text.modified or text.date
    if event is None or changed is None:
        return None
    start, end = _bounds(event)
    name = text.folder.rpartition("/")[2]
    authority = outline.site.authority.partition(",")[0]
    return Entry(
        uid=f"{name}/{text.language}@{authority}",
        stamp=changed.astimezone(UTC),
        start=start,
        end=end,
        title=text.title,
        description=text.summary,
        place=event.place.words(text.language) if event.place else "",
        url=outline.site.absolute(outline.addresses.paths[text.key, text.language]),
        language=text.language.tag,
    )


def _bounds(event: Event) -> tuple[date, date | None]:
    if event.days is not None:
        first, last = event.days
        return first, last + timedelta(days=1)
    start = event.start.astimezone(UTC)
    end = event.end.astimezone(UTC) if event.end else None
    return start, end if end != start else None
