"""WordPress's own rule of paragraphs: what its editor left to blank lines becomes <p> and <br>.

Exports hold texts as they were typed. Texts made of blocks are HTML already; what stands between
their blocks is typed text again.
"""

from __future__ import annotations

import re

_BLOCK = (
    "address|article|aside|blockquote|caption|colgroup|col|dd|details|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|map|math|nav|object|ol|p|pre"
    "|section|style|script|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_LITERAL = re.compile(
    r"<(pre|script|style|textarea|svg|math|object)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(
    rf"(</?(?:{_BLOCK})(?:\s[^>]*)?/?>|<!--.*?-->|\x02\d+\x03)", re.IGNORECASE | re.DOTALL
)
_INNER = re.compile(
    r"<(?:p|div|li|td|th|dd|dt|blockquote|figcaption|caption|section|h[1-6]|summary|legend|address)"
    r"\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n\s*\n")
_BREAK = re.compile(r"[ \t]*(?<!<br />)\n[ \t]*")
_BR = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_NO_TEXT_INSIDE = re.compile(
    r"<(?:table|tbody|thead|tfoot|tr|ul|ol|dl|colgroup|figure|/td|/th|/li|/tr|/dd|/dt|/caption"
    r"|/figcaption|/thead|/tbody|/tfoot|/colgroup|col)\b",
    re.IGNORECASE,
)
_DELIMITER = re.compile(r"<!--\s+(/?)wp:([a-z][a-z0-9/_-]*)(\s+\{.*?\})?\s*(/?)-->", re.DOTALL)


def paragraphs(text: str) -> str:
    """Return the HTML that WordPress makes of a text, with its paragraphs and line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _of_blocks(text) if "<!-- wp:" in text else typed(text)


def _of_blocks(text: str) -> str:
    """Take the marks of blocks out; what is in none of them was typed."""
    done, depth, position = [], 0, 0
    for mark in _DELIMITER.finditer(text):
        piece = text[position : mark.start()]
        done.append(piece if depth else typed(piece))
        position = mark.end()
        if not mark[4]:
            depth = max(0, depth - 1) if mark[1] else depth + 1
    done.append(text[position:] if depth else typed(text[position:]))
    return "".join(done)


def typed(text: str) -> str:
    """Return a typed text with its paragraphs."""
    if not text.strip():
        return ""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\n\n\x02{len(kept) - 1}\x03\n\n"

    hidden = _LITERAL.sub(keep, text.replace("\x02", "").replace("\x03", ""))
    made, opened = [], "\n"
    for number, piece in enumerate(_TAG.split(hidden)):
        if number % 2:
            opened = piece
            made.append(piece)
        elif piece.strip():
            made.append(_between(piece, opened))
        else:
            made.append("\n" if piece else "")
    return re.sub(r"\x02(\d+)\x03", lambda match: kept[int(match[1])], "".join(made))


def _between(text: str, before: str) -> str:
    """Return the text between two tags of blocks; `before` is the first of the two."""
    parts = [part.strip("\n ") for part in _BLANK.split(text) if part.strip()]
    written = [_BREAK.sub("<br />\n", _BR.sub("<br />\n", part).strip()) for part in parts]
    if _NO_TEXT_INSIDE.match(before):
        return "\n".join(written)
    if _INNER.match(before) and len(written) == 1:
        return written[0]
    return "\n".join(f"<p>{part}</p>" for part in written if part)
