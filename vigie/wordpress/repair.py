"""Exports made well-formed while they are read: what real ones contain, mended and counted.

Works on a stream, so that an export of any size passes in little memory. The prolog is left out
whole, and with it any document type and its entities.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

_FALLBACK = "vigie.windows-1252"
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OPEN = "<![CDATA["
_CLOSE = "]]>"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BEGIN = re.compile(r"<(?:rss|channel|rdf:RDF)\b")
_LAST_OPENED = re.compile(r"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>\s*\Z")
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#?\w{1,32};)?|<(?![A-Za-z_/?]|!--)")
_NEXT = (
    r"\s*<(?:/?(?:wp|content|excerpt|dc|wfw)\:|/item|/channel|category|description|link|guid"
    r"|pubDate|title)"
)
_HELD = 300
_LONGEST_TEXT = 1 << 20
_LAST_CODE = 0x10FFFF


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_FALLBACK, _windows)


def decoded(chunks: Iterable[bytes], repairs: Counter[str]) -> Iterator[str]:
    """Yield the text of an export; bytes outside its encoding are taken for Windows-1252."""
    decoder = None
    for chunk in chunks:
        if decoder is None:
            decoder = codecs.getincrementaldecoder(_encoding(chunk))(_FALLBACK)
        try:
            chunk.decode("ascii")
        except UnicodeDecodeError:
            if found := _not_utf8(chunk):
                repairs["encoding"] += found
        yield decoder.decode(chunk)
    if decoder is not None:
        yield decoder.decode(b"", final=True)


def _not_utf8(chunk: bytes) -> int:
    """Count the bytes that are no UTF-8, but for a sign cut at either end of the chunk."""
    middle = chunk.lstrip(bytes(range(0x80, 0xC0)))
    try:
        middle.decode("utf-8")
    except UnicodeDecodeError as error:
        return 0 if error.start > len(middle) - 4 else 1
    return 0


def _encoding(first: bytes) -> str:
    for bom, name in _BOMS:
        if first.startswith(bom):
            return name
    match = _DECLARED.search(first[:1000])
    try:
        name = codecs.lookup(match[1].decode()).name if match else "utf-8"
    except LookupError:
        return "utf-8"
    if name.startswith(("utf-16", "utf-32", "utf-7")):
        return "utf-8"  # it was read as bytes of ASCII just now
    if _not_utf8(first) == 0:
        return "utf-8"
    return "cp1252" if name == "iso8859-1" else name  # as browsers have it


class Repair:
    """Mends one export, piece by piece; `repairs` counts what was mended, by its kind."""

    def __init__(self, repairs: Counter[str]) -> None:
        """Begin before the first sign."""
        self.repairs = repairs
        self.buffer = ""
        self.begun = self.ended = False
        self.element: str | None = None
        self.skipped_lines = 0

    def feed(self, text: str) -> str:
        """Return what can be given to the parser of the text so far."""
        clean, found = _CONTROL.subn("", text)
        if found:
            self.repairs["control"] += found
        self.buffer += clean
        if not self.begun and not self._begin():
            return ""
        return "".join(self._pieces())

    def finish(self) -> str:
        """Return the rest; `ended` then tells whether the export had its end."""
        rest = "".join(self._pieces()) if self.begun and not self.ended else ""
        if self.begun and not self.ended and self.element is None:
            rest += self._markup(self.buffer)
        return rest

    def _begin(self) -> bool:
        match = _BEGIN.search(self.buffer)
        if match is None:
            keep = max(0, len(self.buffer) - _HELD)
            self.skipped_lines += self.buffer.count("\n", 0, keep)
            self.buffer = self.buffer[keep:]
            return False
        self.skipped_lines += self.buffer.count("\n", 0, match.start())
        self.buffer = self.buffer[match.start() :]
        self.begun = True
        return True

    def _pieces(self) -> Iterator[str]:
        while self.buffer and not self.ended:
            before = len(self.buffer)
            yield self._plain() if self.element is None else self._literal()
            if len(self.buffer) == before:
                return

    def _plain(self) -> str:
        """Take markup up to the next CDATA section, or as far as it is whole."""
        at = self.buffer.find(_OPEN)
        cut = at if at >= 0 else self.buffer.rfind(">") + 1
        if not cut and len(self.buffer) > _LONGEST_TEXT:
            cut = len(self.buffer) - _HELD
        end = self.buffer.find("</rss>", 0, cut)
        if end >= 0:
            self.ended = True
            cut, at = end, -1
        piece, self.buffer = self.buffer[:cut], self.buffer[cut:]
        if at >= 0:
            opened = _LAST_OPENED.search(piece)
            self.element = opened[1] if opened else ""
            self.buffer = self.buffer[len(_OPEN) :]
        return self._markup(piece) + (_OPEN if at >= 0 else "") + ("</rss>" if end >= 0 else "")

    def _literal(self) -> str:
        """Take the text of a CDATA section up to its end, or as far as it surely goes on."""
        name = re.escape(self.element or "")
        own = rf"\s*</{name}\s*>" if name else r"\s*</[A-Za-z]"
        match = re.search(
            rf"\]\]>(?={own}|\s*<!\[CDATA\[|\s*</(?:wp|content|excerpt|dc):)"
            rf"|(?={own}{_NEXT})",
            self.buffer,
        )
        if match is None:
            cut = max(0, len(self.buffer) - _HELD)
            piece, self.buffer = self.buffer[:cut].rstrip("]"), self.buffer
            self.buffer = self.buffer[len(piece) :]
            return self._inside(piece)
        piece, self.buffer = self.buffer[: match.start()], self.buffer[match.end() :]
        self.element = None
        if not match[0]:
            self.repairs["cdata"] += 1
        return self._inside(piece) + _CLOSE

    def _inside(self, text: str) -> str:
        if _CLOSE not in text:
            return text
        self.repairs["cdata"] += text.count(_CLOSE)
        return text.replace(_CLOSE, f"]]{_CLOSE}{_OPEN}>")

    def _markup(self, text: str) -> str:
        return _STRAY.sub(self._escaped, text)

    def _escaped(self, match: re.Match[str]) -> str:
        named = match[1] or ""
        if match[0] == "<":
            self.repairs["markup"] += 1
            return "&lt;"
        if named.startswith("#") and (code := _code(named)) is not None:
            if _CONTROL.match(chr(code)) is None and code:
                return match[0]
            self.repairs["control"] += 1
            return ""
        self.repairs["ampersand"] += 1
        sign = html5.get(named, "&")
        return f"&amp;{named}" if sign in "<&" else sign


def _code(reference: str) -> int | None:
    """Return the character that `#233;` or `#xe9;` names."""
    match = re.fullmatch(r"#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));", reference)
    if match is None:
        return None
    code = int(match[1], 16) if match[1] else int(match[2])
    return code if code <= _LAST_CODE and not 0xD800 <= code < 0xE000 else 0  # noqa: PLR2004 -- surrogates
