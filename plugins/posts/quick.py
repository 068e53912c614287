"""Python-Markdown made quick: nothing is tried where it cannot match, and no byte is another.

Markdown searches every pattern in every piece of text, and asks every kind of block of every
paragraph; most hold none of the signs that a match begins with.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

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
        blocks = md.parser.blockprocessors
        if len(blocks) == sum(name in blocks for name in _BLOCKS):
            blocks.register(_PlainParagraph(md.parser), "plain_paragraph", 1000)


class QuickAttributes(AttrListExtension):
    """The extension `attr_list`, which looks at texts with braces only."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Put our processor in the place of the extension's."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_QuickAttributes(md), "attr_list", 8)


class _QuickInlineProcessor(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        patterns = self.md.inlinePatterns
        signs = {
            patterns.get_index_for_name(name): sign
            for name, sign in _SIGNS.items()
            if name in patterns
        }
        self.patterns = [
            (index, pattern, signs.get(index, ""), pattern.getCompiledRegExp().search)
            for index, pattern in enumerate(patterns)
        ]
        return super().run(tree, ancestors)

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


class _QuickUnescape(UnescapeTreeprocessor):
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
    def __init__(self, md: Markdown, config: dict[str, Any]) -> None:
        super().__init__(md, config)
        self.slugify = anchor

    def build_toc_div(self, _toc_list: list[Any]) -> Element:
        return Element("div")


class Anchors(TocExtension):
    """The extension `toc` for the anchors of headings: its table, which nobody shows, is empty."""

    TreeProcessorClass = _AnchorsProcessor
