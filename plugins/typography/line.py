"""A line of text that knows which pieces it was joined from, however its characters change."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Change = Callable[[re.Match[str]], str]
    """Makes what takes the place of a match."""

OPAQUE = "\ufdd1"
"""Stands for what is in the line but is none of its text: code, a picture, the mark of a note.

A noncharacter of Unicode, so no text holds it.
"""
BREAK = "\u2028"
"""Stands for the end of a line within a paragraph."""

MASK = "\ufdd0"
"""Takes the place of each character that is hidden for a while; another noncharacter."""
_MASKED = re.compile(f"{MASK}+")


class Line:
    """Pieces of text joined into one string, whose characters can then be replaced.

    Letters stay in their piece; a character that replaces several lies in the piece of the first,
    one put in between two pieces in that of the second.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """Join `pieces`."""
        self.text = "".join(pieces)
        self.cuts: list[int] = []
        self.masked: list[str] = []
        place = 0
        for piece in pieces[:-1]:
            place += len(piece)
            self.cuts.append(place)

    def pieces(self) -> list[str]:
        """Return the pieces as they are now, as many as there were."""
        if not self.cuts:
            return [self.text]
        places = (0, *self.cuts, len(self.text))
        return [self.text[start:end] for start, end in pairwise(places)]

    def span(self, number: int) -> tuple[int, int]:
        """Return where a piece begins and ends, counted from 0."""
        start = self.cuts[number - 1] if number else 0
        return start, self.cuts[number] if number < len(self.cuts) else len(self.text)

    def replace(self, pattern: re.Pattern[str], new: str | Change) -> None:
        """Replace every match of `pattern`; `new` is plain text or makes it."""
        text, count = pattern.subn(new, self.text)
        if count and self.cuts and len(text) != len(self.text):
            self.cuts = _moved(self.cuts, pattern.finditer(self.text), new)
        self.text = text

    def put(self, changes: dict[int, str]) -> None:
        """Put one character each in the place of another; `changes` is in order of places."""
        if not changes:
            return
        pieces: list[str] = []
        last = 0
        for place, character in changes.items():
            pieces += (self.text[last:place], character)
            last = place + 1
        self.text = "".join((*pieces, self.text[last:]))

    def mask(self, pattern: re.Pattern[str]) -> None:
        """Hide what `pattern` matches from other patterns, until `unmask`."""

        def hidden(match: re.Match[str]) -> str:
            self.masked.append(match[0])
            return MASK * len(match[0])

        self.text = pattern.sub(hidden, self.text)

    def unmask(self) -> None:
        """Show again what was hidden."""
        if not self.masked:
            return
        whole = "".join(self.masked)
        place = 0

        def shown(match: re.Match[str]) -> str:
            nonlocal place
            place += len(match[0])
            return whole[place - len(match[0]) : place]

        self.text = _MASKED.sub(shown, self.text)
        self.masked = []


def _moved(cuts: list[int], matches: Iterable[re.Match[str]], new: str | Change) -> list[int]:
    """Return where the cuts between pieces are after every match is replaced."""
    moved: list[int] = []
    place, shift = 0, 0
    for match in matches:
        start, end = match.span()
        size = len(new if isinstance(new, str) else new(match))
        if size == end - start:
            continue
        while place < len(cuts) and cuts[place] < end:
            inside = cuts[place] > start
            moved.append((start + size if inside else cuts[place]) + shift)
            place += 1
        shift += size - (end - start)
    return moved + [cut + shift for cut in cuts[place:]]
