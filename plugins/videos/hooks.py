"""Videos on the side of the build: answers `front_matter_blocks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.videos import reading
from vigie import signals

if TYPE_CHECKING:
    from vigie.reading.frontmatter import BlockReader

BLOCK = "video"


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the reader of the block."""
    return {BLOCK: reading.read}


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
