"""JSON Feed 1.1; what it has no words for stands in an object of our own, `_vigie`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from vigie.planning.frames import Alternate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.feeds.model import Entry, Feed
    from vigie.persons import Person

_VERSION = "https://jsonfeed.org/version/1.1"


def document(feed: Feed, pieces: Iterable[bytes]) -> bytes:
    """Return the document that has the `pieces` of its entries.

    Archives follow one another by `next_url`, from new to old.
    """
    previous, sister = feed.history.previous, feed.sister
    other = [Alternate(tag=feed.language.other.tag, url=sister.json)] if sister else []
    head = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url.json,
        "description": feed.description,
        "language": feed.language.tag,
        "next_url": previous.json if previous else "",
        "authors": [{"name": feed.site, "url": feed.site_url}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
        "_vigie": _filled({"translations": _translations(other)}),
    }
    opening = orjson.dumps(_filled(head)).removesuffix(b"}")
    return b'%b,"items":[\n%b\n]}\n' % (opening, b",\n".join(pieces))


def entry(given: Entry, body: str) -> bytes:
    """Return the JSON of an entry whose text is `body`."""
    origin = given.origin
    item = {
        "id": given.id,
        "url": given.url,
        "external_url": origin.url if origin and origin.whole else "",
        "title": given.title,
        "content_html": body or "<p></p>",
        "summary": given.summary,
        "date_published": given.published.isoformat(),
        "date_modified": given.updated.isoformat(),
        "authors": _people(given.authors),
        "tags": [label.name for label in given.labels],
        "language": given.body_language.tag,
        "attachments": [
            {"url": one.url, "mime_type": one.type, "size_in_bytes": one.length}
            for one in given.enclosures
        ],
        "_vigie": _besides(given),
    }
    return orjson.dumps(_filled(item))


def _besides(given: Entry) -> dict[str, object]:
    """Return what RSS and Atom tell of an entry and JSON Feed cannot."""
    told: dict[str, object] = {
        "translations": _translations(given.alternates[:-1]),
        "contributors": _people(given.contributors),
    }
    if origin := given.origin:
        told["source"] = origin.publication[given.language]
        told |= {"via": origin.url, "rights": origin.rights, "license": origin.licence}
    if replies := given.replies:
        count = replies.tally.count
        told["comments"] = {"url": replies.page, "feed_url": replies.feed.json, "count": count}
    if replied := given.replied:
        told["in_reply_to"] = {"id": replied.iri, "url": replied.url}
    return _filled(told)


def _translations(alternates: Iterable[Alternate]) -> list[Mapping[str, object]]:
    return [{"language": one.tag, "url": one.url} for one in alternates]


def _people(people: Iterable[Person]) -> list[Mapping[str, object]]:
    return [_filled({"name": person.name, "url": person.url}) for person in people]


def _filled(data: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is empty."""
    return {key: value for key, value in data.items() if value}
