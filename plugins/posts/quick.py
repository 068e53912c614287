"""Python-Markdown made quick: nothing is tried where it cannot match, and no byte is another.

Markdown searches every pattern in every piece of text, and asks every kind of block of every
paragraph; most hold none of the signs that a match begins with.
"""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    slugify,
    strip_tags,
    unique,
)
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What is in every match of a pattern."""

_BLOCKS = {
    *("markdown_block", "empty", "indent", "defindent", "code", "table", "hashheader"),
    *("setextheader", "hr", "olist", "ulist", "deflist", "quote", "footnote", "abbr"),
    *("reference", "paragraph"),
}
"""Kinds of blocks of which only a paragraph can have a letter at the beginning of every line."""

_FENCES = "fenced_code_block"
_ODD_SPACES = ("\n ", "\t", "\r", STX, ETX)
_MARKED = re.compile(f"[&<{STX}]").search
_LETTERS_FIRST = re.compile(r"[^\W\d_].*(?:\n[^\W\d_].*)*").fullmatch


class QuickMarkdown(Markdown):
    """Markdown that remembers which elements are blocks."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- as in the base
        """Take Markdown's options."""
        self.blocks: dict[str, bool] = {}
        super().__init__(**kwargs)

    def is_block_level(self, tag: object) -> bool:
        """Whether the element is one of those that Markdown takes for a block."""
        if not isinstance(tag, str):
            return False
        known = self.blocks.get(tag)
        if known is None:
            known = self.blocks[tag] = super().is_block_level(tag)
        return known


class Quick(Extension):
    """Puts quick processors in the places of Markdown's own; it comes after all others."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Register them at Markdown's own priorities."""
        md.treeprocessors.register(_QuickInlineProcessor(md), "inline", 20)
        md.treeprocessors.register(_QuickUnescape(md), "unescape", 0)
        md.preprocessors.register(_QuickWhitespace(md), "normalize_whitespace", 30)
        if _FENCES in md.preprocessors:
            options: Any = md.preprocessors[_FENCES]
            md.preprocessors.register(_QuickFences(md, options.config), _FENCES, 25)
        blocks = md.parser.blockprocessors
        if len(blocks) == sum(name in blocks for name in _BLOCKS):
            blocks.register(_PlainParagraph(md.parser), "plain_paragraph", 1000)


class QuickAttributes(AttrListExtension):
    """The extension `attr_list`, which looks at texts with braces only."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Put our processor in the place of the extension's."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_QuickAttributes(md), "attr_list", 8)


class _QuickWhitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if any(sign in source for sign in _ODD_SPACES):
            return super().run(lines)
        return [*lines, "", ""]


class _QuickFences(FencedBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "```" in source or "~~~" in source else lines


class _QuickInlineProcessor(InlineProcessor):
    @cached_property
    def patterns(self) -> list[tuple[int, Any, str, Any]]:
        """Each pattern with its number, its sign and its search; all are known by the first run."""
        patterns = self.md.inlinePatterns
        signs = {
            patterns.get_index_for_name(name): sign
            for name, sign in _SIGNS.items()
            if name in patterns
        }
        return [
            (index, pattern, signs.get(index, ""), pattern.getCompiledRegExp().search)
            for index, pattern in enumerate(patterns)
        ]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 -- Markdown's names
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        for index, pattern, sign, search in self.patterns[patternIndex:]:
            matched = sign in data and search(data)
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data

    def _InlineProcessor__processPlaceholders(  # noqa: N802 -- Markdown's name
        self,
        data: str,
        parent: Element,
        isText: bool = True,  # noqa: FBT001, FBT002, N803 -- as in the base
    ) -> list[Any]:
        if STX in data or (parent.text if isText else parent.tail):
            process: Any = super()._InlineProcessor__processPlaceholders  # type: ignore[misc]
            return list(process(data, parent, isText))
        if isText:
            parent.text = data
        else:
            parent.tail = data
        return []


class _QuickUnescape(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        if STX in "".join(root.itertext()):
            super().run(root)

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class _QuickAttributes(AttrListTreeprocessor):
    def run(self, doc: Element) -> None:
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class _PlainParagraph(ParagraphProcessor):
    def test(self, _parent: Element, block: str) -> bool:
        return _LETTERS_FIRST(block) is not None


def anchor(words: str, separator: str) -> str:
    """Return the anchor of a heading, which may have no letter or figure in it."""
    return slugify(words, separator).lstrip("_-") or "section"


class _AnchorsProcessor(TocTreeprocessor):
    def run(self, doc: Element) -> None:
        taken = {element.attrib["id"] for element in doc.iter() if "id" in element.attrib}
        counts: dict[str, int] = {}
        for element in doc.iter():
            if not isinstance(element.tag, str) or not self.header_rgx.match(element.tag):
                continue
            self.set_level(element)
            if "id" not in element.attrib:
                first = anchor(self._words(element), self.sep)
                element.set("id", unique(first, taken, counts))  # type: ignore[call-arg]
            element.attrib.pop("data-toc-label", None)

    def _words(self, heading: Element) -> str:
        text = heading.text or ""
        if not len(heading) and not _MARKED(text):
            return " ".join(text.split())
        return unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))


class Anchors(TocExtension):
    """The extension `toc` for the anchors of headings alone: nobody shows its table."""

    TreeProcessorClass = _AnchorsProcessor
