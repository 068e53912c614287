"""The desk on the side of the build: answers `plan_pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.desk import model
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.pages import Page
    from vigie.planning.outline import Outline


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Return the pages of the desk."""
    return model.pages(outline)


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
