"""Notes in the margin: a copy of each short footnote, behind the call that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.languages import Language

LONGEST = 400
"""The most characters of a note in the margin; a longer one would push away those below it."""
_LIST = '<div class="footnote">'
_ITEM = '<li id="fn:'
_NOTE = re.compile(r"([^\"]+)\">\s*<p>([^<]*(?:<(?!/p>)[^<]*)*)</p>\s*</li>")
_BACK = re.compile(r"\s*<a class=\"footnote-backref\"[^>]*>[^<]*</a>")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r"\s([\w:.-]+)(?:=(?:\"[^\"]*\"|'[^']*'))?")
_SIGN = re.compile(
    r"<(?P<end>/?)(?P<shut>table|summary)\b|<sup id=\"fnref\d*:(?P<note>[^\"]+)\">"
    r"<a class=\"footnote-ref\" href=\"[^\"]*\">(?P<number>[^<]*)</a></sup>"
)
_INLINE = frozenset(
    """
    a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time
    u var wbr
    """.split()  # noqa: SIM905 - as in `vigie/reading/body.py`
)


def annotated(html: str, language: Language) -> str:
    """Return the HTML of a passage with notes for wide screens; `language` is the passage's.

    A note is copied once, behind its first call that is neither in a table nor in a summary, where
    it could not reach the margin. One that is long or has more than a paragraph is not. Nothing
    else changes: the list at the end stays what everybody has, so the copies are hidden until a
    style sheet shows them, and always from the keyboard and from programs that read pages aloud.
    """
    text, mark, listed = html.rpartition(_LIST)
    if not mark:
        return html
    notes = dict(_short(listed))
    hidden = f'class="margin-note" lang="{language.tag}" aria-hidden="true" hidden'
    pieces, done, inside = [], 0, 0
    for sign in _SIGN.finditer(text):
        if sign["shut"]:
            inside += -1 if sign["end"] else 1
        elif not inside and (note := notes.pop(sign["note"], "")):
            copy = f"<span {hidden}><sup>{sign['number']}</sup> {note}</span>"
            pieces += [text[done : sign.end()], copy]
            done = sign.end()
    return "".join((*pieces, text[done:], mark, listed))


def _short(listed: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each note that fits in the margin, of the list at the end."""
    for item in listed.split(_ITEM)[1:]:
        note = _NOTE.match(item)
        words = _BACK.sub("", note[2]) if note else ""
        inline = all(tag[2] in _INLINE for tag in _TAG.finditer(words))
        if note and inline and len(_TAG.sub("", words)) <= LONGEST:
            yield note[1], _TAG.sub(_unreachable, words)


def _unreachable(tag: re.Match[str]) -> str:
    """Return a tag without its anchor; a link is left to the mouse."""
    attributes = _ATTRIBUTE.sub(lambda one: "" if one[1] == "id" else one[0], tag[3])
    mouse = ' tabindex="-1"' if tag[0].startswith("<a ") else ""
    return f"<{tag[1]}{tag[2]}{attributes}{mouse}>"
