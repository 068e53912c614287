"""The facts of an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Self

from vigie.blocks import Block
from vigie.fields import Fields
from vigie.languages import Language
from vigie.nodes import Mapping, Node
from vigie.typesetting import in_both

if TYPE_CHECKING:
    from datetime import tzinfo

    from vigie.languages import Localized
    from vigie.typesetting import Typesetter


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Block):
    """When, where and for whom; moments are in the zone of the event."""

    start: datetime
    end: datetime | None
    language: Language | None
    place: Place | None
    audience: Localized | None
    organizer: str
    speakers: tuple[Speaker, ...]
    registration: str

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
    place = Place(
        name=fields.text("name"),
        address=fields.text("address"),
        online=fields.choice("online", ("true", "false"), "false") == "true",
    )
    fields.finish()
    return place


def _speaker(node: Node, fields: Fields) -> Speaker | None:
    if not isinstance(node, Mapping):
        fields.wrong(
            "speakers", "a speaker has a name, a role or an organization", "write e.g. - name: …"
        )
        return None
    inner = Fields(node, fields.report, "event.speakers")
    speaker = Speaker(
        name=inner.text("name"), role=inner.text("role"), organization=inner.text("organization")
    )
    inner.finish()
    return speaker
