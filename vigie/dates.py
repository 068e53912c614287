"""Dates as readers write them, from CLDR and never from the machine's locale."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton, get_timezone_name

from vigie.languages import Language

NOON = 12


def long_date(day: date, language: Language) -> str:
    """Return the day in words: `1er juin 2013`, `4 novembre 2021`, `November 4, 2021`."""
    return _written(day.year, day.month, day.day, "long", language)


def short_date(day: date, language: Language) -> str:
    """Return the day with a shortened month: `14 sept. 2016`, `Sep 14, 2016`."""
    pattern = "d MMM y" if language is Language.FR else "MMM d, y"
    return _written(day.year, day.month, day.day, pattern, language)


@lru_cache(maxsize=1024)
def month_and_year(year: int, month: int, language: Language) -> str:
    """Return a month of a year: `juin 2013`, `June 2013`."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=language.locale)


@lru_cache(maxsize=64)
def month_name(month: int, language: Language) -> str:
    """Return the name of a month standing alone: `juin`, `June`."""
    return format_date(date(2000, month, 1), "LLLL", locale=language.locale)


@lru_cache(maxsize=4096)
def _written(year: int, month: int, day: int, pattern: str, language: Language) -> str:
    # Cached by numbers: the same moment in two zones is equal, but may fall on two days.
    written = format_date(date(year, month, day), pattern, locale=language.locale)
    return written.replace("1 ", "1er ", 1) if language is Language.FR and day == 1 else written


def partial_date(written: str, language: Language) -> str:
    """Return a year, a month or a day of ISO 8601 in words: `2013`, `juin 2013`, `5 juin 2013`."""
    match [int(part) for part in written.split("-")]:
        case [year, month, day]:
            return long_date(date(year, month, day), language)
        case [year, month]:
            return month_and_year(year, month, language)
        case _:
            return written


def hour(moment: datetime, language: Language) -> str:
    """Return the time of day: `20 h`, `9 h 05`, `8 p.m.`, `9:05 a.m.`, with no-break spaces."""
    if language is Language.FR:
        minutes = f"\N{NO-BREAK SPACE}{moment:%M}" if moment.minute else ""
        return f"{moment.hour}\N{NO-BREAK SPACE}h{minutes}"
    return f"{_clock(moment)}\N{NO-BREAK SPACE}{_half(moment)}"


def span(start: datetime, end: datetime | None, language: Language) -> str:
    """Return when something takes place, its zone named once.

    `4 novembre 2021, de 20 h à 21 h (HAE)`; `November 4, 2021, 8 to 9 p.m. EDT`. Days without an
    hour, as written in a front matter, begin and end at midnight: then no hour is told.
    """
    if not any(moment.hour or moment.minute for moment in (start, end or start)):
        return _days(start.date(), (end or start).date(), language)
    zone = get_timezone_name(start, width="short", locale=language.locale)
    named = f" ({zone})" if language is Language.FR else f" {zone}"
    first = long_date(start.date(), language)
    if end is None or end == start:
        return f"{first}, {hour(start, language)}{named}"
    if end.date() == start.date():
        return f"{first}, {_hours(start, end, language)}{named}"
    last = long_date(end.date(), language)
    if language is Language.FR:
        return f"du {first}, {hour(start, language)}, au {last}, {hour(end, language)}{named}"
    return f"{first}, {hour(start, language)}, to {last}, {hour(end, language)}{named}"


def _days(first: date, last: date, language: Language) -> str:
    if first == last:
        return long_date(first, language)
    if language is Language.FR:
        return f"du {long_date(first, language)} au {long_date(last, language)}"
    return f"{long_date(first, language)} to {long_date(last, language)}"


def _hours(start: datetime, end: datetime, language: Language) -> str:
    if language is Language.FR:
        return f"de {hour(start, language)} à {hour(end, language)}"
    same_half = _half(start) == _half(end)
    return f"{_clock(start) if same_half else hour(start, language)} to {hour(end, language)}"


def _clock(moment: datetime) -> str:
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}"


def _half(moment: datetime) -> str:
    return "a.m." if moment.hour < NOON else "p.m."
