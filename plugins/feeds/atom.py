"""Atom 1.0 with what others leave out: people, labels, languages, links, threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedgenerator.django.utils.encoding import iri_to_uri
from feedgenerator.django.utils.feedgenerator import rfc3339_date

from plugins.feeds.markup import (
    HTML,
    around,
    element,
    entry_links,
    feed_links,
    head,
    piece,
    written,
)
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.feeds.model import Entry, Feed, Replies
    from vigie.languages import Language
    from vigie.origins import Origin

_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:thr": "http://purl.org/syndication/thread/1.0",
}
_END = b"</feed>"


def document(feed: Feed, pieces: Iterable[bytes]) -> bytes:
    """Return the document that has the `pieces` of its entries."""
    root = f"<feed{written({'xml:lang': feed.language.tag, **_NAMESPACES})}>"
    return b"".join((head(feed, root, _head(feed)), *pieces, _END))


def entry(given: Entry, body: bytes) -> bytes:
    """Return the XML of an entry whose text is `body`, escaped."""
    content = written({"type": "html", "xml:lang": given.body_language.tag})
    return piece("entry", _entry(given), f"content{content}", body)


def _head(feed: Feed) -> Iterator[str]:
    yield element("title", feed.title)
    yield element("link", "", {"rel": "alternate", "href": iri_to_uri(feed.home)})
    yield element("link", "", {"rel": "self", "href": iri_to_uri(feed.url.atom)})
    yield element("id", feed.id)
    yield element("updated", rfc3339_date(feed.updated))
    yield _person("author", feed.site, iri_to_uri(feed.site_url))
    if feed.description:
        yield element("subtitle", feed.description)
    for link in feed_links(feed, Format.ATOM):
        yield element("link", "", link)
    if feed.history.current:
        yield element("fh:archive")


def _entry(given: Entry) -> Iterator[str]:
    yield element("title", given.title)
    yield element("link", "", {"rel": "alternate", "href": iri_to_uri(given.url)})
    yield element("published", rfc3339_date(given.published))
    yield element("updated", rfc3339_date(given.updated))
    yield element("id", given.iri)
    for link in entry_links(given):
        yield element("link", "", link)
    for person in given.authors:
        yield _person("author", person.name, person.url)
    for person in given.contributors:
        yield _person("contributor", person.name, person.url)
    for label in given.labels:
        names = {"term": label.id, "scheme": label.scheme, "label": label.name}
        yield element("category", "", names)
    for one in given.enclosures:
        file = {"href": one.url, "type": one.type, "length": str(one.length)}
        yield element("link", "", {"rel": "enclosure", **file})
    if given.origin:
        yield from _origin(given.origin, given.language)
    if given.replies:
        yield from _replies(given.replies)
    if given.replied:
        parent = {"ref": given.replied.iri, "href": given.replied.url, "type": HTML}
        yield element("thr:in-reply-to", "", parent)
    if given.summary:
        yield element("summary", given.summary)


def _person(part: str, name: str, url: str) -> str:
    return around(part, element("name", name) + (element("uri", url) if url else ""))


def _replies(replies: Replies) -> Iterator[str]:
    """Yield where the comments on a post are, as RFC 4685 has it."""
    yield element("link", "", {"rel": "replies", "type": HTML, "href": replies.page})
    tally = {"thr:count": str(replies.tally.count)}
    if replies.tally.latest:
        tally["thr:updated"] = replies.tally.latest.isoformat()
    feed = {"rel": "replies", "type": Format.ATOM.type, "href": replies.feed.atom}
    yield element("link", "", {**feed, **tally})
    yield element("thr:total", str(replies.tally.count))


def _origin(origin: Origin, language: Language) -> Iterator[str]:
    if origin.rights:
        yield element("rights", f"{origin.rights}, {origin.licence}")
    id_ = origin.feed or origin.home or origin.url
    told = [element("id", id_)] if id_ else []
    told.append(element("title", origin.publication[language]))
    if origin.home:
        told.append(element("link", "", {"rel": "alternate", "href": origin.home}))
    if origin.feed:
        told.append(element("link", "", {"rel": "self", "href": origin.feed}))
    yield around("source", "".join(told))
