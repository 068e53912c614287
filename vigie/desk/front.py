"""Front matter written as the guides show it: plain where that is safe, else in double quotes.

PyYAML was tried: in double quotes it writes emoji as numbers, and it quotes dates that our reader
takes as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.reading.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Table

    from vigie.reading.nodes import Node

    Value = str | list["Value"] | dict[str, "Value"]
    """A value to be written; an empty text leaves its key without one."""

_PLAIN = re.compile(r"…|[^\W_](?:[\w ’./()+…:-]*[\w)…/])?")
_NO_PLAIN = re.compile(r": |:$|^(?:null|Null|NULL)$")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
_LONGEST_LINE = 90
_FEW = 2


def front_matter(values: Table[str, Value]) -> str:
    """Return a front matter with its two lines of hyphens."""
    return "\n".join(("---", *_lines(values), "---", ""))


def value_of(node: Node) -> Value:
    """Return what was read, to be written again."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: value_of(value) for key, (_, value) in node.entries.items()}
    return [value_of(item) for item in node.items]


def _lines(values: Table[str, Value]) -> Iterator[str]:
    for key, value in values.items():
        short = f"{_scalar(key)}: {_flow(value)}".rstrip()
        if isinstance(value, str) or not value or (_is_flat(value) and len(short) < _LONGEST_LINE):
            yield short
            continue
        yield f"{_scalar(key)}:"
        if isinstance(value, dict):
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield from (f"  {line}" for item in value for line in _item(item))


def _item(value: Value) -> Iterator[str]:
    short = f"- {_flow(value)}"
    if not isinstance(value, dict) or not value or len(short) < _LONGEST_LINE:
        yield short
        return
    first, *others = _lines(value)
    yield f"- {first}"
    yield from (f"  {line}" for line in others)


def _is_flat(value: Value) -> bool:
    """Whether a list or a block reads well on one line."""
    if isinstance(value, dict):
        return len(value) <= _FEW and all(isinstance(one, str) for one in value.values())
    return all(isinstance(one, str) or (isinstance(one, dict) and _is_flat(one)) for one in value)


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        pairs = (f"{_scalar(key)}: {_flow(one) or _quoted('')}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(one) or _quoted('') for one in value)}]"
    return _scalar(value) if value else ""


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and not _NO_PLAIN.search(text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in '\\"' else f"\\u{ord(sign):04x}"
