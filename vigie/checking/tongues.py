"""Which passages of a Markdown text are in which language, by the marks that a writer made.

Marks are `lang` on an HTML element, and `lang=` among the attributes behind a passage, a heading, a
cell or a paragraph. A passage of the class `verbatim` is in no language: it stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.masking import ATTRIBUTES, TAG, hidden
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LANG = re.compile(r"(?<![\w-])lang\s*=\s*[\"']?([a-zA-Z]+)")
_VERBATIM = re.compile(r"(?<![\w-])(?:\.verbatim|class\s*=\s*[\"']?[^\"'>]*\bverbatim)\b")
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_VOID = frozenset({"br", "hr", "img", "source", "track", "wbr"})
_ITEM = re.compile(r"[ >]*(?:[*+-]|\d+[.)]|:)[ \t]+")
_LONGEST = 4000
_NOBODY = 255
_CODES = {language.value: number for number, language in enumerate(Language)}

Span = tuple[int, int, int]
"""Where a passage begins and ends, and the number of its language."""


def prose_by_language(
    prose: str, marked: str, base: Iterable[tuple[int, int, Language]]
) -> Mapping[Language, str]:
    """Return what of `prose` is in each language, with the rest hidden; empty where nothing is.

    `marked` is the same text with its tags and attributes; `base` are the stretches that count,
    each with the language that it is in where nothing is marked.
    """
    paint = bytearray([_NOBODY]) * len(prose)
    for start, end, language in base:
        paint[start:end] = bytes([_CODES[language]]) * (end - start)
        for first, last, code in sorted(_spans(marked, start, end), key=_outer_first):
            paint[first:last] = bytes([code]) * (last - first)
    return {language: _painted(prose, paint, _CODES[language.value]) for language in Language}


def _painted(prose: str, paint: bytearray, code: int) -> str:
    """Return the stretches of one language; nothing at all where there are none."""
    if code not in paint:
        return ""
    pieces: list[str] = []
    done = 0
    for match in re.finditer(re.escape(bytes([code])) + b"+", paint):
        pieces += (hidden(prose[done : match.start()]), prose[match.start() : match.end()])
        done = match.end()
    return "".join((*pieces, hidden(prose[done:])))


def _outer_first(span: Span) -> tuple[int, int]:
    return span[0], -span[1]


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    if "lang" not in text and "verbatim" not in text:
        return
    yield from _elements(text, start, end)
    for match in ATTRIBUTES.finditer(text, start, end):
        code = _code(match[0])
        if code is not None:
            yield _beginning(text, start, match.start()), match.start(), code


def _code(attributes: str) -> int | None:
    """Return the language that attributes tell, None where they tell none."""
    if _VERBATIM.search(attributes):
        return _NOBODY
    told = _LANG.search(attributes)
    return _CODES.get(told[1].lower()[:2], _NOBODY) if told else None


def _elements(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the inside of every element that says its language."""
    open_: dict[str, list[tuple[int, int | None]]] = {}
    for tag in TAG.finditer(text, start, end):
        name = _NAME.match(tag[0])
        key = name[1].lower() if name else ""
        if key in _VOID or tag[0].endswith("/>"):
            continue
        if not tag[0].startswith("</"):
            open_.setdefault(key, []).append((tag.end(), _code(tag[0])))
        elif open_.get(key):
            first, code = open_[key].pop()
            if code is not None:
                yield first, tag.start(), code


def _beginning(text: str, start: int, place: int) -> int:
    """Return where that begins to which the attributes at `place` belong."""
    line = text.rfind("\n", start, place) + 1 or start
    if not text[line:place].strip(" >"):
        return _block(text, start, line)
    before = text[place - 1]
    if before in ")]":
        return _bracket(text, start, place)
    if before in "*_":
        signs = text[line:place][len(text[line:place].rstrip("*_")) :]
        found = text.rfind(signs, start, place - len(signs))
        return found if found >= 0 else line
    if before == ">":
        return place
    return text.rfind("|", line, place) + 1 or line


def _block(text: str, start: int, line: int) -> int:
    """Return where the paragraph or the item begins that ends above a line."""
    while line > start:
        above = text.rfind("\n", start, line - 1) + 1 or start
        if not text[above:line].strip(" >\t\n") or text.startswith("{:", above):
            break
        line = above
        if _ITEM.match(text, above):
            break
    return line


def _bracket(text: str, start: int, place: int) -> int:
    """Return where the link begins that ends at `place`."""
    depth = 0
    for at in range(place - 1, max(start, place - _LONGEST) - 1, -1):
        depth += (text[at] in ")]") - (text[at] in "([")
        if depth == 0 and text[at] == "[" and text[at - 1] != "]":
            return at
    return place
