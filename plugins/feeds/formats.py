"""The formats of feeds, by the names of their templates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from plugins.feeds import atom, json_feed, rss, talks
from plugins.feeds.content import readable
from plugins.feeds.markup import encoded
from plugins.feeds.pieces import Pieces
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.feeds.model import Entry, Feed
    from vigie.rendering.render import Opener


_DOCUMENTS = {
    Format.RSS: rss.document,
    Format.ATOM: atom.document,
    Format.JSON: json_feed.document,
}


class Formats:
    """Writes the feeds of one build: what several documents hold is made once."""

    def __init__(self) -> None:
        """Have written nothing yet."""
        self.said = Pieces(talks.entries)
        self.feeds = Pieces(self._filled)
        self.pieces = Pieces(_pieces)

    def by_name(self) -> dict[str, Callable[[Feed, Opener], bytes]]:
        """Return what writes each format."""
        return {form.value: partial(self._written, form) for form in Format}

    def _written(self, form: Format, feed: Feed, opener: Opener) -> bytes:
        feed = self.feeds.of(feed, opener)
        pieces = (self.pieces.of(entry, opener)[form] for entry in feed.entries)
        return _DOCUMENTS[form](feed, pieces)

    def _filled(self, feed: Feed, opener: Opener) -> Feed:
        said = (self.said.of(talk, opener) for talk in feed.talks)
        return talks.with_newest(feed, said) if feed.talks else feed


def _pieces(entry: Entry, opener: Opener) -> dict[Format, bytes]:
    html = readable(entry, opener)
    xml = encoded(escape(html))
    return {
        Format.RSS: rss.entry(entry, xml),
        Format.ATOM: atom.entry(entry, xml),
        Format.JSON: json_feed.entry(entry, html),
    }
