"""Every page of the site's editions, made from the outline alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.editions import doors, texts
from plugins.editions.listings import ListingPages
from plugins.editions.neighbours import Neighbours
from vigie.planning.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.content import Content
    from vigie.languages import Language
    from vigie.pages import Page
    from vigie.planning.keys import Key
    from vigie.planning.outline import Outline


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the pages of `outline`."""
    content = outline.content
    framer = outline.framer()
    views = Views(outline)
    for listings in outline.editions.values():
        yield from ListingPages(listings, framer, views).pages()
    neighbours = {
        language: Neighbours(listings, content.pages, views)
        for language, listings in outline.editions.items()
    }
    yield from texts.pages(content, framer, views, neighbours)
    yield from doors.pages(framer, _modified(content))


def _modified(content: Content) -> dict[Key, dict[Language, str]]:
    return {
        pair.key: {
            language: moment.date().isoformat()
            for language, text in pair.texts.items()
            if (moment := text.modified or text.date) is not None
        }
        for pair in content.pairs
    }
