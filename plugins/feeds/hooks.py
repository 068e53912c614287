"""Feeds on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.feeds import subscribing, talks
from plugins.feeds.documents import Documents
from plugins.feeds.formats import Formats
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.feeds.model import Feed
    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Yield every feed of every language, and what leads to them."""
    yield from Documents(outline).pages()
    yield from talks.pages(outline)
    yield from subscribing.pages(outline)


def page_formats(_writer: object) -> dict[str, Callable[[Feed, Opener], bytes]]:
    """Return the formats of feeds by name."""
    return Formats().by_name()


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
