"""Round-ups on the side of the build: answers `front_matter_blocks` and `plan_pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.watch import model, weeks
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.reading.frontmatter import BlockReader


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the reader of the block."""
    return {model.BLOCK: model.read}


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Return the lists of round-ups."""
    return weeks.pages(outline)


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
    signals.plan_pages.connect(plan_pages)
