"""Republication on the side of the build: answers signals about blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.republication import reading
from vigie import signals

if TYPE_CHECKING:
    from vigie.reading.frontmatter import BlockReader

MARKDOWN = "plugins.republication.markdown"


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the readers of the blocks."""
    return {"republication": reading.read_republication, "carried": reading.read_carried}


def markdown_blocks(_reader: object) -> tuple[str, ...]:
    """Return the Markdown extension for carried texts."""
    return (MARKDOWN,)


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
    signals.markdown_blocks.connect(markdown_blocks)
