"""What RSS and Atom have in common: elements, documents around entries, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from feedgenerator.django.utils.feedgenerator import Stylesheet
from feedgenerator.django.utils.xmlutils import UnserializableContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.feeds.model import Entry, Feed
    from vigie.feeds import Format

Attributes = dict[str, str]
_CONTROLS = bytes(set(range(0x20)).difference(b"\t\n\r"))
_SPECIAL = re.compile(r"[&<>\"\n\r\t]")
HTML = "text/html"


def element(name: str, text: str = "", attributes: Attributes | None = None) -> str:
    """Return an element that holds `text`, as feedgenerator would write it."""
    return around(name, escape(text), attributes)


def around(name: str, xml: str, attributes: Attributes | None = None) -> str:
    """Return an element that holds what is XML already."""
    opening = f"{name}{written(attributes)}" if attributes else name
    return f"<{opening}>{xml}</{name}>" if xml else f"<{opening}/>"


def written(attributes: Attributes) -> str:
    """Return attributes as they stand behind the name of an element."""
    return "".join(map(_attribute, sorted(attributes.items())))


def _attribute(pair: tuple[str, str]) -> str:
    key, value = pair
    return f" {key}={quoteattr(value)}" if _SPECIAL.search(value) else f' {key}="{value}"'


def encoded(xml: str) -> bytes:
    """Return XML as bytes; raise UnserializableContentError for signs that XML cannot hold."""
    data = xml.encode()
    if len(data.translate(None, _CONTROLS)) < len(data):
        raise UnserializableContentError
    return data


def head(feed: Feed, root: str, elements: Iterable[str]) -> bytes:
    """Return what stands in a document before its entries; `root` opens it."""
    style = Stylesheet(feed.style, mimetype="text/css", media=None)
    declared = f'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet {style}?>'
    return encoded(f"{declared}{root}{''.join(elements)}")


def piece(name: str, elements: Iterable[str], last: str, body: bytes) -> bytes:
    """Return the element of an entry, the last element in which holds `body`.

    `last` is the name and the attributes of that one.
    """
    start = encoded(f"\n<{name}>{''.join(elements)}<{last}")
    if not body:
        return b"%b/></%b>" % (start, name.encode())
    return b"%b>%b</%b></%b>" % (start, body, last.partition(" ")[0].encode(), name.encode())


def feed_links(feed: Feed, form: Format) -> Iterator[Attributes]:
    """Yield the links of a feed besides those to itself and to the page that it follows."""
    if feed.sister:
        sister = {"hreflang": feed.language.other.tag, "href": feed.sister[form]}
        yield {"rel": "alternate", "type": form.type, **sister}
    history = feed.history
    for rel, there in (
        ("prev-archive", history.previous),
        ("next-archive", history.next),
        ("current", history.current),
    ):
        if there:
            yield {"rel": rel, "href": there[form]}
    if feed.hub:
        yield {"rel": "hub", "href": feed.hub}


def entry_links(entry: Entry) -> Iterator[Attributes]:
    """Yield the links of an entry besides the first one to its page.

    Its page comes again, with its language, behind those in other languages: some readers take the
    first link of this kind and others the last.
    """
    if len(entry.alternates) > 1:
        for one in entry.alternates:
            yield {"rel": "alternate", "type": HTML, "hreflang": one.tag, "href": one.url}
    if entry.origin and entry.origin.url:
        yield {"rel": "via", "href": entry.origin.url}
    if entry.origin and entry.origin.licence:
        yield {"rel": "license", "href": entry.origin.licence}
