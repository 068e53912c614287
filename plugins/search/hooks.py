"""Search on the side of the build: answers `plan_pages` and `bundle_formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.search import model, pagefind
from plugins.search.copies import copy
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.search.model import SearchIndex
    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Return the pages and the indexes."""
    return model.pages(outline)


def bundle_formats(_writer: object) -> dict[str, Callable[[SearchIndex, Opener], dict[str, bytes]]]:
    """Return what makes an index."""
    return {model.INDEX: _index}


def _index(index: SearchIndex, opener: Opener) -> dict[str, bytes]:
    return pagefind.index(
        (record.path, copy(record, opener.opened(record.passage).html, index.language))
        for record in index.records
    )


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.bundle_formats.connect(bundle_formats)
