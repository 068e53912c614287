"""Times of day and the names of time zones as readers write them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from babel.dates import get_timezone_name

from vigie.languages import Language
from vigie.locale.dates import long_date
from vigie.locale.numbers import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping

NOON = 12
_CANADIAN: Mapping[str, str] = {"HEA": "HAA", "TU": "UTC"}
"""Names that CLDR has in French, and those that are written in Canada."""


def hour(moment: datetime, language: Language) -> str:
    """Return the time of day: `20 h`, `9 h 05`, `8 p.m.`, `9:05 a.m.`, `noon`.

    It does not break at the end of a line.
    """
    if language is Language.FR:
        minutes = f"{NO_BREAK}{moment.minute:02}" if moment.minute else ""
        return f"{moment.hour}{NO_BREAK}h{minutes}"
    if is_noon(moment):
        return "noon"
    return f"{clock(moment)}{NO_BREAK}{half(moment)}"


def moment(when: datetime, language: Language) -> str:
    """Return a day and its hour: `5 juin 2013 à 2 h 35`, `June 5, 2013, at 2:35 a.m.`."""
    at = " à" if language is Language.FR else ", at"
    return f"{long_date(when, language)}{at} {hour(when, language)}"


def zone_name(moment: datetime, language: Language) -> str:
    """Return what the clocks go by at that moment: `HAE`, `EDT`; `UTC+5:30` where it has no name.

    A moment in no zone gives nothing.
    """
    return _named(moment, language, None) or _offset(moment.utcoffset())


def zone_name_all_year(moment: datetime, language: Language) -> str:
    """Return the name that holds in summer and in winter: `HE`, `ET`; nothing if there is none."""
    return _named(moment, language, "generic")


def clock(moment: datetime) -> str:
    """Return the figures of an English hour: `8`, `9:05`."""
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}"


def half(moment: datetime) -> str:
    """Return the half of the day in English."""
    return "a.m." if moment.hour < NOON else "p.m."


def is_noon(moment: datetime) -> bool:
    """Tell whether the clock strikes noon."""
    return (moment.hour, moment.minute) == (NOON, 0)


def _named(moment: datetime, language: Language, variant: Literal["generic"] | None) -> str:
    if moment.tzinfo is None:
        return ""
    name = get_timezone_name(moment, width="short", zone_variant=variant, locale=language.locale)
    return "" if name.startswith(("+", "-")) else _CANADIAN.get(name, name)


def _offset(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    if not (hours or minutes):
        return "UTC"
    sign = "\N{MINUS SIGN}" if offset < timedelta(0) else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
