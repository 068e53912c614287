"""Atom 1.0 with what feedgenerator leaves out: people, labels, languages, links, threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from plugins.feeds import markup
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import StringIO

    from plugins.feeds.model import Entry, Feed, Replies
    from vigie.languages import Language
    from vigie.origins import Origin
    from vigie.persons import Person


_NAMESPACES = {
    "fh": "http://purl.org/syndication/history/1.0",
    "thr": "http://purl.org/syndication/thread/1.0",
}


def document(feed: Feed, piece: Callable[[Entry], str]) -> str:
    """Return the document; `piece` gives the XML of an entry."""
    writer = _Atom(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        language=feed.language.tag,
        feed_url=feed.url,
        feed_guid=feed.id,
        author_name=feed.site,
        author_link=feed.site_url,
        model=feed,
        piece=piece,
    )
    return str(writer.writeString("utf-8"))


def entry(given: Entry, body: str) -> str:
    """Return the XML of an entry whose text is `body`."""
    writer = _Atom(title="", link="", description="")
    writer.add_item(
        title=given.title,
        link=given.url,
        description=None,
        unique_id=given.iri,
        pubdate=given.published,
        updateddate=given.updated,
        model=given,
        html=body,
    )
    return markup.piece("entry", lambda handler: writer.add_item_elements(handler, writer.items[0]))


class _Atom(markup.OfPieces, Atom1Feed):
    """Atom dated by its content."""

    form = Format.ATOM
    link = "link"

    def write(self, outfile: StringIO, encoding: str) -> None:
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.processingInstruction("xml-stylesheet", str(markup.style(self.feed["model"])))
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def root_attributes(self) -> dict[str, str]:
        names = {f"xmlns:{prefix}": name for prefix, name in _NAMESPACES.items()}
        return {**super().root_attributes(), **names}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        given: Entry = item["model"]
        for link in markup.entry_links(given):
            handler.addQuickElement("link", None, link)
        for person in given.authors:
            _add_person(handler, "author", person)
        for person in given.contributors:
            _add_person(handler, "contributor", person)
        for label in given.labels:
            names = {"term": label.id, "scheme": label.scheme, "label": label.name}
            handler.addQuickElement("category", None, names)
        for one in given.enclosures:
            file = {"href": one.url, "type": one.type, "length": str(one.length)}
            handler.addQuickElement("link", None, {"rel": "enclosure", **file})
        if given.origin:
            _add_origin(handler, given.origin, given.language)
        if given.replies:
            _add_replies(handler, given.replies)
        if given.replied:
            parent = {"ref": given.replied.iri, "href": given.replied.url, "type": markup.HTML}
            handler.addQuickElement("thr:in-reply-to", None, parent)
        if given.summary:
            handler.addQuickElement("summary", given.summary)
        content = {"type": "html", "xml:lang": given.body_language.tag}
        handler.addQuickElement("content", item["html"], content)


def _add_person(handler: SimplerXMLGenerator, element: str, person: Person) -> None:
    handler.startElement(element, {})
    handler.addQuickElement("name", person.name)
    if person.url:
        handler.addQuickElement("uri", person.url)
    handler.endElement(element)


def _add_replies(handler: SimplerXMLGenerator, replies: Replies) -> None:
    """Write where the comments on a post are, as RFC 4685 has it."""
    handler.addQuickElement(
        "link", None, {"rel": "replies", "type": markup.HTML, "href": replies.page}
    )
    tally = {"thr:count": str(replies.tally.count)}
    if replies.tally.latest:
        tally["thr:updated"] = replies.tally.latest.isoformat()
    feed = {"rel": "replies", "type": Format.ATOM.type, "href": replies.atom}
    handler.addQuickElement("link", None, {**feed, **tally})
    handler.addQuickElement("thr:total", str(replies.tally.count))


def _add_origin(handler: SimplerXMLGenerator, origin: Origin, language: Language) -> None:
    if origin.rights:
        handler.addQuickElement("rights", f"{origin.rights}, {origin.licence}")
    handler.startElement("source", {})
    id_ = origin.feed or origin.home or origin.url
    if id_:
        handler.addQuickElement("id", id_)
    handler.addQuickElement("title", origin.publication[language])
    if origin.home:
        handler.addQuickElement("link", None, {"rel": "alternate", "href": origin.home})
    if origin.feed:
        handler.addQuickElement("link", None, {"rel": "self", "href": origin.feed})
    handler.endElement("source")
