"""RSS 2.0 and Atom 1.0 written by feedgenerator, with what it leaves out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from feedgenerator import Atom1Feed, Rss201rev2Feed

from plugins.feeds.model import newest_change

if TYPE_CHECKING:
    from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

    from plugins.feeds.model import Feed
    from vigie.render import Opener

_NO_CHANGE = datetime(1970, 1, 1, tzinfo=UTC)


class _Rss(Rss201rev2Feed):
    """RSS with every author and the whole text, dated by its content."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def latest_post_date(self) -> datetime:
        return newest_change(self.feed["model"]) or _NO_CHANGE

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["model"].authors:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["html"])


class _Atom(Atom1Feed):
    """Atom with every author and the language of each text, dated by its content."""

    def latest_post_date(self) -> datetime:
        return newest_change(self.feed["model"]) or _NO_CHANGE

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        _authors(handler, (self.feed["title"],))

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        _authors(handler, item["model"].authors)
        content = {"type": "html", "xml:lang": item["model"].language}
        handler.addQuickElement("content", item["html"], content)


def rss(feed: Feed, opened: Opener) -> bytes:
    """Return the feed as RSS 2.0."""
    return _written(_Rss, feed, opened)


def atom(feed: Feed, opened: Opener) -> bytes:
    """Return the feed as Atom 1.0."""
    return _written(_Atom, feed, opened)


def _authors(handler: SimplerXMLGenerator, names: tuple[str, ...]) -> None:
    for name in names:
        handler.startElement("author", {})
        handler.addQuickElement("name", name)
        handler.endElement("author")


def _written(made_by: type[_Rss | _Atom], feed: Feed, opened: Opener) -> bytes:
    writer = made_by(
        title=feed.title,
        link=feed.home,
        description=feed.description,
        language=feed.language,
        feed_url=feed.url,
        feed_guid=feed.id,
        model=feed,
    )
    for entry in feed.entries:
        writer.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary or None,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=entry.categories,
            pubdate=entry.published,
            updateddate=entry.updated,
            model=entry,
            html=opened(entry.passage).html,
        )
    return str(writer.writeString("utf-8")).encode()
