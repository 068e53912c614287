"""Days, months and years as readers write them, from CLDR and never from the machine's locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from vigie.languages import Language
from vigie.locale.numbers import NO_BREAK, ordinal


def long_date(day: date, language: Language) -> str:
    """Return the day in words: `1er juin 2013`, `4 novembre 2021`, `November 4, 2021`.

    The day is not torn from its month at the end of a line.
    """
    return _written(day, "long", language)


def short_date(day: date, language: Language) -> str:
    """Return the day with a shortened month: `14 sept. 2016`, `Sep 14, 2016`."""
    pattern = "d MMM y" if language is Language.FR else "MMM d, y"
    return _written(day, pattern, language)


def day_and_month(day: date, language: Language) -> str:
    """Return the day without its year: `1er juin`, `June 1`."""
    pattern = "d MMMM" if language is Language.FR else "MMMM d"
    return _written(day, pattern, language)


def day_of_month(day: date, language: Language) -> str:
    """Return the day alone: `1er`, `4`."""
    return ordinal(1, language) if language is Language.FR and day.day == 1 else str(day.day)


@lru_cache(maxsize=1024)
def month_and_year(year: int, month: int, language: Language) -> str:
    """Return a month of a year: `juin 2013`, `June 2013`."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=language.locale)


@lru_cache(maxsize=64)
def month_name(month: int, language: Language) -> str:
    """Return the name of a month standing alone: `juin`, `June`."""
    return format_date(date(2000, month, 1), "LLLL", locale=language.locale)


def partial_date(written: str, language: Language) -> str:
    """Return a year, a month or a day of ISO 8601 in words: `2013`, `juin 2013`, `5 juin 2013`."""
    match [int(part) for part in written.split("-")]:
        case [year, month, day]:
            return long_date(date(year, month, day), language)
        case [year, month]:
            return month_and_year(year, month, language)
        case _:
            return written


def _written(day: date, pattern: str, language: Language) -> str:
    gaps = _with_gaps(day.month, pattern, language)
    return gaps.format(day=day_of_month(day, language), year=day.year)


@lru_cache(maxsize=256)
def _with_gaps(month: int, pattern: str, language: Language) -> str:
    """Return how the days of a month are written, with gaps for the day and the year."""
    written = format_date(date(2000, month, 28), pattern, locale=language.locale)
    return written.replace(" ", NO_BREAK, 1).replace("28", "{day}").replace("2000", "{year}")
