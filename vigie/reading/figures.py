"""Pictures in the tree of a body: captions make figures, and gaps are left for what shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vigie.prose import Reference

_OURS = ("width", "height", "loading", "sizes")
_BEGIN = '<img src="'


def is_open(image: etree._Element) -> bool:
    """Whether what shows a picture is ours to write: nobody has chosen its sources by hand."""
    return (
        image.tag == "img"
        and "srcset" not in image.attrib
        and not any(True for _ in image.iterancestors("picture"))
    )


def across(image: etree._Element) -> int:
    """Return how many pixels wide a writer wants a picture; 0 where nothing is said."""
    written = image.get("width", "")
    return int(written) if written.isdecimal() and len(written) < 5 else 0  # noqa: PLR2004 -- figures


def make_figure(image: etree._Element) -> bool:
    """Make a figure of a picture alone in its paragraph that has a title or a credit.

    Returns False where a credit has no place to go.
    """
    caption, credit = image.get("title", ""), image.attrib.pop("credit", "")
    if not caption and not credit:
        return True
    paragraph = _paragraph_of(image)
    if paragraph is None:
        return not credit
    image.attrib.pop("title", None)
    paragraph.tag = "figure"
    below = etree.SubElement(paragraph, "figcaption")
    below.text = caption
    if credit:
        below.text += " " if caption else ""
        etree.SubElement(below, "small").text = credit
    return True


def _paragraph_of(image: etree._Element) -> etree._Element | None:
    """Return the paragraph in which a picture, or one that is a link, is alone."""
    alone: etree._Element = image
    above = image.getparent()
    if above is not None and above.tag == "a" and _is_all(alone, above):
        alone, above = above, above.getparent()
    if above is None or above.tag != "p" or not _is_all(alone, above):
        return None
    return None if any(True for _ in above.iterancestors("figure")) else above


def _is_all(element: etree._Element, above: etree._Element) -> bool:
    return len(above) == 1 and not f"{above.text or ''}{element.tail or ''}".strip()


def leave_gaps(image: etree._Element) -> None:
    """Put the mark of a reference in the `src` of a picture first, and again behind the picture."""
    mark = image.get("src", "")
    rest = {name: value for name, value in image.attrib.items() if name not in {"src", *_OURS}}
    image.attrib.clear()
    image.set("src", mark)
    image.attrib.update({"alt": "", **rest})
    image.tail = f"{mark}{image.tail or ''}"


def cut(html: str, mark: str, references: Sequence[Reference]) -> tuple[tuple[str, ...], list[int]]:
    """Return HTML cut at its marks, and the numbers of the references in their order.

    A picture has two gaps: one for what shows it, up to its other attributes, and one behind it.
    """
    first, *others = html.split(mark)
    parts = [first]
    order: dict[int, None] = {}
    for other in others:
        number, _, part = other.partition("-")
        order[int(number)] = None
        if references[int(number)].picture and parts[-1].endswith(_BEGIN):
            parts[-1] = parts[-1].removesuffix(_BEGIN)
            part = part.removeprefix('"')
        parts.append(part)
    return tuple(parts), list(order)
