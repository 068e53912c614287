"""Words of a Markdown text that are nowhere in what was made of it: Markdown drops some silently.

A cell beyond the columns of its table, the second of two definitions of a note, what stands behind
a tag that is never closed: all vanish without a word. Names that are no text (of notes, of link
definitions, of classes, of tags) do not count.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_TEXT = re.compile(
    r"""
      <!--.*?-->                            # a comment
    | ^[ ]*(?:```|~~~)[^\n]*                # the language of a block of code
    | ^[ >]*/{3,}[ ]*[\w-]*                 # the name of a block
    | \{[:#.][^}\n]*\}                      # attributes of attr_list
    | \{(?:filename|static|attach)\}
    | ^[ ]{0,3}\*\[[^\]\n]*\]:[^\n]*        # an abbreviation, which may be used nowhere
    | ^(?:[ >*+-]*\d+[.)](?=\s))+           # the number of an item, in a quotation or a list too
    | \]\s?\[[^\]\n]*\]                     # the name of a link definition, where it is used
    | ^[ ]{0,3}\[[^\]\n]*\]:                # and where it is made; the same of a note
    | \[\^[^\]\n]*\]
    | </?[a-zA-Z][^<>]*>                    # a tag
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
# Typesetting parts what is one word in Markdown: 20h30, 1er.
_PARTING = re.compile("</?sup>|(?<=[0-9])\u00a0(?=h)|(?<=h)\u00a0(?=[0-9])")
_WORD = re.compile(r"[^\W_]+")
_SIGNS = "’‘“”«»–—…•·\u00a0\u2009\u202f"
"""Signs between words that are not ASCII; any other makes one long word, which does no harm."""

_SPACES = bytes(
    code if chr(code).isalnum() or not chr(code).isascii() else ord(" ") for code in range(256)
)
"""ASCII signs become spaces; bytes of other characters stay."""


def lost_words(markdown: str, kept: Iterable[str]) -> tuple[str, ...]:
    """Return the words of `markdown` that stand in none of the texts `kept`, in their order."""
    there = " ".join(kept)
    if not set(_long_words(markdown)).difference(_long_words(there)):
        return ()
    words = set(_WORD.findall(there))
    written = _WORD.findall(unescape(_NO_TEXT.sub(" ", markdown)))
    lost = dict.fromkeys(word for word in written if word not in words)
    parted = set(_WORD.findall(_PARTING.sub("", there))) if lost else ()
    return tuple(word for word in lost if word not in parted)


def _long_words(text: str) -> list[bytes]:
    """Return the words of `text`, some of which may hang together; quicker than finding each.

    Where all of one text stand in another, so do the words that they are made of.
    """
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text.encode("utf-8", "surrogatepass").translate(_SPACES).split()
