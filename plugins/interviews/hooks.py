"""Interviews on the side of the build: answers `front_matter_blocks` and `markdown_blocks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.interviews import model
from vigie import signals

if TYPE_CHECKING:
    from vigie.reading.frontmatter import BlockReader

MARKDOWN = "plugins.interviews.markdown"


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the reader of the block."""
    return {model.BLOCK: model.read}


def markdown_blocks(_reader: object) -> tuple[str, ...]:
    """Return the Markdown extension for questions and answers."""
    return (MARKDOWN,)


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
    signals.markdown_blocks.connect(markdown_blocks)
