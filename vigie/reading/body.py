"""Rendered HTML examined once: what is not fit to publish is told, addresses become references."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from vigie.incremental.forms import digest
from vigie.prose import Body, Heading, Prose, Reference
from vigie.reading import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vigie.problems import Report

ELEMENTS = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li
    mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table
    tbody td tfoot th thead time tr track u ul var video wbr
    """.split()  # noqa: SIM905 - two hundred quotation marks would hide the words
)
_ATTRIBUTES = frozenset(
    """
    abbr alt cite class colspan controls datetime dir headers height href hreflang id kind label
    lang loading loop muted open poster preload rel reversed role rowspan scope sizes span src
    srclang srcset start title translate type value width
    """.split()  # noqa: SIM905 - as above
)
_EMBEDDING = frozenset({"src", "srcset", "poster"})
_ADDRESSES = ("href", "src", "srcset", "poster", "cite")
_ALIGN = re.compile(r"text-align:\s*(left|right|center);?")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f]")
_FAMILIES = re.compile(r"(?:aria|data)-[a-z0-9_.-]+")
# libxml2 writes them, as it knows only HTML 4.
_VOID_ENDS = re.compile("</(?:source|track|wbr)>")
_SWALLOWING = ("</body", "</html", "<!--")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BREAKABLE = re.compile(r"[ \t\r\n]+")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WEB = frozenset({"http", "https"})
_FOLLOWED = _WEB | {"mailto", "tel"}
_WITHOUT_CALLS = etree.XPath(".//text()[not(ancestor::a[@class='footnote-ref'])]")
_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)


class Source:
    """The Markdown that a piece of HTML came from, to find the line of a mistake again."""

    def __init__(self, text: str, first_line: int) -> None:
        """`first_line` is the number of the text's first line in its file."""
        self.text = text
        self.first_line = first_line
        self.searched: dict[str, int] = {}
        self.ends = [match.start() for match in re.finditer("\n", text)]
        digest = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
        self.mark = f"vigie-{digest}-"
        self.end = f"end-of-{digest}"

    def line(self, fragment: str) -> int:
        """Return the line of the next place where `fragment` stands, else of the text's begin."""
        start = self.searched.get(fragment, 0)
        place = self.text.find(fragment, start)
        if place < 0:
            place = self.text.find(fragment)
        if place < 0:
            return self.first_line
        self.searched[fragment] = place + len(fragment)
        return self.first_line + bisect_left(self.ends, place)

    def last_line(self, *fragments: str) -> int:
        """Return the line of the last place where one of `fragments` stands, else of the begin."""
        place = max(self.text.rfind(fragment) for fragment in fragments)
        return self.first_line + self.text.count("\n", 0, max(place, 0))


def examine(
    html: str,
    source: Source,
    report: Report,
    typeset: Callable[[etree._Element], None] = lambda _root: None,
) -> tuple[Body, Prose]:
    """Return the body and the prose that `html` makes; mistakes in it go to `report`.

    Comments are left out, so that a note to oneself is never published. `typeset` changes the text
    of the tree once it is examined.
    """
    if not html.strip():
        return Body(), Prose()
    marked = f"<html><body>{html}<wbr id={source.end}></body></html>"
    body = etree.fromstring(marked.encode(), _PARSER).find("body")
    if body is None or not _ended(body, source.end):
        line = source.last_line(*_SWALLOWING)
        told = "close every tag, quotation mark and comment; leave out </body> and </html>"
        report.add(line, "a part of the text would be lost", told)
    return (Body(), Prose()) if body is None else _Examination(body, source, report).result(typeset)


def _ended(body: etree._Element, end: str) -> bool:
    """Take the mark of the end out of the tree again; return whether it was there."""
    for element in body.iterdescendants("wbr"):
        above = element.getparent()
        if element.get("id") == end and above is not None:
            above.remove(element)
            return True
    return False


class _Examination:
    """Walks one tree."""

    def __init__(self, root: etree._Element, source: Source, report: Report) -> None:
        self.root = root
        self.source = source
        self.report = report
        self.references: list[Reference] = []
        self.headings: list[etree._Element] = []
        self.pictures: list[etree._Element] = []
        self.anchors: set[str] = set()
        self.last_line = source.first_line
        self.mark = source.mark

    def result(self, typeset: Callable[[etree._Element], None]) -> tuple[Body, Prose]:
        for element in self.root.iterdescendants(etree.Element):
            self._element(element)
        for picture in self.pictures:
            self._figure(picture)
        typeset(self.root)
        words = len(" ".join(self.root.itertext()).split())
        for picture in self.pictures:
            if figures.is_open(picture) and picture.get("src", "").startswith(self.mark):
                figures.leave_gaps(picture)
        inner = etree.tostring(self.root, encoding="unicode", method="html")
        inner = _VOID_ENDS.sub("", inner[inner.index(">") + 1 : inner.rindex("<")].strip())
        if CONTROL.search(inner):
            self._invisible()
        parts, order = figures.cut(inner, self.mark, self.references)
        headings = tuple(_heading(element) for element in self.headings)
        prose = Prose(parts=parts, headings=headings, words=words)
        body = Body(
            prose=digest(prose) if inner else "",
            references=tuple(self.references[number] for number in order),
            anchors=frozenset(self.anchors),
        )
        return body, prose

    def _element(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in ELEMENTS:
            line = self.source.line(f"<{tag}")
            what = "the HTML element <{tag}> cannot be published"
            self.report.add(line, what, "write Markdown, or take it out", tag=tag)
            return
        if attributes := element.items():
            self._attributes(element, attributes)
        if tag == "h1":
            line = self.source.line(_first_words(element))
            told = "begin the headings of a text with “##”: the title is the only first level"
            self.report.add(line, "a heading of the first level", told)
        elif tag in _HEADINGS:
            self.headings.append(element)
        elif tag == "img":
            self._picture(element)

    def _attributes(self, element: etree._Element, attributes: list[tuple[str, str]]) -> None:
        if any(CONTROL.search(value) for _, value in attributes):
            self._invisible()  # and lxml would refuse to set it
            return
        for name, value in attributes:
            if name in _ADDRESSES:
                self._address(element, name, value)
            elif name == "style" and (align := _ALIGN.fullmatch(value.strip())):
                del element.attrib["style"]
                element.set("class", f"{element.get('class', '')} align-{align[1]}".strip())
            elif name == "id":
                self._anchor(value)
            elif name == "credit" and element.tag == "img":
                pass  # it becomes a part of the caption
            elif name not in _ATTRIBUTES and not _FAMILIES.fullmatch(name):
                line = self.source.line(name)
                what = "the HTML attribute “{name}” cannot be published"
                self.report.add(line, what, "take it out", name=name)

    def _invisible(self) -> None:
        line = self.source.line("&#")
        self.report.add(line, "an invisible control character", "take it out")

    def _anchor(self, anchor: str) -> None:
        if anchor.startswith("_") or not anchor or " " in anchor:
            told = "write letters, figures and hyphens, e.g. {#my-place}"
            line = self.source.line(anchor)
            self.report.add(line, "“{anchor}” cannot be an anchor", told, anchor=anchor)
        if anchor in self.anchors:
            if anchor not in self.source.searched:
                self.source.line(anchor)  # where it stands first
            told = "give each its own, e.g. {#other}"
            line = self.source.line(anchor)
            self.report.add(line, "the anchor “{anchor}” is given twice", told, anchor=anchor)
        self.anchors.add(anchor)

    def _figure(self, element: etree._Element) -> None:
        credit = element.get("credit", "")
        if not figures.make_figure(element):
            told = "put the picture in a paragraph of its own, or write it below the picture"
            line, what = self.source.line(credit), "the credit “{credit}” has no place"
            self.report.add(line, what, told, credit=credit)

    def _picture(self, element: etree._Element) -> None:
        self.pictures.append(element)
        if element.get("alt", "").strip() or element.get("role") == "presentation":
            return
        self.report.add(
            self.last_line,
            "a picture without a description",
            "write ![what it shows](file.png), or add {: role=presentation } to mere decoration",
        )

    def _address(self, element: etree._Element, name: str, value: str) -> None:
        embedded = name in _EMBEDDING
        if name == "srcset":
            pieces = [piece.split() for piece in value.split(",") if piece.strip()]
            marked = (
                " ".join((self._marked(first, embedded=True), *rest)) for first, *rest in pieces
            )
            element.set(name, ", ".join(marked))
        else:
            shown = element if name == "src" and figures.is_open(element) else None
            element.set(name, self._marked(value, embedded=embedded, shown=shown))

    def _marked(self, value: str, *, embedded: bool, shown: etree._Element | None = None) -> str:
        """Return a mark in place of an address that leads into the site, others as they are."""
        written = value.strip()
        address = _INVISIBLE.sub("", written)
        line = self.last_line = self.source.line(value)
        if address.startswith("//") or _SCHEME.match(address):
            if address != written:
                what = "a space inside “{address}”"
                self.report.add(line, what, "write %20 in its place", address=address)
            self._outside(address, line, embedded=embedded)
            return address
        reference = Reference(target=written, line=line, embedded=embedded)
        if shown is not None:
            reference = replace(reference, picture=True, across=figures.across(shown))
        self.references.append(reference)
        return f"{self.mark}{len(self.references) - 1}-"

    def _outside(self, address: str, line: int, *, embedded: bool) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:
            told = "write it whole, e.g. https://example.org/"
            self.report.add(line, "“{address}” is not an address", told, address=address)
            return
        if embedded:
            what = "“{address}” would be loaded from another site"
            told = "put the file beside the text and write its name"
            self.report.add(line, what, told, address=address)
        elif parts.scheme not in _FOLLOWED or (parts.scheme in _WEB and not parts.netloc):
            what = "“{address}” is not an address that readers can follow"
            told = "write an address that begins with https://"
            self.report.add(line, what, told, address=address)


def _heading(element: etree._Element) -> Heading:
    title = "".join(_WITHOUT_CALLS(element) if len(element) else element.itertext())
    text = _BREAKABLE.sub(" ", title).strip()
    return Heading(level=int(str(element.tag)[1]), anchor=element.get("id", ""), text=text)


def _first_words(element: etree._Element) -> str:
    return next(_texts(element), "#")


def _texts(element: etree._Element) -> Iterator[str]:
    return (text.strip() for text in element.itertext() if text.strip())
