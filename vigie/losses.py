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
    | \{[:#.][^}\n]*\}                      # attributes of attr_list
    | \{(?:filename|static|attach)\}
    | ^[ ]{0,3}\*\[[^\]\n]*\]:[^\n]*        # an abbreviation, which may be used nowhere
    | ^[ ]*\d+[.)](?=\s)                    # the number of an item
    | \]\s?\[[^\]\n]*\]                     # the name of a link definition, where it is used
    | ^[ ]{0,3}\[[^\]\n]*\]:                # and where it is made; the same of a note
    | \[\^[^\]\n]*\]
    | </?[a-zA-Z][^<>]*>                    # a tag
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")


def lost_words(markdown: str, kept: Iterable[str]) -> tuple[str, ...]:
    """Return the words of `markdown` that stand in none of the texts `kept`, in their order."""
    there = set(_WORD.findall(" ".join(kept)))
    written = _WORD.findall(unescape(_NO_TEXT.sub(" ", markdown)))
    return tuple(dict.fromkeys(word for word in written if word not in there))
