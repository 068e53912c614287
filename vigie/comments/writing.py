"""Changes to an archive, in its own text: whatever is not touched keeps every byte.

TOML libraries that keep a file's looks were tried and do not keep all of it, so a table is cut and
pasted where it stands. Each change is read back before it counts.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import tomli

from vigie.cli.bootstrap import in_language
from vigie.comments.archive import TABLE
from vigie.comments.model import Kind, Part
from vigie.reading.nodes import STRINGS
from vigie.toml import HEAD, long_quoted, quoted, without_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.comments.model import Comment, Redaction

_OWN_HEAD = re.compile(rf"[ \t]*\[\[\s*(?:\"{TABLE}\"|'{TABLE}'|{TABLE})\s*\]\]")
_REDACTED_HEAD = re.compile(rf"[ \t]*\[\s*{TABLE}\s*\.\s*redacted\s*\]")
_KEYS = {Part.AUTHOR: ("author", "url"), Part.BODY: ("body",)}


class EditError(Exception):
    """An archive cannot be changed by a program; the message says what to do."""


def added(text: str, comment: Comment) -> str:
    """Return the archive `text` with one comment more, at its end."""
    end = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    new = f"{text}{end}{table(comment)}"
    if "\r\n" in text:
        new = f"{text}{(end + table(comment)).replace(chr(10), chr(13) + chr(10))}"
    before = _data(text)
    after = _data(new)
    if after.get(TABLE, [])[:-1] != before.get(TABLE, []) or len(after) != len(before | {TABLE: 0}):
        raise EditError(_by_hand())
    return new


def table(comment: Comment) -> str:
    """Return the TOML of one comment, its keys in the order in which they are documented."""
    lines = [f"[[{TABLE}]]", f"id = {quoted(comment.id)}"]
    if comment.parent:
        lines.append(f"parent = {quoted(comment.parent)}")
    if comment.kind is not Kind.COMMENT:
        lines.append(f"kind = {quoted(comment.kind)}")
    if comment.author:
        lines.append(f"author = {quoted(comment.author)}")
    if comment.url:
        lines.append(f"url = {quoted(comment.url)}")
    lines += [f"date = {comment.date.isoformat()}", f"lang = {quoted(comment.language)}"]
    if comment.by_author:
        lines.append("by_author = true")
    if comment.body:
        lines.append("body = " + long_quoted(comment.body + "\n"))
    return "\n".join((*lines, ""))


def redacted(text: str, id_: str, redaction: Redaction) -> str:
    """Return the archive `text` with parts of the comment `id_` taken out.

    Raises EditError where there is no such comment, or where it is written too unusually.
    """
    expected = deepcopy(_data(text))
    places = [
        place for place, one in enumerate(expected.get(TABLE, ())) if str(one.get("id")) == id_
    ]
    if not places:
        told = in_language("there is no comment “{}”", "il n’y a pas de commentaire «\xa0{}\xa0»")
        raise EditError(told.format(id_))
    values = expected[TABLE][places[0]]
    parts = [part for part in Part if part in {*redaction.parts, *_parts(values)}]
    note = {"parts": [str(part) for part in parts], "reason": str(redaction.reason)}
    for key in (key for part in parts for key in _KEYS[part]):
        values.pop(key, None)
    values["redacted"] = {**note, "date": redaction.date}
    listed = ", ".join(quoted(part) for part in parts)
    line = (
        f"redacted = {{ parts = [{listed}], reason = {quoted(redaction.reason)}, "
        f"date = {redaction.date} }}\n"
    )
    new = _cut(text, places[0], [*(key for part in parts for key in _KEYS[part])], line)
    if _data(new) != expected:
        raise EditError(_by_hand())
    return new


def _by_hand() -> str:
    return in_language(
        "written in an unusual way: change it by hand",
        "écrit d’une façon inhabituelle\xa0: à modifier à la main",
    )


def _parts(values: dict[str, Any]) -> tuple[str, ...]:
    """Return what has been taken out of a comment before."""
    note = values.get("redacted")
    return tuple(note.get("parts", ())) if isinstance(note, dict) else ()


def _data(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except ValueError as error:
        told = in_language(
            "not TOML ({}): mend it first", "pas du TOML ({})\xa0: à réparer d’abord"
        )
        raise EditError(told.format(error)) from None


def _cut(text: str, place: int, keys: list[str], line: str) -> str:
    """Return `text` where `line` replaces keys of one table; its former redaction goes too."""
    tables = _tables(text)
    if place >= len(tables):
        return text
    start, end = tables[place]
    heads = [start + head.start() for head in HEAD.finditer(without_strings(text)[start:end])]
    own_end = heads[1] if len(heads) > 1 else end
    pieces = [*_values(text, start, own_end, (*keys, "redacted"))]
    for first, following in pairwise((*heads[1:], end)):
        if _REDACTED_HEAD.match(text, first):
            pieces.append((first, following))
    into = min((first for first, _ in pieces if first < own_end), default=0)
    into = into or text.find("\n", start) + 1 or len(text)
    for first, last in sorted(pieces, reverse=True):
        text = text[:first] + text[last:]
    ending = "\r\n" if text[:into].endswith("\r\n") else "\n"
    return f"{text[:into]}{line.rstrip()}{ending}{text[into:]}"


def _tables(text: str) -> list[tuple[int, int]]:
    """Return where the table of each comment begins and ends."""
    plain = without_strings(text)
    starts = [head.start() for head in HEAD.finditer(plain) if _OWN_HEAD.match(plain, head.start())]
    return list(zip(starts, (*starts[1:], len(text)), strict=True))


def _values(text: str, start: int, end: int, keys: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each of `keys`, with its value and the rest of its line, begins and ends."""
    names = "|".join(keys)
    key = re.compile(
        rf"^[ \t]*(?:\"(?:{names})\"|'(?:{names})'|(?:{names}))[ \t]*=[ \t]*", re.MULTILINE
    )
    for found in key.finditer(without_strings(text), start, end):
        string = STRINGS.match(text, found.end())
        after = string.end() if string else found.end()
        line_end = text.find("\n", after)
        yield found.start(), line_end + 1 if line_end >= 0 else len(text)
