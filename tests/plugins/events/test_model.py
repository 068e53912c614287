"""The facts of an event, from the block `event:`."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from plugins.events.model import Event, Place, Speaker, read
from tests.strategies import nodes
from tests.values import ZONE, Curly, fields, told
from vigie.languages import Language, Localized
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node

HALIFAX = ZoneInfo("America/Halifax")


def of(yaml: str) -> tuple[Event | None, list[str]]:
    """Return the event of a block, and what is told of it."""
    block = fields(yaml)
    event = read(block, ZONE, Language.FR)
    block.finish()
    return event, told(block.report)


def event_of(yaml: str) -> Event:
    """Return the event of a block that has no mistake."""
    event, problems = of(yaml)
    assert problems == []
    assert event is not None
    return event


def test_an_event_needs_no_more_than_its_start() -> None:
    assert event_of("start: 2021-11-04T20:00") == Event(
        start=datetime(2021, 11, 4, 20, tzinfo=ZONE),
        end=None,
        language=None,
        place=None,
        audience=None,
        organizer="",
        speakers=(),
        registration="",
    )


def test_every_fact_has_its_place() -> None:
    assert event_of(
        "start: 2021-11-04T20:00\nend: 2021-11-04T21:30\nzone: America/Halifax\nlanguage: en\n"
        "place:\n  name: Salle A\n  address: 1, rue X\n  online: true\n"
        "audience: {fr: Tout le monde, en: Everyone}\norganizer: Vigie\n"
        "speakers:\n  - name: Ada\n    role: Host\n  - organization: BCC\n"
        "registration: https://example.org/in\n"
    ) == Event(
        start=datetime(2021, 11, 4, 20, tzinfo=HALIFAX),
        end=datetime(2021, 11, 4, 21, 30, tzinfo=HALIFAX),
        language=Language.EN,
        place=Place(name="Salle A", address="1, rue X", online=True),
        audience=Localized(fr="Tout le monde", en="Everyone"),
        organizer="Vigie",
        speakers=(
            Speaker(name="Ada", role="Host", organization=""),
            Speaker(name="", role="", organization="BCC"),
        ),
        registration="https://example.org/in",
    )


def test_moments_are_in_the_zone_of_the_event_whatever_their_offset() -> None:
    event = event_of("start: 2021-11-05T00:00Z\nend: 2021-11-05T02:00+01:00\nzone: America/Halifax")
    assert event.start == datetime(2021, 11, 5, tzinfo=UTC)
    assert event.start.isoformat() == "2021-11-04T21:00:00-03:00"
    assert event.end is not None
    assert event.end.isoformat() == "2021-11-04T22:00:00-03:00"


def test_an_event_without_a_start_is_told() -> None:
    assert of("organizer: Vigie") == (
        None,
        ["2: “start” is missing; write when it begins, e.g. start: 2021-11-04T20:00"],
    )


def test_a_start_that_is_no_moment_is_told_once() -> None:
    event, problems = of("start: tomorrow")
    assert event is None
    assert problems == [
        "2: “start”: “tomorrow” is not a date; write e.g. 2013-06-05 or 2013-06-05T09:00"
    ]


@pytest.mark.parametrize("end", ["2021-11-04T19:59", "2021-11-04", "2021-11-04T23:59Z"])
def test_an_event_that_ends_before_it_begins_is_told(end: str) -> None:
    assert of(f"start: 2021-11-04T20:00\nend: {end}")[1] == [
        "3: “end”: the event ends before it begins; write a later moment"
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "zone: Ottawa",
            "3: “zone”: the time zone “Ottawa” is not known; write e.g. America/Toronto",
        ),
        ("language: de", "3: “language”: “de” is not known; write one of: fr, en"),
        (
            "place: Ottawa",
            "3: “place”: a block of “key: value” lines is expected; indent the keys under “place:”",
        ),
        (
            "place: {online: yes}",
            "3: “place.online”: “yes” is not known; write one of: true, false",
        ),
        ("place: {nmae: A}", "3: the key “place.nmae” is not known; did you mean “name”?"),
        (
            "place: {online: false}",
            "3: “event.place” names no place; write “name: …”, “address: …” or “online: true”",
        ),
        ("audience: {fr: Tous}", "3: “audience.en” is missing; write it in both languages"),
        (
            "audience: [Tous]",
            "3: “audience”: a list where one text is expected; write “audience: …” on one line",
        ),
        (
            "speakers: [Ada]",
            "3: “speakers”: a speaker has a name, a role or an organization; write e.g. - name: …",
        ),
        (
            "speakers: [{nmae: Ada}]",
            "3: the key “event.speakers.nmae” is not known; did you mean “name”?",
        ),
        (
            "speakers: [{name: }]",
            "3: “event.speakers”: nothing is told of a speaker; write e.g. - name: …",
        ),
        (
            "registration: example.org",
            (
                "3: “registration”: “example.org” is not a web address; "
                "write it whole, e.g. https://example.org/"
            ),
        ),
        (
            "registration: javascript:x",
            (
                "3: “registration”: “javascript:x” is not a web address; "
                "write it whole, e.g. https://example.org/"
            ),
        ),
        ("organiser: Vigie", "3: the key “organiser” is not known; did you mean “organizer”?"),
        (
            "end: 20:00",
            "3: “end”: “20:00” is not a date; write e.g. 2013-06-05 or 2013-06-05T09:00",
        ),
    ],
)
def test_a_fact_that_cannot_be_read_is_told(line: str, problem: str) -> None:
    event, problems = of(f"start: 2021-11-04T20:00\n{line}")
    assert event is not None
    assert problems == [problem]


@pytest.mark.parametrize(
    "key", ["start", "end", "zone", "language", "place", "audience", "speakers", "registration"]
)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(key: str, node: Node) -> None:
    report = Report("fr.md")
    event = read(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.FR)
    assert event is not None or report.problems


def test_what_readers_see_of_an_event_is_set_and_its_addresses_are_not() -> None:
    event = event_of(
        "start: 2021-11-04T20:00\nplace: {name: L'atelier, address: \"12 : d'ici\"}\n"
        "audience: {fr: L'équipe, en: It's open}\norganizer: L'équipe\n"
        "speakers: [{name: D'Arc, role: L'hôte, organization: L'État}]\n"
        "registration: https://example.org/l'atelier\n"
    ).typeset(Curly(), Language.FR)
    assert event.place == Place(name="L’atelier", address="12 : d’ici", online=False)
    assert event.audience == Localized(fr="L’équipe", en="It’s open")
    assert event.organizer == "L’équipe"
    assert event.speakers == (Speaker(name="D’Arc", role="L’hôte", organization="L’État"),)
    assert event.registration == "https://example.org/l'atelier"
