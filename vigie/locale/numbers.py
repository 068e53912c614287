"""Numbers, ordinals, plurals and sizes of files as readers write them, from CLDR."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from babel import Locale

from vigie.languages import Language

NO_BREAK = "\N{NO-BREAK SPACE}"
_SUFFIXES = {
    Language.FR: {"one": "er", "other": "e"},
    Language.EN: {"one": "st", "two": "nd", "few": "rd", "other": "th"},
}
_SIZES = {
    Language.FR: ("o", "ko", "Mo", "Go", "To"),
    Language.EN: ("B", "kB", "MB", "GB", "TB"),
}
_STEP = 1000


def number(value: float | Decimal, language: Language) -> str:
    """Return a number, rounded to three decimals at most: `1 234,5`, `1,234.5`."""
    if isinstance(value, int) and abs(value) < _STEP:
        return str(value)
    from babel.numbers import format_decimal  # noqa: PLC0415 -- few pages count to a thousand

    return format_decimal(value, locale=language.locale)


def ordinal(value: int, language: Language, *, feminine: bool = False) -> str:
    """Return a rank, its suffix on the line: `1er`, `1re`, `2e`; `1st`, `2nd`, `11th`."""
    form = _locale(language).ordinal_form(value)
    if language is Language.FR and feminine and form == "one":
        return f"{value}re"
    return f"{value}{_SUFFIXES[language][form]}"


def counted(count: float, one: str, other: str, language: Language) -> str:
    """Return a count and its noun: `0 commentaire`, `1,5 page`; `0 comments`, `1.5 pages`."""
    noun = one if _locale(language).plural_form(count) == "one" else other
    return f"{number(count, language)}{NO_BREAK}{noun}"


def file_size(octets: int, language: Language) -> str:
    """Return a size in steps of a thousand, with one decimal at most: `2,1 Mo`, `2.1 MB`."""
    size, step = Decimal(octets), 0
    while round(size, 1) >= _STEP and step < len(_SIZES[language]) - 1:
        size, step = size / _STEP, step + 1
    return f"{number(round(size, 1), language)}{NO_BREAK}{_SIZES[language][step]}"


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.locale)
