"""The formats of feeds, by the names of their templates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from plugins.feeds import atom, json_feed, rss, talks
from plugins.feeds.content import readable
from plugins.feeds.pieces import Pieces
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.feeds.model import Entry, Feed
    from vigie.render import Opener


class Writer(Protocol):
    """A module that writes one format."""

    def document(self, feed: Feed, piece: Callable[[Entry], str]) -> str:
        """Return a document made of the pieces of its entries."""

    def entry(self, given: Entry, body: str) -> str:
        """Return the piece of an entry whose text is `body`."""


_WRITERS: dict[Format, Writer] = {Format.RSS: rss, Format.ATOM: atom, Format.JSON: json_feed}


class Formats:
    """Writes the feeds of one build: the text and the pieces of an entry are made once."""

    def __init__(self) -> None:
        """Have written nothing yet."""
        self.said = Pieces(talks.entries)
        self.bodies = Pieces(readable)
        self.pieces = {
            form: Pieces(partial(self._piece, writer)) for form, writer in _WRITERS.items()
        }

    def by_name(self) -> dict[str, Callable[[Feed, Opener], bytes]]:
        """Return what writes each format."""
        return {form.value: partial(self._written, form) for form in Format}

    def _written(self, form: Format, feed: Feed, opener: Opener) -> bytes:
        def piece(entry: Entry) -> str:
            return self.pieces[form].of(entry, opener)

        if feed.talks:
            feed = talks.with_newest(feed, (self.said.of(talk, opener) for talk in feed.talks))
        return _WRITERS[form].document(feed, piece).encode()

    def _piece(self, writer: Writer, entry: Entry, opener: Opener) -> str:
        return writer.entry(entry, self.bodies.of(entry, opener))
