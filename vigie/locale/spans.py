"""When something takes place, from one day or moment to another, as readers write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vigie.languages import Language
from vigie.locale.dates import day_and_month, day_of_month, long_date
from vigie.locale.hours import clock, half, hour, is_noon, zone_name, zone_name_all_year
from vigie.locale.numbers import NO_BREAK


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One end of a span, for people and, in ISO 8601, for machines."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A span in words; `str` puts them together.

    Without an end, `end` is None and `between` empty. What is named once, such as the zone, comes
    last.
    """

    before: str = ""
    start: Bound
    between: str = ""
    end: Bound | None = None
    after: str = ""

    def __str__(self) -> str:
        """Return the whole span."""
        end = self.end.words if self.end else ""
        return f"{self.before}{self.start.words}{self.between}{end}{self.after}"


def span(start: date, end: date | None, language: Language) -> Span:
    """Return when something takes place, its days, year and zone named once where that is clear.

    `4 novembre 2021, de 20 h à 21 h (HAE)`; `November 4, 2021, 8 to 9 p.m. EDT`; `du 4 au 6
    novembre 2021`. The hours are those of the zone of `start`; either both or none are in a zone.
    Days without an hour, as written in a front matter, begin and end at midnight: then no hour is
    told, and the last day is one of them.
    """
    if not isinstance(start, datetime) or not (end is None or isinstance(end, datetime)):
        return _days(start, end or start, language)
    if end and (start.tzinfo is None) != (end.tzinfo is None):
        raise ValueError(f"one of {start} and {end} is in no zone")
    if end and start.tzinfo:
        end = end.astimezone(start.tzinfo)
    if not any(moment.hour or moment.minute for moment in (start, end or start)):
        return _days(start.date(), (end or start).date(), language)
    if end is None or (end, end.utcoffset()) == (start, start.utcoffset()):
        words = f"{long_date(start, language)}, {hour(start, language)}"
        return Span(start=_bound(start, words), after=_zone(start, language))
    if end.date() == start.date() or _closes_the_day(start, end):
        return _hours(start, end, language)
    return _moments(start, end, language)


def _days(first: date, last: date, language: Language) -> Span:
    first, last = (day.date() if isinstance(day, datetime) else day for day in (first, last))
    french = language is Language.FR
    end = long_date(last, language)
    if first == last:
        return Span(start=_bound(first, long_date(first, language)))
    if first.year != last.year:
        start = long_date(first, language) + ("" if french else ",")
    elif first.month != last.month:
        start = day_and_month(first, language)
    elif french:
        start = day_of_month(first, language)
    else:
        start, end = day_and_month(first, language), f"{last.day}, {last.year}"
    return _joined(_bound(first, start), _bound(last, end), language)


def _hours(start: datetime, end: datetime, language: Language) -> Span:
    """Write the hours of one day."""
    opening, closing, after = _zones(start, end, language)
    closes = _closes_the_day(start, end)
    begins, ends = hour(start, language), hour(end, language)
    if language is Language.FR:
        begins, between = f"de {begins}", " à "
        ends = f"24{NO_BREAK}h" if closes else ends
    else:
        between = " to "
        ends = "midnight" if closes else ends
        if ends.endswith(half(start)) and not is_noon(start) and not opening:
            begins = clock(start)
    return Span(
        start=_bound(start, f"{long_date(start, language)}, {begins}{opening}"),
        between=between,
        end=_bound(end, f"{ends}{closing}"),
        after=after,
    )


def _moments(start: datetime, end: datetime, language: Language) -> Span:
    """Write two moments of different days."""
    opening, closing, after = _zones(start, end, language)
    if opening and (common := zone_name_all_year(start, language)):
        opening, closing, after = "", "", _in_its_place(common, language)
    day = day_and_month if start.year == end.year else long_date
    at, comma = (" à ", "") if language is Language.FR else (", ", ",")
    starts = f"{day(start, language)}{at}{hour(start, language)}{opening}{comma}"
    ends = f"{long_date(end, language)}{at}{hour(end, language)}{closing}"
    return _joined(_bound(start, starts), _bound(end, ends), language, after)


def _joined(start: Bound, end: Bound, language: Language, after: str = "") -> Span:
    before, between = ("du ", " au ") if language is Language.FR else ("", " to ")
    return Span(before=before, start=start, between=between, end=end, after=after)


def _closes_the_day(start: datetime, end: datetime) -> bool:
    """Tell whether the end is the midnight that closes the day of the start."""
    return (end.hour, end.minute, (end.date() - start.date()).days) == (0, 0, 1)


def _zones(start: datetime, end: datetime, language: Language) -> tuple[str, str, str]:
    """Return what follows the first hour, the last hour, and both: one name, or one for each."""
    first, last = _zone(start, language), _zone(end, language)
    return ("", "", last) if first == last else (first, last, "")


def _zone(moment: datetime, language: Language) -> str:
    return _in_its_place(zone_name(moment, language), language)


def _in_its_place(name: str, language: Language) -> str:
    """Return the name of a zone as it follows an hour."""
    if not name:
        return ""
    return f" ({name})" if language is Language.FR else f" {name}"


def _bound(day: date, words: str) -> Bound:
    iso = day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()
    return Bound(words=words, iso=iso)
