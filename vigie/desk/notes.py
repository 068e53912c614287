"""Notes in a text that are never published, whatever is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# HTML ends a comment at --> and --!>, older parsers of it at -- > too.
_END = re.compile(r"(--[\s!]*)>")
# Fenced code is looked for before comments are, and would reach beyond the end of one.
_FENCE = re.compile(r"^(?=~{3}|`{3})", re.MULTILINE)
_LONGEST_LINE = 90
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def note(text: str) -> str:
    """Return a comment that holds `text`; a backslash stands before what would end it."""
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = _FENCE.sub(r"\\", _END.sub(r"\1\\>", plain.strip()))
    return f"<!--\n{kept}\n-->" if "\n" in kept or len(kept) > _LONGEST_LINE else f"<!-- {kept} -->"


def body(notes: Iterable[str]) -> str:
    """Return a body of notes with room between them."""
    return "".join(f"\n{note(one)}\n" for one in notes)
