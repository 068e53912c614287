"""Calendar files as other programs read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.events.agenda import Calendar, Entry, _bounds
from plugins.events.formats import calendar
from plugins.events.model import Event
from tests.values import Shelf

TORONTO = ZoneInfo("America/Toronto")
ENTRY = Entry(
    uid="2021-11-04-open/fr@vigie.example",
    stamp=datetime(2021, 10, 1, 12, tzinfo=UTC),
    start=datetime(2021, 11, 5, tzinfo=UTC),
    end=datetime(2021, 11, 5, 1, tzinfo=UTC),
    title="Rendre les choses ouvertes",
    description="Une table ronde.",
    place="Centre Shaw, Ottawa, et en ligne",
    url="https://vigie.example/fr/2021/11/ouvertes/",
    language="fr-CA",
)


def written(*entries: Entry) -> bytes:
    """Return the file with some events."""
    values = Calendar(
        name="Vigie", url="https://vigie.example/fr/", language="fr-CA", entries=entries
    )
    return calendar(values, Shelf())


def read_back(entry: Entry) -> icalendar.Event:
    """Return the only event of a file, as icalendar reads it."""
    read = icalendar.Calendar.from_ical(written(entry))
    assert isinstance(read, icalendar.Calendar)
    assert not read.errors
    (event,) = read.walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    assert not event.errors
    return event


def test_an_event_is_read_back_as_it_was() -> None:
    event = read_back(ENTRY)
    assert str(event["uid"]) == ENTRY.uid
    assert event.decoded("dtstamp") == event.decoded("last-modified") == ENTRY.stamp
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (ENTRY.start, ENTRY.end)
    assert str(event["summary"]) == ENTRY.title
    assert event["summary"].params["language"] == "fr-CA"
    assert str(event["description"]) == ENTRY.description
    assert str(event["location"]) == ENTRY.place
    assert str(event["url"]) == ENTRY.url


def test_days_without_an_hour_end_before_the_day_after_the_last() -> None:
    event = read_back(replace(ENTRY, start=date(2026, 12, 1), end=date(2026, 12, 4)))
    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 4)
    assert b"DTSTART;VALUE=DATE:20261201\r\n" in written(replace(ENTRY, start=date(2026, 12, 1)))


def test_an_event_that_tells_no_end_has_none() -> None:
    assert "dtend" not in read_back(replace(ENTRY, end=None))


def test_what_is_not_told_is_not_written() -> None:
    event = read_back(replace(ENTRY, description="", place=""))
    assert "description" not in event
    assert "location" not in event


def test_lines_are_folded_and_end_as_the_standard_has_it() -> None:
    lines = written(replace(ENTRY, title="L’été, encore; " * 30)).split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line for line in lines)


@pytest.mark.parametrize("title", ["a, b; c", "a\\nb", "BEGIN:VEVENT", "« é » 🏮", 'x:y="z"'])
def test_every_sign_of_a_title_comes_back(title: str) -> None:
    assert str(read_back(replace(ENTRY, title=title))["summary"]) == title


@given(title=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=200))
def test_no_title_adds_a_line_or_an_event(title: str) -> None:
    event = read_back(replace(ENTRY, title=title, place=title, description=title))
    assert str(event["summary"]) == str(event["location"]) == title


def test_the_same_event_gives_the_same_bytes() -> None:
    assert written(ENTRY) == written(ENTRY)


EVENT = Event(
    start=datetime(2021, 11, 4, 20, tzinfo=TORONTO),
    end=datetime(2021, 11, 4, 21, tzinfo=TORONTO),
    language=None,
    place=None,
    audience=None,
    organizer="",
    speakers=(),
    registration="",
)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2021-11-04T20:00", "2021-11-04T21:00", "2021-11-05T00:00+00:00", "2021-11-05T01:00Z"),
        # The clocks went back in that night: three hours for the clock on the wall, four in all.
        ("2021-11-07T00:30", "2021-11-07T03:30", "2021-11-07T04:30+00:00", "2021-11-07T08:30Z"),
        ("2021-11-04T20:00", None, "2021-11-05T00:00+00:00", None),
        ("2021-11-04T20:00", "2021-11-04T20:00", "2021-11-05T00:00+00:00", None),
    ],
)
def test_moments_are_written_in_utc(
    start: str, end: str | None, first: str, last: str | None
) -> None:
    event = replace(EVENT, start=moment(start), end=moment(end) if end else None)
    expected = datetime.fromisoformat(last) if last else None
    assert _bounds(event) == (datetime.fromisoformat(first), expected)


@pytest.mark.parametrize(("end", "last"), [(None, 5), ("2021-11-04", 5), ("2021-11-06", 7)])
def test_days_stay_days(end: str | None, last: int) -> None:
    event = replace(EVENT, start=moment("2021-11-04"), end=moment(end) if end else None)
    assert _bounds(event) == (date(2021, 11, 4), date(2021, 11, last))


def moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=TORONTO)


@pytest.mark.parametrize(
    ("start", "end", "over"),
    [
        ("2021-11-04T20:00", "2021-11-04T21:00", "2021-11-04T21:00"),
        ("2021-11-04T20:00", None, "2021-11-05"),
        ("2021-11-06", None, "2021-11-07"),
        ("2021-11-06", "2021-11-07", "2021-11-08"),
        ("2021-11-06T20:00", "2021-11-07", "2021-11-07"),
    ],
)
def test_an_event_is_past_at_its_end_or_with_its_last_day(
    start: str, end: str | None, over: str
) -> None:
    event = replace(EVENT, start=moment(start), end=moment(end) if end else None)
    assert event.over == moment(over)
    assert event.moments() == (moment(over),)
    assert event.over - event.start >= timedelta(0)
