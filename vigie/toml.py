"""TOML as text, for changes that keep every other byte of a file."""

from __future__ import annotations

import re

from vigie.reading.nodes import STRINGS

HEAD = re.compile(r"^[ \t]*\[[^\]\n]*\]\]?", re.MULTILINE)
"""What a table begins with, in a text without its strings."""

_LAST_QUOTE = re.compile(r'(?<!\\)"\Z')
_ESCAPED_IN_LONG = re.compile(r'\\|(?<="")"|[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]')
_ESCAPED = re.compile(r'[\\"\x00-\x08\x0a-\x1f\x7f-\x9f\ufffe\uffff]')


def quoted(text: str) -> str:
    """Return `text` as a string on one line."""
    return f'"{_ESCAPED.sub(escape, text)}"'


def long_quoted(text: str) -> str:
    """Return `text` as a string over as many lines as it has."""
    escaped = _LAST_QUOTE.sub(escape, _ESCAPED_IN_LONG.sub(escape, text))
    return f'"""\n{escaped}"""' if "\n" in escaped else f'"""{escaped}"""'


def escape(found: re.Match[str]) -> str:
    """Return a sign as strings have it that may not hold the sign itself."""
    sign = found[0]
    return f"\\{sign}" if sign in '\\"' else f"\\u{ord(sign):04x}"


def without_strings(text: str) -> str:
    """Return `text` with the long strings made of one sign, so that nothing in them counts."""
    return STRINGS.sub(
        lambda found: (
            re.sub(r"[^\n]", "x", found[0]) if found[0][:3] in {'"""', "'''"} else found[0]
        ),
        text,
    )
