"""Letters that print raises: the endings of ordinals, and the o of numéro."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.typography.line import Line

    Span = tuple[int, int]
    """Where a piece of text begins and ends."""

_BEGIN = r"[0-9IVX](?:(?<![\w.,:/@#-].)|(?<=e-.))"
_FIRST = "(?<=1)((?:er|re)s?)|(?<=I)(er|re)|(?<=2)(de?s?)"
_OTHERS = "(?<=[0-9])[0-9]*(es?)|(?:(?<=[IVX])[IVX]+|(?<=[VX]))(e)"
_END = r"(?!\w|[/@]|\.\w|-(?!(?:[0-9]+|[IVX]+)e)\w)"
_NUMERO = r"\b[nN](o)(?=\s(?:[0-9]|[IVX]+(?!\w)))"
_RAISED = re.compile(f"{_BEGIN}(?:{_FIRST}|{_OTHERS}){_END}|{_NUMERO}")
"""The letters to raise are the last group."""


def raised_in(line: Line) -> list[Span]:
    """Return where the letters of a French text are that are raised where that can be."""
    return [match.span(match.lastindex or 0) for match in _RAISED.finditer(line.text)]


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of `spans` that lie between two places, counted from the first."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    last = bisect_left(spans, end, key=lambda span: span[0])
    return [(max(one, start) - start, min(two, end) - start) for one, two in spans[first:last]]


def put_raised(element: etree._Element, text: str, spans: Sequence[Span], *, is_tail: bool) -> None:
    """Make `text` the text of an element, or its tail, with each of `spans` in a `<sup>`."""
    begin = spans[0][0] if spans else len(text)
    made = []
    for (start, end), (following, _) in pairwise((*spans, (len(text), len(text)))):
        sup = etree.Element("sup")
        sup.text, sup.tail = text[start:end], text[end:following]
        made.append(sup)
    if is_tail:
        element.tail = None
        for sup in reversed(made):
            element.addnext(sup)
        element.tail = text[:begin]
    else:
        element.text = text[:begin]
        for place, sup in enumerate(made):
            element.insert(place, sup)
