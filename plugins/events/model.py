"""The facts of an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from markupsafe import Markup

from vigie import urls
from vigie.content import Status
from vigie.languages import Language, Localized
from vigie.locale.spans import span
from vigie.reading.blocks import Block
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node
from vigie.reading.typesetting import in_both

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from datetime import tzinfo

    from vigie.content import Text
    from vigie.pictures.markup import Tag
    from vigie.reading.typesetting import Typesetter

_SCHEMA = "https://schema.org/"
_ONLINE = Localized(fr="En ligne", en="Online")
_AND_ONLINE = Localized(fr="{}, et en ligne", en="{}, and online")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks at an event; any part may be empty."""

    name: str
    role: str
    organization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event is held: a room, the Web, or both."""

    name: str
    address: str
    online: bool

    def words(self, language: Language) -> str:
        """Return the place in a line."""
        room = ", ".join(filter(None, (self.name, self.address)))
        if not self.online:
            return room
        return _AND_ONLINE[language].format(room) if room else _ONLINE[language]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What listings show of an event."""

    start: datetime
    end: datetime | None
    place: Place | None
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Block):
    """When, where and for whom; moments are in the zone of the event.

    Once it is seen it knows whether it is `past`, and the name of the calendar `file` beside its
    page, empty where there is none.
    """

    start: datetime
    end: datetime | None
    language: Language | None
    place: Place | None
    audience: Localized | None
    organizer: str
    speakers: tuple[Speaker, ...]
    registration: str
    past: bool = False
    file: str = ""

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of an event whose hours are not told: none are written."""
        last = self.end or self.start
        if any(moment.hour or moment.minute for moment in (self.start, last)):
            return None
        return self.start.date(), last.date()

    @property
    def over(self) -> datetime:
        """When it is past: at its end, or with its last day where no hour of the end is told."""
        if self.end is not None and self.days is None:
            return self.end
        midnight = (self.end or self.start).replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + timedelta(days=1)

    def seen(self, text: Text, now: datetime) -> Self:
        """Return the event with what the moment and the status of its post make of it."""
        public = text.status is Status.PUBLISHED and (text.date is None or text.date <= now)
        file = urls.event(text.language, "") if public else ""
        return replace(self, past=self.over <= now, file=file)

    def moments(self) -> tuple[datetime, ...]:
        """Return when it becomes past."""
        return (self.over,)

    def ahead(self) -> datetime | None:
        """Return when it begins, until it is past."""
        return None if self.past else self.start

    def brief(self) -> Occasion:
        """Return when and where."""
        return Occasion(start=self.start, end=self.end, place=self.place, past=self.past)

    def fed(self, text: Text, _files: Table[str, str], _pictures: Table[str, Tag]) -> str:
        """Return when, where and for whom."""
        told = (
            str(span(self.start, self.end, text.language)),
            self.place.words(text.language) if self.place else "",
            self.audience[text.language] if self.audience else "",
            self.organizer,
        )
        return Markup("<p>{}</p>").format(Markup("<br>").join(filter(None, told)))

    def posting(self, text: Text, url: str, _files: Table[str, str]) -> dict[str, object]:
        """Return schema.org's `Event`."""
        found: dict[str, object] = {
            "@type": "Event",
            "name": text.title,
            "description": text.summary,
            "url": url,
            "startDate": _iso(self.start, self.days and self.days[0]),
            "endDate": self.end and _iso(self.end, self.days and self.days[1]),
            "eventStatus": f"{_SCHEMA}EventScheduled",
            "inLanguage": self.language and self.language.tag,
            "organizer": self.organizer and {"@type": "Organization", "name": self.organizer},
            "performer": [_performer(one) for one in self.speakers if one.name],
            **(_location(self.place, self.registration or url) if self.place else {}),
        }
        return {"mainEntity": {key: value for key, value in found.items() if value}}

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the event with its prose set."""

        def prose(text: str) -> str:
            return typesetter.string(text, language)

        place = self.place
        return replace(
            self,
            place=place and replace(place, name=prose(place.name), address=prose(place.address)),
            audience=self.audience and in_both(self.audience, typesetter),
            organizer=prose(self.organizer),
            speakers=tuple(
                Speaker(
                    name=prose(one.name), role=prose(one.role), organization=prose(one.organization)
                )
                for one in self.speakers
            ),
        )


def read(fields: Fields, site_zone: tzinfo, _of_text: Language) -> Event | None:
    """Return the event that the block describes; None, with a problem, where it has no start."""
    zone = fields.zone("zone", site_zone)
    start = _moment(fields, "start", zone)
    end = _moment(fields, "end", zone)
    if start is None:
        told = "write when it begins, e.g. start: 2021-11-04T20:00"
        fields.text("start", required=told)
    elif end is not None and end < start:
        fields.wrong("end", "the event ends before it begins", "write a later moment")
    event = Event(
        start=start or datetime.min.replace(tzinfo=zone),
        end=end,
        language=_language(fields),
        place=_place(fields.table("place")),
        audience=fields.localized("audience"),
        organizer=fields.text("organizer"),
        speakers=fields.each("speakers", lambda node: _speaker(node, fields)),
        registration=fields.web_address("registration"),
    )
    return event if start else None


def _moment(fields: Fields, key: str, zone: tzinfo) -> datetime | None:
    moment = fields.moment(key, zone)
    return moment.astimezone(zone) if moment else None


def _language(fields: Fields) -> Language | None:
    """Return the language spoken; None where it is not told."""
    written = fields.choice("language", tuple(Language), "")
    return Language(written) if written else None


def _place(fields: Fields | None) -> Place | None:
    if fields is None:
        return None
    untold = len(fields.report.problems)
    place = Place(
        name=fields.text("name"),
        address=fields.text("address"),
        online=fields.choice("online", ("true", "false"), "false") == "true",
    )
    fields.finish()
    if untold == len(fields.report.problems) and not (place.name or place.address or place.online):
        told = "write “name: …”, “address: …” or “online: true”"
        fields.report.add(fields.mapping.line, "“event.place” names no place", told)
    return place


def _speaker(node: Node, fields: Fields) -> Speaker | None:
    told = "write e.g. - name: …"
    if not isinstance(node, Mapping):
        fields.wrong("speakers", "a speaker has a name, a role or an organization", told)
        return None
    inner, untold = Fields(node, fields.report, "event.speakers"), len(fields.report.problems)
    speaker = Speaker(
        name=inner.text("name"), role=inner.text("role"), organization=inner.text("organization")
    )
    inner.finish()
    told_of = speaker.name or speaker.role or speaker.organization
    if untold == len(fields.report.problems) and not told_of:
        fields.report.add(node.line, "“event.speakers”: nothing is told of a speaker", told)
    return speaker


def _iso(moment: datetime, day: date | None) -> str:
    return (day or moment).isoformat()


def _performer(speaker: Speaker) -> dict[str, object]:
    found: dict[str, object] = {"@type": "Person", "name": speaker.name}
    if speaker.role:
        found["jobTitle"] = speaker.role
    if speaker.organization:
        found["affiliation"] = {"@type": "Organization", "name": speaker.organization}
    return found


def _location(place: Place, entrance: str) -> dict[str, object]:
    """Return where it is held; `entrance` is the address that leads to it on the Web."""
    rooms: list[dict[str, str]] = []
    if place.name or place.address:
        room = {"@type": "Place", "name": place.name or place.address}
        rooms.append(room | ({"address": place.address} if place.address else {}))
    if place.online:
        rooms.append({"@type": "VirtualLocation", "url": entrance})
    mode = {(True, False): "Offline", (False, True): "Online"}.get(
        (bool(place.name or place.address), place.online), "Mixed"
    )
    return {
        "eventAttendanceMode": f"{_SCHEMA}{mode}EventAttendanceMode",
        "location": rooms if len(rooms) > 1 else rooms and rooms[0],
    }
