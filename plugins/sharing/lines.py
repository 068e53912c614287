"""A title broken into lines that fill a card, and are about as long as one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = ((84, 3), (72, 4), (60, 5), (50, 6), (44, 7))
"""The sizes of a title in pixels, and how many lines there is room for."""
_CUT = "…"
_NARROWER = 0.94


def set_in_lines(
    title: str, across: int, width: Callable[[str], float]
) -> tuple[int, Sequence[str]]:
    """Return the size in pixels and the lines of a title that has `across` pixels of room.

    `width` tells how wide words are in ems. What is still too long at the smallest size is cut.
    """
    size, most, lines = 0, 0, [title]
    for size, most in SIZES:
        lines = _balanced(title, across / size, width)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), across / size, width)]


def cut(line: str, room: float, width: Callable[[str], float]) -> str:
    """Return a line that has `room` ems, without its end where it is too long."""
    if width(line) <= room:
        return line
    while line and width(line + _CUT) > room:
        line = line[:-1]
    return line.rstrip(" ,;:–—-\u00a0\u202f") + _CUT


def _balanced(title: str, room: float, width: Callable[[str], float]) -> list[str]:
    """Return as few lines as there can be, no wider than they must be."""
    words = [piece for word in title.split(" ") for piece in _pieces(word, room, width)]
    widths = [width(word) for word in words]
    gap, widest = width(" "), max(1, *widths)
    starts = found = _starts(widths, gap, room)
    while len(found) == len(starts):
        starts, room = found, room * _NARROWER
        if room < widest:
            break
        found = _starts(widths, gap, room)
    ends = [*starts[1:], len(words)]
    return [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]


def _starts(widths: Sequence[float], gap: float, room: float) -> list[int]:
    """Return which word begins each line, where each has as many as it has room for."""
    starts, length = [0], -gap
    for place, wide in enumerate(widths):
        if length + gap + wide > room and place:
            starts.append(place)
            length = -gap
        length += gap + wide
    return starts


def _pieces(word: str, room: float, width: Callable[[str], float]) -> Iterator[str]:
    """Yield a word, or parts of it where there is no room for the whole."""
    while width(word) > room and len(word) > 1:
        fitting = (end for end in range(len(word) - 1, 1, -1) if width(word[:end]) <= room)
        end = next(fitting, 1)
        yield word[:end]
        word = word[end:]
    yield word
