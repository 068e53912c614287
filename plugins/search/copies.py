"""What the index is made of: a copy of each text, in the letters that readers type."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.search.model import Record
    from vigie.languages import Language

_LIGATURES = {"œ": "oe", "æ": "ae"}
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")
_RESERVED = re.compile(r"_+(?=(?:END_)?PAGEFIND_)")
"""What stands before the marks that Pagefind itself sets in a text."""


def copy(record: Record, body: str, language: Language) -> str:
    """Return a text as Pagefind shall read it; `body` is its HTML.

    Pagefind splits words at a straight apostrophe but not at a curved one, and takes œ for a
    letter of its own: the copy has the first, and says words with a ligature in plain letters too.
    The title, which is shown above every excerpt, is in none.
    """
    filters = {"kind": record.kind, "category": record.category, "year": record.year}
    marks = "".join(
        f'<i data-pagefind-filter="{name}:{escape(value)}"></i>'
        for name, value in filters.items()
        if value
    )
    title = f"<h1 data-pagefind-ignore>{escape(record.title)}</h1>"
    names = "".join(f"<p>{escape(name)}</p>" for name in record.names)
    told = f"<p>{escape(record.summary)}</p>{body}{names}"
    plain = _typed(f"{title}{told}{_without_ligatures(title + told)}")
    day = f' data-pagefind-meta="day:{record.day}"' if record.day else ""
    return (
        f'<!DOCTYPE html><html lang="{language}"><body data-pagefind-body{day}>'
        f"{marks}{plain}</body></html>"
    )


def _typed(html: str) -> str:
    """Return HTML with the apostrophe of keyboards, and dashes that part words."""
    return _RESERVED.sub("", html.replace("’", "'").replace("—", " — "))


def _without_ligatures(html: str) -> str:
    """Return a paragraph of the words with a ligature, spelled without; empty where none has."""
    words = set(_WORD.findall(_TAG.sub(" ", html).lower()))
    spelled = words
    for ligature, letters in _LIGATURES.items():
        spelled = {word.replace(ligature, letters) for word in spelled}
    found = sorted(spelled - words)
    return f"<p>{' '.join(found)}</p>" if found else ""
