"""Outlines of contents whose links are well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.values import site
from vigie.planning.outline import Outline, draw
from vigie.reading.texts import Reading

if TYPE_CHECKING:
    from vigie.content import Content

NOWHERE = Path("nowhere")


def drawn(found: Content, root: Path = NOWHERE, **changes: Any) -> Outline:  # noqa: ANN401 -- whatever a site has
    """Return the outline of a content in the folder `root`, of a site with some changes."""
    reading = Reading(content=found, problems=(), unread=frozenset())
    outline, problems = draw(reading, site(**changes), root, NOWHERE)
    assert problems == []
    return outline
