"""Drawings in SVG: what could act or ask for something is told, what is only for editors goes.

A drawing is shown by `<img>`, where nothing in it runs; but whoever opens its address by itself
would run it with the rights of the site.
"""

from __future__ import annotations

import re

from lxml import etree

from vigie.messages import Message
from vigie.pictures.model import WHOLE, Flaw, Made, Picture

_LARGEST = 2_000_000
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = frozenset(
    """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g line linearGradient marker
    mask path pattern polygon polyline radialGradient rect stop style svg switch symbol text
    textPath title tspan use
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)
_KEPT = {None, _XLINK}
_SPACES = f"{{{_XML}}}space"
_FETCHING = re.compile(
    r"url\s*\(\s*+[\"']?+\s*+(?!#)|image-set|@import|\\|//|javascript:|expression\s*\(",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_USUAL = (300, 150)
_PLAIN = "save it as “plain SVG” without scripts and links, or as PNG"
_BROKEN = Flaw(what="is not a drawing in SVG that can be read", remedy="save it again, or as PNG")


def drawn(data: bytes, digest: str) -> Made | Flaw:
    """Return a drawing as it may be published, or why it may not."""
    if len(data) > _LARGEST:
        return Flaw(what="is a drawing of more than two megabytes", remedy="save it as PNG")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return _BROKEN
    if root.tag != f"{{{_SVG}}}svg":
        return _BROKEN
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        return Flaw(what="is a drawing with entities of its own", remedy=_PLAIN)
    _leave_out_notes(root)
    if acting := _acting(root):
        what = "is a drawing that could do more than be seen ({acting})"
        return Flaw(what=Message(what, acting=acting), remedy=_PLAIN)
    etree.cleanup_namespaces(root)
    width, height = _size(root)
    picture = Picture(width=width, height=height, digest=digest)
    return Made(picture=picture, files={WHOLE: etree.tostring(root, encoding="utf-8")})


def _leave_out_notes(root: etree._Element) -> None:
    """Take out what editors note: names, folders, what only they understand."""
    for element in list(root.iterdescendants(etree.Element)):
        name = etree.QName(element)
        above = element.getparent()
        if above is not None and (name.namespace != _SVG or name.localname == "metadata"):
            etree.strip_elements(above, name, with_tail=False)
    for element in root.iter(etree.Element):
        for key in list(element.attrib):
            if key != _SPACES and etree.QName(key).namespace not in _KEPT:
                del element.attrib[key]


def _acting(root: etree._Element) -> str:
    """Return the name of something in a drawing that is not only to be seen; empty for nothing."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            return "&"
        name = etree.QName(element).localname
        if name not in _ELEMENTS or (
            name == "style" and _FETCHING.search("".join(element.itertext()))
        ):
            return name
        for key, value in element.items():
            attribute = etree.QName(key).localname
            leads_out = attribute == "href" and not str(value).strip().startswith("#")
            if attribute.startswith("on") or leads_out or _FETCHING.search(str(value)):
                return attribute
    return ""


def _size(root: etree._Element) -> tuple[int, int]:
    """Return the size of a drawing in pixels of the page, at least 1 each way."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = [_pixels(box[2]), _pixels(box[3])] if len(box) == 4 else [0.0, 0.0]  # noqa: PLR2004 -- x, y, width, height
    own = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if all(own):
        width, height = own
    elif own[0] and all(sides):
        width, height = own[0], own[0] * sides[1] / sides[0]
    elif all(sides):
        width, height = sides[0], sides[1]
    else:
        width, height = _USUAL
    return min(10_000, max(1, round(width))), min(10_000, max(1, round(height)))


def _pixels(written: str) -> float:
    match = _LENGTH.fullmatch(written)
    return float(match[1]) * _UNITS[match[2] or ""] if match else 0.0
