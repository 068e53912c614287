"""The vectors of `date_vectors.txt`; as a program, what this machine writes for them."""

from __future__ import annotations

import json
import locale
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from vigie.languages import Language
from vigie.locale import dates, hours, numbers, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Writer = Callable[[str, Language], object]

_WIDTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """A value and how it is written in both languages."""

    what: str
    value: str
    expected: tuple[str, str]

    def written(self) -> tuple[str, str]:
        """Return what the functions write, in French and in English."""
        write = WRITERS[self.what]
        return str(write(self.value, Language.FR)), str(write(self.value, Language.EN))

    def __str__(self) -> str:
        """Return the name of the vector in a report."""
        return f"{self.what} {self.value}"


def vectors() -> Iterator[Vector]:
    """Yield every vector of the file."""
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            assert len(cells) == _WIDTH, line
            what, value, *expected = cells
            french, english = (cell.replace("~", "\N{NO-BREAK SPACE}") for cell in expected)
            yield Vector(what=what, value=value, expected=(french, english))


def _day(value: str, language: Language, *, write: Callable[[date, Language], str]) -> str:
    return write(date.fromisoformat(value), language)


def _at(value: str, language: Language, *, write: Callable[[datetime, Language], str]) -> str:
    return write(_moment(value), language)


def _moment(value: str) -> datetime:
    moment, _, zone = value.partition(" ")
    read = datetime.fromisoformat(moment)
    return read.replace(tzinfo=ZoneInfo(zone)) if zone else read


def _end(value: str) -> date | None:
    if not value:
        return None
    return _moment(value) if "T" in value else date.fromisoformat(value)


def _span(value: str, language: Language) -> spans.Span:
    start, end = (_end(part.strip()) for part in value.split(" /"))
    assert start is not None
    return spans.span(start, end, language)


def _month(value: str, language: Language) -> str:
    year, month = value.split("-")
    return dates.month_and_year(int(year), int(month), language)


def _number(value: str, language: Language) -> str:
    return numbers.number(float(value) if "." in value else int(value), language)


def _counted(value: str, language: Language) -> str:
    count, nouns = value.split(" ", 1)
    one, other = nouns.split(" / ")[language is Language.EN].split()
    return numbers.counted(float(count) if "." in count else int(count), one, other, language)


WRITERS: dict[str, Writer] = {
    "counted": _counted,
    "day_and_month": partial(_day, write=dates.day_and_month),
    "file_size": lambda value, language: numbers.file_size(int(value), language),
    "hour": partial(_at, write=hours.hour),
    "long_date": partial(_day, write=dates.long_date),
    "moment": partial(_at, write=hours.moment),
    "month_and_year": _month,
    "month_name": lambda value, language: dates.month_name(int(value), language),
    "number": _number,
    "ordinal": lambda value, language: numbers.ordinal(int(value), language),
    "ordinal_feminine": lambda value, language: numbers.ordinal(
        int(value), language, feminine=True
    ),
    "partial_date": dates.partial_date,
    "short_date": partial(_day, write=dates.short_date),
    "span": _span,
    "zone_name": partial(_at, write=hours.zone_name),
    "zone_name_all_year": partial(_at, write=hours.zone_name_all_year),
}

if __name__ == "__main__":
    with suppress(locale.Error):  # the system may not have it
        locale.setlocale(locale.LC_ALL, "")
    json.dump([vector.written() for vector in vectors()], sys.stdout)
