"""HTML of a post made clean: what our pages may hold, as a small tree of plain blocks.

The parser and the list of what passes are those of nh3; the tree is then made regular, so that what
is written from it can be compared with what it becomes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nh3
from lxml import etree

from vigie.reading.body import CONTROL, ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS = frozenset(
    """
    address article aside blockquote details dd div dl dt figcaption figure footer h2 h3 h4 h5 h6
    header hr li ol p pre section summary table tbody td tfoot th thead tr ul caption colgroup col
    audio video
    """.split()  # noqa: SIM905 - quotation marks would hide the words
)
_RENAMED = {
    "h1": "h2",
    "b": "strong",
    "i": "em",
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "big": "span",
    "font": "span",
    "center": "div",
    "main": "div",
    "nav": "div",
    "hgroup": "div",
    "dir": "ul",
    "body": "div",
}
_PLAIN = frozenset({"div", "section", "article", "header", "footer", "body"})
_GLOBAL = frozenset({"lang", "dir", "id"})
_OWN = {
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "dfn": {"title"},
    "audio": {"src", "controls"},
    "blockquote": {"cite"},
    "code": {"class"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "img": {"src", "alt", "title"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "style"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "poster"},
}
_NEEDED = frozenset({"img", "br", "hr", "audio", "video", "td", "th", "col", "wbr", "source", "li"})
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)\b[^<>]*?(/?)>")
_UNCOUNTED = frozenset(
    "p li td th tr dt dd br hr img input meta link col wbr source track embed param area".split()  # noqa: SIM905 - as above
)
_DEEPEST = 60
_BLANKS = " \t\r\n\N{NO-BREAK SPACE}"
_TRIMMED = ("p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "cite")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ID = re.compile(r"[^\w.:-]+")
_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_MORE = re.compile(r"<!--\s*(?:more|nextpage)\b.*?-->", re.DOTALL)
_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)


def clean(html: str, elements: frozenset[str] = ELEMENTS) -> etree._Element:
    """Return the tree of `html`: a `div` whose children are all blocks, with nothing active in it.

    Of elements that are not among `elements` the content stays. Text that is nested too deeply
    loses its tags, and keeps its words.
    """
    text = _MORE.sub("", html)
    if _depth(text) > _DEEPEST:
        text = f"<p>{_TAG.sub(' ', text)}</p>"
    safe = nh3.clean(
        text,
        tags=set(elements | {old for old, new in _RENAMED.items() if new in elements})
        - {"picture", "body"},
        clean_content_tags={"script", "style", "template", "title"},
        attributes={
            "*": {*_GLOBAL, "name"},
            **{tag: own | _GLOBAL | {"name"} for tag, own in _OWN.items()},
        },
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    safe = CONTROL.sub("", safe)
    root = parsed(safe)
    root.tag = "div"
    above = root.getparent()
    if above is not None:
        above.remove(root)
    _Regular(root).make()
    return root


def parsed(html: str) -> etree._Element:
    """Return the `body` that `html` makes."""
    body = etree.fromstring(f"<html><body>{html}</body></html>".encode(), _PARSER).find("body")
    return etree.Element("body") if body is None else body


def _depth(html: str) -> int:
    deepest = depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _UNCOUNTED or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


class _Regular:
    """Makes one tree regular: standard names, few attributes, only blocks on the top level."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.ids: set[str] = set()

    def make(self) -> None:
        for element in list(self.root.iterdescendants("source", "track")):
            if str(getattr(element.getparent(), "tag", "")) not in {"audio", "video"}:
                _unwrap(element)
        for element in list(self.root.iterdescendants(etree.Element)):
            self._names(element)
        for element in reversed(list(self.root.iterdescendants(etree.Element))):
            if _worthless(element):
                _unwrap(element)
        _spaces(self.root)
        _wrap_loose(self.root)
        for element in list(self.root.iterdescendants("blockquote")):
            _wrap_loose(element)
        for element in reversed(list(self.root.iterdescendants(etree.Element))):
            if _empty(element):
                element.text = " " if element.tag in BLOCKS else element.text
                _unwrap(element)
        for element in list(self.root.iterdescendants(*_TRIMMED)):
            _trim(element)

    def _names(self, element: etree._Element) -> None:
        element.tag = _RENAMED.get(str(element.tag), str(element.tag))
        tag = str(element.tag)
        allowed = _OWN.get(tag, frozenset()) | _GLOBAL
        anchor = self._anchor(
            element.get("id") or (element.get("name") or "" if tag == "a" else "")
        )
        for name, value in list(element.attrib.items()):
            if name not in allowed or (not str(value).strip() and name != "alt"):
                del element.attrib[name]
        element.attrib.pop("id", None)
        if anchor:
            element.set("id", anchor)
        if (style := element.get("style")) and not _ALIGN.fullmatch(style.strip()):
            del element.attrib["style"]
        if tag == "code" and not element.get("class", "").startswith("language-"):
            element.attrib.pop("class", None)
        if tag == "a" and not element.get("href"):
            element.attrib.pop("hreflang", None)
            element.attrib.pop("title", None)
            element.tag = "span"

    def _anchor(self, written: str) -> str:
        anchor = _ID.sub("-", written).strip("-").lstrip("_")
        if not anchor or anchor in self.ids or anchor.startswith(("fn", "fnref")):
            return ""
        self.ids.add(anchor)
        return anchor


def _worthless(element: etree._Element) -> bool:
    """Say whether an element adds nothing to what it holds."""
    return str(element.tag) in _PLAIN | {"span"} and not element.attrib


def _empty(element: etree._Element) -> bool:
    return (
        str(element.tag) not in _NEEDED
        and not len(element)
        and not _seen(element.text)
        and "id" not in element.attrib
    )


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place; blocks stay apart from the text around them."""
    above = element.getparent()
    if above is None:
        return
    prose = str(element.tag) in _PLAIN and not any(child.tag in BLOCKS for child in element)
    if prose and not _empty(element) and above.tag not in {"p", "li", "td", "th"}:
        element.tag = "p"
        element.attrib.clear()
        return
    space = " " if str(element.tag) in BLOCKS else ""
    index = above.index(element)
    _add_text(above, index, f"{space}{element.text or ''}")
    tail = f"{space}{element.tail or ''}"
    children = list(element)
    for offset, child in enumerate(children):
        above.insert(index + offset, child)
    element.tail = None
    above.remove(element)
    _add_text(above, index + len(children), tail)


def _add_text(above: etree._Element, index: int, text: str) -> None:
    """Add `text` in front of the child with that number."""
    if index == 0:
        above.text = f"{above.text or ''}{text}"
    else:
        above[index - 1].tail = f"{above[index - 1].tail or ''}{text}"


def _spaces(root: etree._Element) -> None:
    """Make every run of white space one space, but in <pre>."""
    literal = {inner for pre in root.iterdescendants("pre") for inner in pre.iter()}
    for one in literal:  # Markdown writes spaces for tabs
        one.text = (one.text or "").expandtabs(4)
        if str(one.tag) != "pre":
            one.tail = (one.tail or "").expandtabs(4)
    for one in root.iter(etree.Element):
        if one.text and one not in literal:
            one.text = _SPACES.sub(" ", one.text)
        if one.tail and (one not in literal or str(one.tag) == "pre"):
            one.tail = _SPACES.sub(" ", one.tail)


def _trim(element: etree._Element) -> None:
    """Take spaces and line breaks from both ends of a block: nobody sees them there."""
    while len(element) and element[-1].tag == "br" and not _seen(element[-1].tail):
        element.remove(element[-1])
    while len(element) and element[0].tag == "br" and not _seen(element.text):
        element.text = element[0].tail
        element.remove(element[0])
    element.text = (element.text or "").lstrip(_BLANKS)
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip(_BLANKS)
    else:
        element.text = element.text.rstrip(_BLANKS)


def _seen(text: str | None) -> bool:
    return bool((text or "").strip(_BLANKS))


def _wrap_loose(root: etree._Element) -> None:
    """Put text and inline elements that stand between the blocks of `root` into paragraphs."""
    pieces = list(_pieces(root))
    for child in list(root):
        root.remove(child)
    root.text = None
    for piece in pieces:
        if not isinstance(piece, list):
            piece.tail = None
            root.append(piece)
            continue
        if not any(not isinstance(one, str) or _seen(one) for one in piece):
            continue
        paragraph = etree.SubElement(root, "p")
        for one in piece:
            if isinstance(one, str):
                _add_text(paragraph, len(paragraph), one)
            else:
                one.tail = None
                paragraph.append(one)


def _pieces(root: etree._Element) -> Iterator[etree._Element | list[etree._Element | str]]:
    loose: list[etree._Element | str] = [root.text or ""]
    for child in root:
        tail = child.tail or ""
        if child.tag in BLOCKS:
            yield loose
            loose = []
            yield child
        else:
            loose.append(child)
        loose.append(tail)
    yield loose
