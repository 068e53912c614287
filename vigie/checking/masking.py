"""Markdown with all that is not prose hidden, every character in its place.

Nothing is parsed into a tree: what is left keeps its line and its column.
"""

from __future__ import annotations

import re

HIDDEN = "\ufffc"
"""Stands for each character that is no prose; ends of lines stay."""

_FENCES = re.compile(
    r"^[ >]*(`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??[ >]*\1[ ]*$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_CODE_ELEMENTS = re.compile(
    r"(?is)<(pre|code|kbd|samp|var|script|style|math)\b[^<>]*>(?>(?:(?!</?\1\b).)*)</\1\s*>"
)
_INDENTED = re.compile(r"(?: {4}|\t)")
_CONTAINER = re.compile(r"(?:[*+-]|\d+[.)]|:|\[\^[^\]\n]*\]:)\s")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DESCRIPTION = re.compile(r"""(?<=\s)alt=(?:"([^"]*)"|'([^']*)')""")
ATTRIBUTES = re.compile(r"\{(?::|[ ]*(?=[#.]|[\w-]+=))[^{}\n]*\}")
_DESTINATION = re.compile(
    r"""
      \]\(\s*
      (?:<[^<>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))*)
      (?:\s+(?:"[^"\n]*"|'[^'\n]*'))?
      \s*\)
    | \]\([^()\n]*\)
    """,
    re.VERBOSE,
)
_OTHER = re.compile(
    r"""
      ^[ ]{0,3}\*\[[^\]\n]*\]:[^\n]*        # an abbreviation: mostly a name
    | ^[ ]{0,3}\[(?!\^)[^\]\n]*\]:[^\n]*    # the definition of a link
    | \[\^[^\]\n]*\]:?                      # a note: where it is called, and where it begins
    | \][ ]?\[[^\]\n]*\]                    # the name of a link definition
    | ^[ >]*/{3,}[ ]*(?:[\w-]+[ ]*\|?)?     # the line that begins or ends a marked block
    | <[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*>    # an address between angle brackets
    | <[^<>\s@]+@[^<>\s@]+>
    | \b(?:https?://|www\.)[^\s<>"«»]+[^\s<>"«».,;:!?)\]*_’”]
    | \b[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | &(?:\#\d+|\#x[0-9a-fA-F]+|[a-zA-Z]\w*);
    """,
    re.VERBOSE | re.MULTILINE,
)


def hidden(text: str) -> str:
    """Return as many lines and characters in which nothing stands."""
    return "\n".join(HIDDEN * len(line) for line in text.split("\n"))


def without_code(markdown: str) -> str:
    """Return a text with the code of Markdown hidden; all else stays."""
    text = _FENCES.sub(_hide, markdown)
    text = _without_indented(text)
    return _CODE.sub(_hide, text)


def without_marks(text: str) -> str:
    """Return a text that has no code left with its addresses, tags and attributes hidden too.

    Of the tag of a picture, its description stays.
    """
    for pattern in (_DESTINATION, _OTHER):
        text = pattern.sub(_hide, text)
    return ATTRIBUTES.sub(_hide, TAG.sub(_hide_tag, text))


def _hide(match: re.Match[str]) -> str:
    return hidden(match[0])


def _hide_tag(match: re.Match[str]) -> str:
    tag = match[0]
    described = _DESCRIPTION.search(tag)
    if described is None:
        return hidden(tag)
    start, end = described.span(described.lastindex or 0)
    return hidden(tag[:start]) + tag[start:end] + hidden(tag[end:])


def without_comments(text: str) -> str:
    """Return a text with its comments hidden, and the code that stands in elements of HTML."""
    pieces: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start)) >= 0:
        end += len("-->")
        pieces += (text[done:start], hidden(text[start:end]))
        done = end
    return _CODE_ELEMENTS.sub(_hide, "".join((*pieces, text[done:])))


def _without_indented(text: str) -> str:
    """Hide blocks of code that begin with four spaces; in a list or a note, with eight."""
    if "\n    " not in text and "\n\t" not in text:
        return text
    lines = text.split("\n")
    inside, code, blank = False, False, True
    for place, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if depth < len("    "):
            if _CONTAINER.match(line.lstrip()):
                inside = True
            elif blank:
                inside = False
        code = depth >= (8 if inside else 4) and (blank or code)
        if code:
            lines[place] = hidden(line)
        blank = False
    return "\n".join(lines)
