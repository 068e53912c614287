"""Sharing on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.sharing import model
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener
    from vigie.sharing import SocialCard


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Return the cards."""
    return model.pages(outline)


def page_formats(writer: Any) -> dict[str, Callable[[SocialCard, Opener], bytes]]:  # noqa: ANN401 -- Pelican has no types
    """Return the format of cards; what draws them is loaded with the first one."""
    theme = Path(writer.settings["THEME"])
    return {model.FORMAT: lambda card, _: _drawn(card, theme)}


def _drawn(card: SocialCard, theme: Path) -> bytes:
    from plugins.sharing.drawing import drawn

    return drawn(card, theme)


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
