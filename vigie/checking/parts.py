"""Links, pictures, headings and paragraphs of a Markdown text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from vigie.checking.masking import ATTRIBUTES, TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINK = re.compile(
    r"""
    (?P<picture>!?)\[
    (?P<text>(?>(?:
        [^\[\]\\\n]|\n(?![ >]*\n)|\\.
      | !?\[(?:[^\[\]\\]|\\.)*\](?:\([^()\n]*\))?  # a picture inside a link
    )*))
    \]
    (?:
        \(\s*(?P<address><[^<>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))*)
        (?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)
      | [ ]?\[(?P<label>[^\]\n]*)\]
    )
    (?P<attributes>\{:?[^{}\n]*\})?
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\]\n]+)\]:[ ]*<?(\S+?)>?(?:[ ]|$)", re.MULTILINE)
_ANCHOR = re.compile(r"(?is)<a\b(?P<attributes>[^<>]*)>(?P<text>(?>(?:(?!</?a\b).)*))</a\s*>")
_IMAGE = re.compile(r"<img\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_VALUE = r"(?<![\w-]){}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_HREF, _SRC, _ALT = (
    re.compile(_VALUE.format(name), re.IGNORECASE) for name in ("href", "src", "alt")
)
_HEADING = re.compile(
    r"^(?P<marks>\#{1,6})[ ]*(?P<text>[^\n]*?)[ ]*\#*[ ]*$"
    r"|^(?P<above>[^\n]+)\n(?P<line>=+|-+)[ ]*$"
    r"|<h(?P<level>[1-6])\b[^<>]*>(?P<inside>(?>(?:(?!</?h[1-6]).)*))</h[1-6]\s*>",
    re.MULTILINE | re.DOTALL,
)
_PLAIN = re.compile(r"(?![-|>#{:]|/{3}|[ ]{4})")
_MARK = re.compile(r"^/{3,}[ ]*(?P<name>\w[\w-]*)?", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^(?!/{3,})[^\n]*[^\s>][^\n]*(?:\n|\Z))+", re.MULTILINE)
_LOWERING = "carried"
_SIGNS = re.compile(r"[*`\\]+|(?<!\w)_+|_+(?!\w)")
_BRACKETS = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\n]*\))?")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or a picture: where it stands, its words as they are read, where it leads.

    `attributes` are those written behind it or in its tag.
    """

    start: int
    text: str
    target: str
    attributes: str
    embedded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: where it stands, its level on the page, its words."""

    start: int
    level: int
    text: str


def links(markdown: str, body: int) -> Iterator[Link]:
    """Yield the links and pictures of a text in their order; those inside a link come behind it."""
    definitions = {match[1].casefold(): match[2] for match in _DEFINITION.finditer(markdown, body)}
    found = [*_of_markdown(markdown, body, len(markdown), definitions), *_of_html(markdown, body)]
    yield from sorted(found, key=lambda link: link.start)


def _of_markdown(text: str, start: int, end: int, definitions: dict[str, str]) -> Iterator[Link]:
    for match in _LINK.finditer(text, start, end):
        target = match["address"]
        if target is None:
            label = (match["label"] or match["text"]).casefold()
            if label not in definitions:
                continue
            target = definitions[label]
        yield Link(
            start=match.start(),
            text=words(match["text"]),
            target=target.strip("<>"),
            attributes=match["attributes"] or "",
            embedded=bool(match["picture"]),
        )
        if "[" in match["text"]:
            yield from _of_markdown(text, match.start("text"), match.end("text"), definitions)


def _of_html(text: str, start: int) -> Iterator[Link]:
    for pattern, address in ((_ANCHOR, _HREF), (_IMAGE, _SRC)):
        for match in pattern.finditer(text, start):
            attributes = match["attributes"]
            if target := _value(address, attributes):
                inside = match["text"] if pattern is _ANCHOR else _value(_ALT, attributes)
                yield Link(
                    start=match.start(),
                    text=words(inside),
                    target=target,
                    attributes=attributes,
                    embedded=pattern is _IMAGE,
                )


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return unescape(match[1] or match[2] or match[3] or "") if match else ""


def marks(markdown: str, body: int) -> Iterator[tuple[int, str]]:
    """Yield where each line stands that begins a marked block, with its name, or ends one."""
    for match in _MARK.finditer(markdown, body):
        yield match.start(), match["name"] or ""


def headings(markdown: str, body: int, block_at: Callable[[int], str]) -> Iterator[Heading]:
    """Yield the headings of a text, those of a carried text one level lower as on the page."""
    for match in _HEADING.finditer(markdown, body):
        text = match["text"] or match["above"] or match["inside"] or ""
        if match["above"] and not _PLAIN.match(match["above"]):
            continue
        level = len(match["marks"] or "") or int(match["level"] or 0)
        level = level or (1 if match["line"].startswith("=") else 2)
        lowered = block_at(match.start()) == _LOWERING
        yield Heading(start=match.start(), level=level + lowered, text=words(text))


def paragraphs(markdown: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph, heading, list or table begins and ends."""
    for match in _PARAGRAPH.finditer(markdown, body):
        yield match.span()


def words(text: str) -> str:
    """Return a piece of Markdown as it is read: one line, without marks, tags and attributes.

    Code in it stays hidden.
    """
    plain = TAG.sub("", ATTRIBUTES.sub("", text))
    plain = _BRACKETS.sub(r"\1", plain)
    return _SPACES.sub(" ", unescape(_SIGNS.sub("", plain))).strip()
