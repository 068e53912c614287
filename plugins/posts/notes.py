"""Footnotes: known from whatever else a writer gave their class, which Markdown takes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions.footnotes import (
    FootnoteExtension,
    FootnotePostTreeprocessor,
    FootnoteReorderingProcessor,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown


class Notes(FootnoteExtension):
    """The extension `footnotes`, which remembers the list that it made."""

    made: Element | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Put processors of that list in the places of the extension's."""
        super().extendMarkdown(md)
        md.treeprocessors.register(_Duplicates(self), "footnote-duplicate", 15)
        if "footnote-reorder" in md.treeprocessors:
            md.treeprocessors.register(_InOrder(self), "footnote-reorder", 19)

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.made = None

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 -- Markdown's name
        """Return the list of notes, None where there are none."""
        self.made = super().makeFootnotesDiv(root)
        return self.made


class _InOrder(FootnoteReorderingProcessor):
    footnotes: Notes

    def run(self, _root: Element) -> None:
        notes = self.footnotes
        if notes.made is not None and notes.footnote_order != list(notes.footnotes):
            self.reorder_footnotes(notes.made)


class _Duplicates(FootnotePostTreeprocessor):
    footnotes: Notes

    def run(self, _root: Element) -> None:
        self.offset = 0
        for notes in self.footnotes.made.iterfind("ol") if self.footnotes.made is not None else ():
            self.handle_duplicates(notes)
