"""Whether a translation still says what its source says, told by a fingerprint of the source."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.reading.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.reading.nodes import Node

KEY = "source_digest"
"""The front matter key of a translation that holds the digest of its source."""

DIGEST = re.compile(r"[0-9a-f]{16}")
_LINES = ("title", "summary")
_NO_BLOCK = "series"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SAME = (
    *((sign, "'") for sign in "’‘"),
    *((sign, '"') for sign in "«»“”„"),
    *((sign, "--") for sign in "–—"),
    *((sign, "") for sign in "\ufeff\u200b\u2060"),
    ("…", "..."),
)


def digest(front: Mapping, body: str) -> str:
    """Return 16 hexadecimal digits that stand for what a text says.

    That is its title, its summary, its blocks and its Markdown. Other keys, comments, spaces and
    ends of lines, and the shape of quotation marks, apostrophes and dashes do not count: none of
    them leaves anything to translate again.
    """
    parts = [without_comments(body)]
    for key, (_, node) in sorted(front.entries.items()):
        if key in _LINES or (isinstance(node, Mapping) and key != _NO_BLOCK):
            parts += (key, *_words(node))
    plain = "\0".join("".join(part.split()) for part in parts)
    if not plain.isascii():
        for sign, same in _SAME:
            plain = plain.replace(sign, same)
        plain = unicodedata.normalize("NFC", plain)
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def without_comments(markdown: str) -> str:
    """Return Markdown without its comments."""
    return _COMMENT.sub("", markdown) if "<!--" in markdown else markdown


def _words(node: Node) -> Iterator[str]:
    """Yield every value below `node` with the keys before it, in an order of its own."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for key, (_, value) in sorted(node.entries.items()):
            yield key
            yield from _words(value)
    else:
        for item in node.items:
            yield from _words(item)
