"""What RSS and Atom have in common: elements of entries written once, links, style sheets."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from feedgenerator.django.utils.feedgenerator import Stylesheet, SyndicationFeed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator, UnserializableContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from plugins.feeds.model import Entry, Feed
    from vigie.feeds import Format

Attributes = dict[str, str]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f]")
_SPECIAL = re.compile(r"[&<>\"\n\r\t]")
HTML = "text/html"


class OfPieces(SyndicationFeed):
    """What feeds of both formats have that feedgenerator's lack; entries are pieces of XML already.

    `form` is the format, `link` its element for links.
    """

    form: Format
    link: str

    def latest_post_date(self) -> datetime:
        """Return when the content changed last, whatever the clock says."""
        updated: datetime = self.feed["model"].updated
        return updated

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what stands before the entries."""
        super().add_root_elements(handler)  # type: ignore[no-untyped-call]
        feed: Feed = self.feed["model"]
        for link in feed_links(feed, self.form):
            handler.addQuickElement(self.link, None, link)
        if feed.history.current:
            handler.addQuickElement("fh:archive")

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        """Write the entries as they are."""
        for entry in self.feed["model"].entries:
            handler.ignorableWhitespace(self.feed["piece"](entry))


class Elements(SimplerXMLGenerator):
    """Writes elements that hold only text at half the cost of the base."""

    def addQuickElement(  # noqa: N802 -- as in the base
        self, name: str, contents: str | None = None, attrs: Attributes | None = None
    ) -> None:
        """Write an element; raise UnserializableContentError where XML cannot hold `contents`."""
        if contents and _CONTROL.search(contents):
            raise UnserializableContentError
        told = "".join(map(_attribute, sorted(attrs.items()))) if attrs else ""
        end = f">{escape(contents)}</{name}>" if contents else "/>"
        self.ignorableWhitespace(f"<{name}{told}{end}")


def _attribute(pair: tuple[str, str]) -> str:
    key, value = pair
    return f" {key}={quoteattr(value)}" if _SPECIAL.search(value) else f' {key}="{value}"'


def piece(name: str, write: Callable[[SimplerXMLGenerator], None]) -> str:
    """Return the XML of the element `name` with what `write` puts into it."""
    stream = StringIO()
    handler = Elements(stream, "utf-8", short_empty_elements=True)
    handler.startElement(name, {})  # type: ignore[no-untyped-call]
    write(handler)
    handler.endElement(name)
    return f"\n{stream.getvalue()}"


def style(feed: Feed) -> Stylesheet:
    """Return what makes the feed readable in a browser."""
    return Stylesheet(feed.style, mimetype="text/css", media=None)


def feed_links(feed: Feed, form: Format) -> Iterator[Attributes]:
    """Yield the links of a feed besides those to itself and to the page that it follows."""
    if feed.sister:
        sister = {"hreflang": feed.sister.tag, "href": feed.sister.url}
        yield {"rel": "alternate", "type": form.type, **sister}
    history = feed.history
    for rel, href in (
        ("prev-archive", history.previous),
        ("next-archive", history.next),
        ("current", history.current),
        ("hub", feed.hub),
    ):
        if href:
            yield {"rel": rel, "href": href}


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
