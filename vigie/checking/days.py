"""Days named in words that no calendar has, in either language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_WEEKDAYS = {
    Language.FR: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    Language.EN: (
        *("Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday"),
    ),
}
_MONTHS = {
    Language.FR: (
        r"janv(?:ier|\.)",
        r"févr(?:ier|\.)|fév\.",
        r"mars",
        r"avr(?:il|\.)",
        r"mai",
        r"juin",
        r"juill(?:et|\.)",
        r"août",
        r"sept(?:embre|\.)",
        r"oct(?:obre|\.)",
        r"nov(?:embre|\.)",
        r"déc(?:embre|\.)",
    ),
    Language.EN: (
        r"Jan(?:uary|\.)",
        r"Feb(?:ruary|\.)",
        r"Mar(?:ch|\.)",
        r"Apr(?:il|\.)",
        r"May",
        r"June?\.?",
        r"July?\.?",
        r"Aug(?:ust|\.)",
        r"Sept(?:ember|\.)",
        r"Oct(?:ober|\.)",
        r"Nov(?:ember|\.)",
        r"Dec(?:ember|\.)",
    ),
}
_GAP = r"[ \u00a0\u202f\n]+"


_MONTH = {language: "|".join(months) for language, months in _MONTHS.items()}
_YEAR = rf"(?:,?{_GAP}(?P<year>[0-9]{{4}})(?![0-9]))?"
_DAY_FIRST = {
    language: re.compile(
        rf"(?P<day>[0-9][0-9]?)(?:{ending})?{_GAP}(?P<month>{_MONTH[language]})(?!\w){_YEAR}",
        re.IGNORECASE if language is Language.FR else 0,
    )
    for language, ending in ((Language.FR, "er"), (Language.EN, "st|nd|rd|th"))
}
_MONTH_FIRST = re.compile(
    rf"(?=[JFMASOND])(?P<month>{_MONTH[Language.EN]}){_GAP}"
    rf"(?P<day>[0-9][0-9]?)(?:st|nd|rd|th)?(?![0-9:]|\w){_YEAR}"
)
_WRITTEN = {
    Language.FR: (_DAY_FIRST[Language.FR],),
    Language.EN: (_DAY_FIRST[Language.EN], _MONTH_FIRST),
}
_WEEKDAY = {
    language: re.compile(rf"\b(?P<weekday>{'|'.join(names)}),?{_GAP}$", re.IGNORECASE)
    for language, names in _WEEKDAYS.items()
}
_LOOKED_BACK = 16
_LEAP = 2000


def impossible(manuscript: Manuscript) -> Iterator[Finding]:
    """Find days that do not exist, and those that were another day of the week.

    The Gregorian calendar: “31 juin”, “February 29, 2021”, “Monday 4 November 2021”.
    """
    for language, prose in manuscript.prose.items():
        for pattern in _WRITTEN[language]:
            for match in pattern.finditer(prose):
                yield from _wrong(prose, match, language)


def _wrong(prose: str, match: re.Match[str], language: Language) -> Iterator[Finding]:
    before = prose[max(0, match.start() - _LOOKED_BACK) : match.start()]
    if before[-1:].isalnum() or before[-1:] in {".", ","}:
        return  # a part of a number
    named = _WEEKDAY[language].search(before)
    start = match.start() - (len(named[0]) if named else 0)
    written = re.sub(r"\s+", " ", prose[start : match.end()])
    month = _number(match["month"], language)
    day, year = int(match["day"]), int(match["year"] or 0)
    last = monthrange(year or _LEAP, month)[1]
    if not 1 <= day <= last:
        remedy = "that month has {count} days; check the day"
        yield found(start, "there is no “{day}”", remedy, day=written, count=last)
    elif named and year:
        real = _WEEKDAYS[language][date(year, month, day).weekday()]
        weekday = named["weekday"]
        if real.casefold() != weekday.casefold():
            what = "“{day}” is no {weekday}"
            remedy = "that day is a {real}; check both"
            yield found(start, what, remedy, day=written, weekday=weekday, real=real)


def _number(written: str, language: Language) -> int:
    months = enumerate(_MONTHS[language], 1)
    return next(number for number, name in months if re.fullmatch(name, written, re.IGNORECASE))
