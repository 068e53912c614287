"""Dashes around a remark kept with it, so that no line ends or begins with one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.typography.line import BREAK
from plugins.typography.locales import NO_BREAK

if TYPE_CHECKING:
    from plugins.typography.line import Line

# A dash, or what ends a sentence: the next one begins with no remark open. A remark may end in an
# exclamation or in “etc.”, not in another full stop.
_DASH_OR_END = re.compile(
    rf"[—–]|(?:(?<!etc)\.|[!?…](?!\s?[»”]?[ \n][—–]))(?:\s?[»”])?[ \n](?![a-zà-ÿ])|{BREAK}"
)
_ORDINARY = frozenset(" \n")


def hold_dashes(line: Line) -> None:
    """Make the space inside a pair of spaced dashes one that does not break.

    The first dash of a sentence opens a remark, the next closes it. A dash that begins a line
    belongs to what follows. One between two numbers is left, and one that is held on a side.
    """
    text = line.text
    if "—" not in text and "–" not in text:
        return
    changes = {}
    inside = False
    first = len(text) - len(text.lstrip())
    for match in _DASH_OR_END.finditer(text):
        place = match.start()
        if text[place] not in "—–":
            inside = False
            continue
        if not text[place + 1 : place + 2].isspace():
            continue
        if place == first or text[place - 1] == BREAK:
            held = other = place + 1
        elif not text[place - 1].isspace() or _between_numbers(text, place):
            continue
        else:
            held, other = (place - 1, place + 1) if inside else (place + 1, place - 1)
            inside = not inside
        if text[held] in _ORDINARY and text[other] in _ORDINARY:
            changes[held] = NO_BREAK
    line.put(changes)


def _between_numbers(text: str, place: int) -> bool:
    return text[place - 2 : place - 1].isdigit() and text[place + 2 : place + 3].isdigit()
