"""Calendar files (RFC 5545) by icalendar, which is imported only where there is one to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

    from plugins.events.agenda import Calendar, Entry
    from vigie.rendering.render import Opener

_MAKER = "-//Vigie//Vigie//FR"


def calendar(values: Calendar, _opened: Opener) -> bytes:
    """Return the calendar; its moments are in UTC, so that it needs no rules of zones."""
    from icalendar import Calendar as File  # noqa: PLC0415 -- few builds need it

    file = File()
    file.add("prodid", _MAKER)
    file.add("version", "2.0")
    file.add("name", values.name, parameters={"language": values.language})
    file.add("x-wr-calname", values.name)
    file.add("url", values.url)
    for entry in values.entries:
        file.add_component(_event(entry))
    return bytes(file.to_ical())


def _event(entry: Entry) -> icalendar.Event:
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    event.add("dtstart", entry.start)
    if entry.end is not None:
        event.add("dtend", entry.end)
    said = {"summary": entry.title, "description": entry.description, "location": entry.place}
    for name, text in said.items():
        if text:
            event.add(name, text, parameters={"language": entry.language})
    event.add("url", entry.url)
    return event
