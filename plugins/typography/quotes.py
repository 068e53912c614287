"""Straight quotation marks paired and given the marks of their level."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.typography.line import Line
    from plugins.typography.locales import Locale

_MARKS = re.compile("[\"'«»“”]")
_CLOSING = {"»": "«", "”": "“"}
_OPENING = frozenset("([{«“‘")
_BETWEEN_WORDS = frozenset("’-–—/")


def pair_quotes(line: Line, locale: Locale) -> None:
    """Give every pair of straight quotation marks its form; those that stand alone are left.

    A quotation inside another takes the marks of the next level.
    """
    pairs = _Pairing(line.text, single=locale.single_quotes).pairs()
    changes: dict[int, str] = {}
    around: list[tuple[int, int]] = []
    for begin, end, mark in sorted(pairs):
        while around and around[-1][0] < begin:
            around.pop()
        if mark == '"':
            level = (around[-1][1] + 1) % len(locale.quotes) if around else 0
        else:
            level = next((n for n, both in enumerate(locale.quotes) if mark in both), 0)
        around.append((end, level))
        if line.text[begin] in "\"'":
            changes[begin], changes[end] = locale.quotes[level][0], locale.quotes[level][1]
    line.put(dict(sorted(changes.items())))


class _Pairing:
    """Finds in a text the two marks of each quotation, straight or not."""

    def __init__(self, text: str, *, single: bool) -> None:
        self.text = text
        self.single = single
        self.opened: list[tuple[int, str]] = []
        self.waiting: Counter[str] = Counter()
        self.found: list[tuple[int, int, str]] = []

    def pairs(self) -> list[tuple[int, int, str]]:
        """Return begin and end of each quotation, and its opening mark; `‘` for `'`."""
        for match in _MARKS.finditer(self.text):
            mark, place = match[0], match.start()
            if mark in _CLOSING:
                self._close(_CLOSING[mark], place)
            elif mark in "«“":
                self._open(mark, place)
            elif mark == '"' or self.single:
                self._straight(mark, place)
        return self.found

    def _straight(self, mark: str, place: int) -> None:
        """Open or close: after a space or an opening mark one opens, else one closes.

        After an apostrophe, a hyphen or a dash, a mark opens if none is open.
        """
        before = self.text[place - 1] if place else " "
        after = self.text[place + 1 : place + 2] or " "
        kind = "‘" if mark == "'" else mark
        first = bool(self.opened) and self.opened[-1][0] == place - 1
        if before.isspace() or before in _OPENING or first:
            if not after.isspace():
                self._open(kind, place)
        elif before in _BETWEEN_WORDS and not self.waiting[kind]:
            if after.isalnum() or after in _OPENING:
                self._open(kind, place)
        elif mark == '"' or not after.isalnum():
            self._close(kind, place)

    def _open(self, mark: str, place: int) -> None:
        self.opened.append((place, mark))
        self.waiting[mark] += 1

    def _close(self, mark: str, place: int) -> None:
        while self.waiting[mark]:
            begin, opened = self.opened.pop()
            self.waiting[opened] -= 1
            if opened == mark:
                self.found.append((begin, place, mark))
                return
