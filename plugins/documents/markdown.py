"""The recommendations of a document: a numbered list from `/// recommendations` to `///`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from vigie.reading.marks import MarkedBlock, MarkedBlocks

_NUMBER = re.compile(r"[0-9]{1,6}")
_PAGES = re.compile(r"(\((?:pp?\.|pages?)\s?\d[^()]*\))\.?$")


class Recommendations(MarkedBlock):
    """A list whose items have an anchor, `rec-4`, and a link to it."""

    NAME = "recommendations"

    def on_create(self, parent: Element) -> Element:
        """Return what takes the list."""
        return SubElement(parent, "div", {"class": "recommendations"})

    def on_end(self, block: Element) -> None:
        """Tell that there is nothing where a list is expected."""
        if block.find("ol") is None:
            told = "write a numbered list: “1. The first”, “2. The second”"
            self.complain("there are no recommendations here", told)

    def on_inline_end(self, block: Element) -> None:
        """Give every item its anchor and its link."""
        for items in block.findall("ol"):
            start = items.get("start", "1")
            first = int(start) if _NUMBER.fullmatch(start) else 1
            for number, item in enumerate(items.findall("li"), first):
                _number(item, number)


def _number(item: Element, number: int) -> None:
    anchor = f"rec-{number}"
    item.set("class", "recommendation")
    item.set("id", anchor)
    paragraphs = item.findall("p")
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (item, item)
    title = first.find("*")
    if title is not None and title.tag == "strong" and not (first.text or "").strip():
        title.set("class", "recommendation__title")
    _mark_pages(last)
    link = SubElement(last, "a", {"class": "recommendation__link", "href": f"#{anchor}"})
    link.text = f"#{number}"


def _mark_pages(paragraph: Element) -> None:
    """Set apart the pages named at the end of a recommendation, as in “(p. 154)”."""
    inner = list(paragraph)
    text = ((inner[-1].tail if inner else paragraph.text) or "").rstrip()
    match = _PAGES.search(text)
    before = f"{text[: match.start()].rstrip() if match else text} "
    if inner:
        inner[-1].tail = before
    else:
        paragraph.text = before
    if match:
        pages = SubElement(paragraph, "span", {"class": "recommendation__pages"})
        pages.text = match[1]
        pages.tail = " "


def makeExtension() -> MarkedBlocks:  # noqa: N802 -- Markdown's name
    """Return the extension, by whose module's name Markdown finds it."""
    return MarkedBlocks(Recommendations)
