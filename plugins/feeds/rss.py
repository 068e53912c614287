"""RSS 2.0 with what it leaves to others: the whole text, every author, links, archives."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feedgenerator.django.utils.encoding import iri_to_uri
from feedgenerator.django.utils.feedgenerator import rfc2822_date

from plugins.feeds.markup import element, entry_links, feed_links, head, piece, written
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.feeds.model import Entry, Feed
    from vigie.languages import Language
    from vigie.origins import Origin

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:slash": "http://purl.org/rss/1.0/modules/slash/",
    "xmlns:wfw": "http://wellformedweb.org/CommentAPI/",
}
_ROOT = f"<rss{written({'version': '2.0', **_NAMESPACES})}><channel>"
_END = b"</channel></rss>"


def document(feed: Feed, pieces: Iterable[bytes]) -> bytes:
    """Return the document that has the `pieces` of its entries."""
    return b"".join((head(feed, _ROOT, _channel(feed)), *pieces, _END))


def entry(given: Entry, body: bytes) -> bytes:
    """Return the XML of an entry whose text is `body`, escaped."""
    return piece("item", _item(given), "content:encoded", body)


def _channel(feed: Feed) -> Iterator[str]:
    yield element("title", feed.title)
    yield element("link", iri_to_uri(feed.home))
    yield element("description", feed.description)
    yield element("atom:link", "", {"rel": "self", "href": iri_to_uri(feed.url.rss)})
    yield element("language", feed.language.tag)
    yield element("lastBuildDate", rfc2822_date(feed.updated))
    for link in feed_links(feed, Format.RSS):
        yield element("atom:link", "", link)
    if feed.history.current:
        yield element("fh:archive")


def _item(given: Entry) -> Iterator[str]:
    yield element("title", given.title)
    yield element("link", iri_to_uri(given.url))
    if given.summary:
        yield element("description", escape(given.summary, quote=False))
    yield element("pubDate", rfc2822_date(given.published))
    if given.replies:
        yield element("comments", given.replies.page)
    yield element("guid", given.id, {"isPermaLink": "false"})
    for one in given.enclosures[:1]:  # readers expect one at most
        file = {"url": iri_to_uri(one.url), "length": str(one.length), "type": one.type}
        yield element("enclosure", "", file)
    yield from _besides(given)


def _besides(given: Entry) -> Iterator[str]:
    """Yield what RSS has no words for, and each label."""
    for person in given.authors:
        yield element("dc:creator", person.name)
    for person in given.contributors:
        yield element("dc:contributor", person.name)
    for label in given.labels:
        yield element("category", label.name, {"domain": label.scheme})
    if given.body_language is not given.language:
        yield element("dc:language", given.body_language.tag)
    for link in entry_links(given):
        yield element("atom:link", "", link)
    if given.updated != given.published:
        yield element("atom:updated", given.updated.isoformat())
    if given.origin:
        yield from _origin(given.origin, given.language)
    if given.replies:
        yield element("slash:comments", str(given.replies.tally.count))
        yield element("wfw:commentRss", given.replies.feed.rss)


def _origin(origin: Origin, language: Language) -> Iterator[str]:
    if origin.feed:
        yield element("source", origin.publication[language], {"url": origin.feed})
    if origin.url:
        yield element("dc:source", origin.url)
    if origin.rights:
        yield element("dc:rights", f"{origin.rights}, {origin.licence}")
