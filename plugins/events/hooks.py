"""Events on the side of the build: answers `front_matter_blocks`, `plan_pages`, `page_formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.events import agenda, formats, model
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.events.agenda import Calendar
    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.reading.frontmatter import BlockReader
    from vigie.rendering.render import Opener


def front_matter_blocks(_reader: object) -> dict[str, BlockReader]:
    """Return the reader of the block."""
    return {agenda.BLOCK: model.read}


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Return the lists of events and the calendars."""
    return agenda.pages(outline)


def page_formats(_writer: object) -> dict[str, Callable[[Calendar, Opener], bytes]]:
    """Return the format of calendars."""
    return {agenda.FORMAT: formats.calendar}


def register() -> None:
    """Connect the plugin."""
    signals.front_matter_blocks.connect(front_matter_blocks)
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
