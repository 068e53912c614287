"""The proof of a conversion: rendered, the Markdown says the same as the HTML it came from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from vigie.wordpress.clean import BLOCKS, parsed
from vigie.wordpress.markdown import UnwritableError, block, raw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNTOLD = frozenset({"html", "body", "div", "tbody", "thead", "wbr", "colgroup", "col"})
_BETWEEN_LISTS = "<!-- -->"


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece of HTML says: its words, its elements, where its links and pictures lead."""

    words: str
    elements: tuple[tuple[str, int], ...]
    addresses: tuple[str, ...]
    literal: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text in Markdown, and what it renders to.

    `raw` counts the blocks that had to stay HTML; `proven` is whether it says the same as before.
    """

    markdown: str
    html: str
    blocks: int
    raw: int
    proven: bool


def said(root: etree._Element) -> Said:
    """Return what the tree says."""
    elements: Counter[str] = Counter()
    addresses, literal, words = [], [], []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        apart = tag in BLOCKS or tag in {"br", "body", "img"}
        if event == "start":
            if tag not in _UNTOLD:
                elements[tag] += 1
            addresses += [
                f"{name} {unquote(str(element.get(name)))}"
                for name in ("href", "src", "alt", "id", "lang", "colspan", "rowspan", "start")
                if element.get(name) is not None
            ]
            if tag == "pre":
                lines = "".join(element.itertext()).split("\n")
                literal.append("\n".join(line.rstrip() for line in lines).strip("\n"))
            words += [" " if apart else "", element.text or ""]
        else:
            words += [" " if apart else "", element.tail or ""]
    text = _SPACES.sub(" ", "".join(words)).strip(" ")
    return Said(text, tuple(sorted(elements.items())), tuple(addresses), tuple(literal))


def write(root: etree._Element, convert: Callable[[str], str]) -> Written:
    """Return the Markdown of a clean tree; `convert` renders Markdown.

    The whole is tried first. Where it does not say the same, each block is, and what Markdown
    cannot say stays HTML.
    """
    blocks = list(root)
    pieces: list[Piece] = []
    html = ""
    for attempt in (_first_try, partial(_proven, convert=convert), _html):
        pieces = [attempt(one) for one in blocks]
        markdown = _joined(pieces, blocks)
        html = convert(markdown)
        if proven := _same(html, root):
            break
    return Written(
        markdown=markdown,
        html=html,
        blocks=len(blocks),
        raw=sum(piece is None for piece, _ in pieces),
        proven=proven,
    )


def _html(element: etree._Element) -> Piece:
    return None, raw(element)


Piece = tuple[str | None, str]
"""Markdown, or None and HTML."""


def _first_try(element: etree._Element) -> Piece:
    try:
        return block(element), ""
    except UnwritableError:
        return None, raw(element)


def _proven(element: etree._Element, convert: Callable[[str], str]) -> Piece:
    for bars in (True, False):
        try:
            markdown = block(element, bars=bars)
        except UnwritableError:
            break
        alone = etree.Element("div")
        alone.append(_copied(element))
        if _same(convert(markdown), alone):
            return markdown, ""
    return None, raw(element)


def _copied(element: etree._Element) -> etree._Element:
    tail, element.tail = element.tail, None
    copy: etree._Element = etree.fromstring(etree.tostring(element))
    element.tail = tail
    return copy


def _joined(pieces: Sequence[Piece], blocks: Sequence[etree._Element]) -> str:
    """Return the whole text; lists that follow one another are kept apart."""
    parts: list[str] = []
    before = ""
    for (markdown, html), element in zip(pieces, blocks, strict=True):
        tag = str(element.tag)
        if before in {"ul", "ol"} and tag in {"ul", "ol", "pre"}:
            parts.append(_BETWEEN_LISTS)
        parts.append(html if markdown is None else markdown)
        before = tag
    return "\n\n".join(part for part in parts if part)


def _same(html: str, root: etree._Element) -> bool:
    one, other = said(parsed(html)), said(root)
    if one == other:
        return True
    made = Counter(one.addresses) - Counter(other.addresses)
    own = all(address.startswith("id ") for address in made)  # of headings, which Markdown numbers
    missing = Counter(other.addresses) - Counter(one.addresses)
    rest = (one.words, one.elements, one.literal) == (other.words, other.elements, other.literal)
    return rest and own and not missing
