"""Feeds on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.feeds import formats, model
from vigie import signals, urls
from vigie.languages import Language
from vigie.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.feeds.model import Feed
    from vigie.outline import Outline
    from vigie.render import Opener

_FORMATS = {"rss": formats.rss, "atom": formats.atom}


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Yield every feed of every language."""
    for language in Language:
        for kind in _FORMATS:
            feed = model.of_posts(outline, language, kind)
            yield Page(
                path=urls.feed(language, kind), template=kind, values=feed, language=language
            )


def page_formats(_writer: object) -> dict[str, Callable[[Feed, Opener], bytes]]:
    """Return the formats of feeds by name."""
    return dict(_FORMATS)


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
