"""RSS 2.0 with what it leaves to others: the whole text, every author, links, archives."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from feedgenerator import Enclosure, Rss201rev2Feed

from plugins.feeds import markup
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

    from plugins.feeds.model import Entry, Feed
    from vigie.languages import Language
    from vigie.origins import Origin

_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}


def document(feed: Feed, piece: Callable[[Entry], str]) -> str:
    """Return the document; `piece` gives the XML of an entry."""
    writer = _Rss(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        language=feed.language.tag,
        feed_url=feed.url,
        stylesheets=[markup.style(feed)],
        model=feed,
        piece=piece,
    )
    return str(writer.writeString("utf-8"))


def entry(given: Entry, body: str) -> str:
    """Return the XML of an entry whose text is `body`."""
    writer = _Rss(title="", link="", description="")
    writer.add_item(
        title=given.title,
        link=given.url,
        description=escape(given.summary, quote=False) or None,
        unique_id=given.id,
        unique_id_is_permalink=False,
        pubdate=given.published,
        comments=given.replies.page if given.replies else None,
        # RSS readers expect one at most
        enclosures=[Enclosure(one.url, str(one.length), one.type) for one in given.enclosures[:1]],
        model=given,
        html=body,
    )
    return markup.piece("item", lambda handler: writer.add_item_elements(handler, writer.items[0]))


class _Rss(markup.OfPieces, Rss201rev2Feed):
    """RSS dated by its content."""

    form = Format.RSS
    link = "atom:link"

    def rss_attributes(self) -> dict[str, str]:
        names = {f"xmlns:{prefix}": name for prefix, name in _NAMESPACES.items()}
        return {**super().rss_attributes(), **names}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        given: Entry = item["model"]
        for person in given.authors:
            handler.addQuickElement("dc:creator", person.name)
        for person in given.contributors:
            handler.addQuickElement("dc:contributor", person.name)
        for label in given.labels:
            handler.addQuickElement("category", label.name, {"domain": label.scheme})
        if given.body_language is not given.language:
            handler.addQuickElement("dc:language", given.body_language.tag)
        for link in markup.entry_links(given):
            handler.addQuickElement("atom:link", None, link)
        if given.updated != given.published:
            handler.addQuickElement("atom:updated", given.updated.isoformat())
        if given.origin:
            _add_origin(handler, given.origin, given.language)
        if given.replies:
            handler.addQuickElement("slash:comments", str(given.replies.tally.count))
            handler.addQuickElement("wfw:commentRss", given.replies.rss)
        handler.addQuickElement("content:encoded", item["html"])


def _add_origin(handler: SimplerXMLGenerator, origin: Origin, language: Language) -> None:
    if origin.feed:
        handler.addQuickElement("source", origin.publication[language], {"url": origin.feed})
    if origin.url:
        handler.addQuickElement("dc:source", origin.url)
    if origin.rights:
        handler.addQuickElement("dc:rights", f"{origin.rights}, {origin.licence}")
