"""The text of somebody else inside a post of ours: `/// carried | Title` to `///`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from plugins.republication.model import ANCHOR
from vigie.reading.marks import MarkedBlock, MarkedBlocks

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_LOWERED = (5, 4, 3, 2)


class CarriedText(MarkedBlock):
    """An article with its title as a heading; its own headings go one level below."""

    NAME = "carried"
    ARGUMENT = True
    FRONT = "carried"

    def on_create(self, parent: Element) -> Element:
        """Return the article that takes the text."""
        if parent is not self.md.parser.root:
            told = "put its two lines “///” at the beginning of the line, outside lists"
            self.complain("a carried text inside something else", told)
        article = SubElement(parent, "article", {"id": ANCHOR})
        SubElement(article, "h2").text = self.argument
        return article

    def on_end(self, block: Element) -> None:
        """Lower the headings of the text and put a mark behind it."""
        _, *text = block
        for level in _LOWERED:
            for heading in [one for part in text for one in part.iter(f"h{level}")]:
                heading.tag = f"h{level + 1}"
        SubElement(block, "hr", {"id": f"{ANCHOR}-end"})


def makeExtension() -> MarkedBlocks:  # noqa: N802 -- Markdown's name
    """Return the extension, by whose module's name Markdown finds it."""
    return MarkedBlocks(CarriedText)
