"""Documents on the side of the build: answers signals about blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.documents import model
from vigie import signals

if TYPE_CHECKING:
    from vigie.reading.frontmatter import BlockReader

BLOCK = "document"
MARKDOWN = "plugins.documents.markdown"


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the reader of the block."""
    return {BLOCK: model.read}


def markdown_blocks(_reader: object) -> tuple[str, ...]:
    """Return the Markdown extension for lists of recommendations."""
    return (MARKDOWN,)


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
    signals.markdown_blocks.connect(markdown_blocks)
