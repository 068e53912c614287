"""The formats of feeds, by the names of their templates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol
from xml.sax.saxutils import escape

from plugins.feeds import atom, json_feed, rss, talks
from plugins.feeds.content import readable
from plugins.feeds.pieces import Pieces
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plugins.feeds.model import Entry, Feed
    from vigie.render import Opener


class Writer(Protocol):
    """A module that writes one format."""

    def document(self, feed: Feed, pieces: Iterable[bytes]) -> bytes:
        """Return the document that has the `pieces` of its entries."""

    def entry(self, given: Entry, body: str) -> bytes:
        """Return the piece of an entry whose text is `body`, escaped where the format is XML."""


_WRITERS: dict[Format, Writer] = {Format.RSS: rss, Format.ATOM: atom, Format.JSON: json_feed}


class Formats:
    """Writes the feeds of one build: the text and the pieces of an entry are made once."""

    def __init__(self) -> None:
        """Have written nothing yet."""
        self.said = Pieces(talks.entries)
        self.feeds = Pieces(self._filled)
        html = Pieces(readable)
        xml: Pieces[Entry, str] = Pieces(lambda entry, opener: escape(html.of(entry, opener)))
        bodies = {Format.RSS: xml, Format.ATOM: xml, Format.JSON: html}
        self.pieces = {
            form: Pieces(partial(_piece, writer, bodies[form])) for form, writer in _WRITERS.items()
        }

    def by_name(self) -> dict[str, Callable[[Feed, Opener], bytes]]:
        """Return what writes each format."""
        return {form.value: partial(self._written, form) for form in Format}

    def _written(self, form: Format, feed: Feed, opener: Opener) -> bytes:
        feed, pieces = self.feeds.of(feed, opener), self.pieces[form]
        return _WRITERS[form].document(feed, (pieces.of(entry, opener) for entry in feed.entries))

    def _filled(self, feed: Feed, opener: Opener) -> Feed:
        said = (self.said.of(talk, opener) for talk in feed.talks)
        return talks.with_newest(feed, said) if feed.talks else feed


def _piece(writer: Writer, bodies: Pieces[Entry, str], entry: Entry, opener: Opener) -> bytes:
    return writer.entry(entry, bodies.of(entry, opener))
