"""Dates as readers write them, from CLDR and never from the machine's locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from vigie.languages import Language


@lru_cache(maxsize=4096)
def long_date(day: date, language: Language) -> str:
    """Return the day in words: `1er juin 2013`, `4 novembre 2021`, `November 4, 2021`."""
    return _first(day, language, format_date(day, "long", locale=language.locale))


@lru_cache(maxsize=4096)
def short_date(day: date, language: Language) -> str:
    """Return the day with a shortened month: `14 sept. 2016`, `Sep 14, 2016`."""
    pattern = "d MMM y" if language is Language.FR else "MMM d, y"
    return _first(day, language, format_date(day, pattern, locale=language.locale))


@lru_cache(maxsize=1024)
def month_and_year(year: int, month: int, language: Language) -> str:
    """Return a month of a year: `juin 2013`, `June 2013`."""
    return format_skeleton("yMMMM", date(year, month, 1), locale=language.locale)


@lru_cache(maxsize=64)
def month_name(month: int, language: Language) -> str:
    """Return the name of a month standing alone: `juin`, `June`."""
    return format_date(date(2000, month, 1), "LLLL", locale=language.locale)


def _first(day: date, language: Language, written: str) -> str:
    if language is Language.FR and day.day == 1:
        return written.replace("1 ", "1er ", 1)
    return written
