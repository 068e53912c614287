"""Dates in words, the same on every machine."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.dates import hour, long_date, month_and_year, month_name, partial_date, short_date, span
from vigie.languages import Language

FR, EN = Language.FR, Language.EN
OTTAWA = ZoneInfo("America/Toronto")


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2013, 6, 1), "1er juin 2013", "June 1, 2013"),
        (date(2013, 6, 5), "5 juin 2013", "June 5, 2013"),
        (date(2016, 8, 11), "11 août 2016", "August 11, 2016"),
        (date(2021, 12, 31), "31 décembre 2021", "December 31, 2021"),
        (date(2024, 2, 29), "29 février 2024", "February 29, 2024"),
    ],
)
def test_a_day_is_written_in_words(day: date, french: str, english: str) -> None:
    assert (long_date(day, FR), long_date(day, EN)) == (french, english)


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2011, 1, 1), "1er janv. 2011", "Jan 1, 2011"),
        (date(2016, 9, 14), "14 sept. 2016", "Sep 14, 2016"),
        (date(2016, 5, 21), "21 mai 2016", "May 21, 2016"),
    ],
)
def test_a_short_date_shortens_the_month_only(day: date, french: str, english: str) -> None:
    assert (short_date(day, FR), short_date(day, EN)) == (french, english)


def test_a_month_is_written_alone_and_with_its_year() -> None:
    assert (month_and_year(2013, 6, FR), month_and_year(2013, 6, EN)) == ("juin 2013", "June 2013")
    assert (month_name(8, FR), month_name(8, EN)) == ("août", "August")


def test_the_same_moment_in_two_zones_falls_on_two_days() -> None:
    evening = datetime(2013, 6, 5, 23, tzinfo=OTTAWA)
    morning = evening.astimezone(UTC)
    assert evening == morning
    assert long_date(evening, FR) == "5 juin 2013"
    assert long_date(morning, FR) == "6 juin 2013"
    assert short_date(evening, EN) == "Jun 5, 2013"
    assert short_date(morning, EN) == "Jun 6, 2013"


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("2013", "2013", "2013"),
        ("2013-06", "juin 2013", "June 2013"),
        ("2013-06-01", "1er juin 2013", "June 1, 2013"),
    ],
)
def test_a_partial_date_says_no_more_than_is_known(written: str, french: str, english: str) -> None:
    assert (partial_date(written, FR), partial_date(written, EN)) == (french, english)


@pytest.mark.parametrize(
    ("hours", "minutes", "french", "english"),
    [
        (0, 0, "0 h", "12 a.m."),
        (9, 5, "9 h 05", "9:05 a.m."),
        (12, 0, "12 h", "12 p.m."),
        (20, 30, "20 h 30", "8:30 p.m."),
    ],
)
def test_a_time_of_day_does_not_break_at_the_end_of_a_line(
    hours: int, minutes: int, french: str, english: str
) -> None:
    moment = datetime(2021, 11, 4, hours, minutes, tzinfo=OTTAWA)
    no_break = "\N{NO-BREAK SPACE}"
    assert hour(moment, FR) == french.replace(" ", no_break)
    assert hour(moment, EN) == english.replace(" ", no_break)


def plain(start: datetime, end: datetime | None, language: Language) -> str:
    return span(start, end, language).replace("\N{NO-BREAK SPACE}", " ")


def test_an_event_of_one_moment_has_one_hour() -> None:
    start = datetime(2021, 11, 4, 20, tzinfo=OTTAWA)
    for end in (None, start):
        assert plain(start, end, FR) == "4 novembre 2021, 20 h (HAE)"
        assert plain(start, end, EN) == "November 4, 2021, 8 p.m. EDT"


def test_an_event_of_one_day_names_the_day_once() -> None:
    start = datetime(2021, 11, 4, 20, tzinfo=OTTAWA)
    end = start.replace(hour=21, minute=30)
    assert plain(start, end, FR) == "4 novembre 2021, de 20 h à 21 h 30 (HAE)"
    assert plain(start, end, EN) == "November 4, 2021, 8 to 9:30 p.m. EDT"


def test_an_event_across_noon_says_which_half_of_the_day() -> None:
    start = datetime(2021, 11, 4, 11, tzinfo=OTTAWA)
    assert plain(start, start.replace(hour=13), EN) == "November 4, 2021, 11 a.m. to 1 p.m. EDT"


def test_an_event_of_two_days_names_both() -> None:
    start = datetime(2021, 12, 1, 9, tzinfo=OTTAWA)
    end = start + timedelta(days=1, hours=3)
    assert plain(start, end, FR) == "du 1er décembre 2021, 9 h, au 2 décembre 2021, 12 h (HNE)"
    assert plain(start, end, EN) == "December 1, 2021, 9 a.m., to December 2, 2021, 12 p.m. EST"


@given(st.dates(), st.sampled_from(Language))
def test_every_day_can_be_written(day: date, language: Language) -> None:
    for written in (long_date(day, language), short_date(day, language)):
        assert str(day.year) in written
        assert ("1er " in written) == (day.day == 1 and language is FR)


@given(st.datetimes(), st.integers(min_value=-1439, max_value=1439), st.sampled_from(Language))
def test_a_moment_has_the_date_of_its_own_zone(
    moment: datetime, offset: int, language: Language
) -> None:
    zoned = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert long_date(zoned, language) == long_date(moment.date(), language)
