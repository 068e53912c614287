"""Markdown written from a clean tree: Markdown where it can say a thing, HTML where it cannot.

Written for Python-Markdown with the extensions of the site. It takes back only some escapes, wants
four spaces before what belongs to an item, and reads no Markdown inside blocks of HTML; the kept
converters of HTML to Markdown write for other readers.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from unicodedata import normalize

from lxml import etree

from vigie.wordpress.clean import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SIGNS = re.compile(r"([\\`*\[\]{}])|(?<!\w)(_)|(_)(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(
    r"^(\s*)(#|>|[+-](?=\s|-|$)|\d+(?=[.)](?:\s|$))|:(?=\s)|~~~|///|=+\s*$|\|)", re.MULTILINE
)
BARE_ADDRESS = re.compile(r"(?<![\"'=>\w/])(https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?»])", re.ASCII)
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ANCHORED = re.compile(r"[A-Za-z0-9]")
_BARS = {"strong": "**", "em": "*"}
_VOID_ENDS = re.compile("</(?:source|track|wbr)>")
_OUTSIDE = re.compile(r"[()<>\s\"'\\*`\[\]|{}^]")


class UnwritableError(Exception):
    """Markdown cannot say this: it has to be HTML."""


def block(element: etree._Element, *, bars: bool = True) -> str:
    """Return one block as Markdown; raise UnwritableError where it cannot be said.

    Without `bars` emphasis is written as HTML, which stands where `*` would not be read.
    """
    return _Writing(bars=bars).block(element)


def raw(element: etree._Element) -> str:
    """Return one block as HTML that Markdown leaves alone."""
    tail, element.tail = element.tail, None
    html = etree.tostring(element, encoding="unicode", method="html")
    element.tail = tail
    html = _VOID_ENDS.sub("", html).strip()
    inside_pre = "<pre" in html
    html = html if inside_pre else re.sub(r"\s*\n\s*", "\n", html)
    return html if str(element.tag) in BLOCKS else f"<div>{html}</div>"


class _Writing:
    def __init__(self, *, bars: bool) -> None:
        self.bars = bars
        self.writers: dict[str, Callable[[etree._Element], str]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "blockquote": self._quotation,
            "pre": self._code,
            "table": self._table,
            "hr": lambda _: "* * *",
            **dict.fromkeys(_HEADINGS, self._heading),
        }

    def block(self, element: etree._Element) -> str:
        write = self.writers.get(str(element.tag))
        if write is None:
            raise UnwritableError(element.tag)
        return write(element)

    def _quotation(self, element: etree._Element) -> str:
        if element.attrib:
            raise UnwritableError("blockquote")
        inner = "\n\n".join(self._blocks(element))
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))

    def _blocks(self, element: etree._Element) -> Iterator[str]:
        if any(child.tag not in BLOCKS for child in element) or (element.text or "").strip():
            yield _line_starts(self._inline(element))
            return
        for child in element:
            if (child.tail or "").strip():
                raise UnwritableError(element.tag)
            yield self.block(child)

    def _paragraph(self, element: etree._Element) -> str:
        if set(element.attrib) - {"lang", "id"} or any(child.tag in BLOCKS for child in element):
            raise UnwritableError("p")
        text = _line_starts(self._inline(element))
        marks = [f"#{element.get('id')}"] if element.get("id") else []
        marks += [f"lang={element.get('lang')}"] if element.get("lang") else []
        return f"{text}\n{{: {' '.join(marks)} }}" if marks else text

    def _heading(self, element: etree._Element) -> str:
        if set(element.attrib) - {"id"} or any(child.tag in BLOCKS for child in element):
            raise UnwritableError("heading")
        text = self._inline(element, on_one_line=True)
        if not _ANCHORED.search(normalize("NFKD", text)) and not element.get("id"):
            raise UnwritableError("heading")  # Markdown would make no fit anchor of it
        text = re.sub(r"#+$", lambda match: match[0].replace("#", "\\#"), text)
        anchor = f" {{#{element.get('id')}}}" if element.get("id") else ""
        return f"{'#' * _HEADINGS[str(element.tag)]} {text}{anchor}"

    def _list(self, element: etree._Element) -> str:
        ordered = str(element.tag) == "ol"
        if set(element.attrib) - {"start"} or any(child.tag != "li" for child in element):
            raise UnwritableError("list")
        number = int(element.get("start", "1")) if element.get("start", "1").isdecimal() else 1
        items, loose = [], False
        for item in element:
            if item.attrib or (item.tail or "").strip():
                raise UnwritableError("li")
            text, own = self._item(item)
            loose = loose or own
            lead = f"{number}." if ordered else "-"
            number += 1
            lines = text.split("\n")
            rest = [f"    {line}".rstrip() for line in lines[1:]]
            items.append("\n".join((f"{f'{lead} ':<4}{lines[0]}".rstrip(), *rest)))
        return ("\n\n" if loose else "\n").join(items)

    def _item(self, item: etree._Element) -> tuple[str, bool]:
        """Return the text of an item, and whether it has paragraphs of its own."""
        first = next((n for n, child in enumerate(item) if child.tag in BLOCKS), len(item))
        lead = _line_starts(self._inline(item, until=first))
        inner = list(item)[first:]
        if any((child.tail or "").strip() or child.tag not in BLOCKS for child in inner):
            raise UnwritableError("li")
        if not lead:
            return "\n\n".join(self.block(child) for child in inner), bool(inner)
        if all(child.tag in {"ul", "ol"} for child in inner):
            return "\n".join((lead, *(self.block(child) for child in inner))), False
        raise UnwritableError("li")

    def _code(self, element: etree._Element) -> str:
        code = element[0] if len(element) == 1 and element[0].tag == "code" else element
        if len(code) or element.attrib or (code is not element and (element.text or code.tail)):
            raise UnwritableError("pre")
        text = code.text or ""
        if not text.strip() or set(code.attrib) - {"class"}:
            raise UnwritableError("pre")
        language = code.get("class", "").removeprefix("language-")
        fence = "~" * max(3, *(len(run) + 1 for run in re.findall("~+", text)), 3)
        return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"

    def _table(self, element: etree._Element) -> str:
        rows = list(element.iter("tr"))
        sections = [str(child.tag) for child in element]
        plain = not element.attrib and set(sections) <= {"thead", "tbody", "tr"}
        if not rows or not plain or sections.count("thead") > 1:
            raise UnwritableError("table")
        head, *body = rows
        if any(cell.tag != "th" for cell in head) or any(
            c.tag != "td" for row in body for c in row
        ):
            raise UnwritableError("table")
        if len({len(row) for row in rows}) != 1 or not len(head) or not body:
            raise UnwritableError("table")
        lines = [[self._cell(cell) for cell in row] for row in rows]
        lines.insert(1, ["---"] * len(head))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _cell(self, cell: etree._Element) -> str:
        if cell.attrib or any(child.tag in BLOCKS for child in cell):
            raise UnwritableError("cell")
        text = self._inline(cell, on_one_line=True)
        if "|" in text:
            raise UnwritableError("cell")
        return text

    def _inline(
        self, element: etree._Element, *, until: int | None = None, on_one_line: bool = False
    ) -> str:
        """Return the text and the inline elements in `element`, those before child `until`."""
        parts = [_text(element.text)]
        for child in list(element)[:until]:
            if child.tag in BLOCKS:
                raise UnwritableError(str(child.tag))
            parts.append(self._one(child, on_one_line=on_one_line))
            parts.append(_text(child.tail))
        text = _together(parts)
        return re.sub(r" *\n *", lambda match: match[0].replace("  \n ", "  \n"), text).strip(" \n")

    def _one(self, element: etree._Element, *, on_one_line: bool) -> str:
        tag = str(element.tag)
        if tag == "br":
            return "<br>" if on_one_line else "  \n"
        if tag == "img":
            return self._picture(element)
        inner = self._inside(element, on_one_line=on_one_line)
        if tag in _BARS and self.bars and not element.attrib and inner.strip(" \n"):
            return _around(_BARS[tag], inner)
        if tag == "code" and not element.attrib and not len(element):
            return _code_span(element.text or "")
        if tag == "a" and set(element.attrib) == {"href"} and inner.strip() and "\n" not in inner:
            lead, text, trail = _trimmed(inner)
            return f"{lead}[{text}]({_address(element.get('href', ''))}){trail}"
        return f"<{tag}{_attributes(element)}>{inner}</{tag}>"

    def _inside(self, element: etree._Element, *, on_one_line: bool) -> str:
        parts = [_text(element.text)]
        for child in element:
            if child.tag in BLOCKS:
                raise UnwritableError(str(child.tag))
            parts += (self._one(child, on_one_line=on_one_line), _text(child.tail))
        return _together(parts)

    def _picture(self, element: etree._Element) -> str:
        alt = element.get("alt", "")
        if set(element.attrib) - {"src", "alt"} or re.search(r"[\[\]\\`*_<>&{}\n]", alt):
            return f"<img{_attributes(element)}>"
        return f"![{alt}]({_address(element.get('src', ''))})"


def plain_paragraphs(text: str) -> str:
    """Return a typed text without any tag in Markdown: paragraphs, line breaks, addresses alone.

    It is what the long way makes of it, for the many texts that are no more than this.
    """
    paragraphs = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = (re.sub(r"[ \t\r\f]+", " ", line).strip(" ") for line in piece.split("\n"))
        written = "  \n".join(_linked(line) for line in lines if line)
        paragraphs.append(_line_starts(written.strip("\N{NO-BREAK SPACE} \n")))
    return "\n\n".join(one for one in paragraphs if one)


def _linked(line: str) -> str:
    """Return a line whose bare addresses are links."""
    pieces = BARE_ADDRESS.split(line)
    return _together(
        f"[{_text(piece)}]({_address(piece)})" if number % 2 else _text(piece)
        for number, piece in enumerate(pieces)
    )


def _together(parts: Iterable[str]) -> str:
    """Return the parts of a line in one: an exclamation mark before a link makes no picture."""
    joined = ""
    for part in parts:
        apart = joined.endswith("!") and part.startswith("[")
        joined = f"{joined[:-1]}\\!{part}" if apart else joined + part
    return joined


def _text(text: str | None) -> str:
    """Return text as Markdown shows it: every sign that would mean something is escaped."""
    escaped = _SIGNS.sub(lambda match: f"\\{match[0]}", text or "")
    return _ENTITY.sub("&amp;", escaped).replace("<", "&lt;")


def _line_starts(text: str) -> str:
    """Escape what would begin a heading, a list, a quotation or the like at the start of a line."""
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    sign = match[2]
    if sign[0].isdigit():
        return f"{match[1]}{sign}\\"
    if sign[0] in "#>+-":
        return f"{match[1]}\\{sign}"
    return f"{match[1]}&#{ord(sign[0])};{sign[1:]}"


def _around(bars: str, inner: str) -> str:
    lead, text, trail = _trimmed(inner)
    return f"{lead}{bars}{text}{bars}{trail}"


def _trimmed(text: str) -> tuple[str, str, str]:
    core = text.strip(" \n")
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _code_span(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    bars = "`" * (longest + 1)
    space = " " if longest or text[:1] in " `" else ""
    return f"{bars}{space}{text}{space}{bars}"


def _address(written: str) -> str:
    """Return an address as it may stand between parentheses."""
    return _OUTSIDE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), written
    )


def _attributes(element: etree._Element) -> str:
    return "".join(f' {name}="{escape(str(value))}"' for name, value in element.attrib.items())
