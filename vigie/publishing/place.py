"""Where a site is published, whatever it is: what every kind of place can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from vigie.publishing.changes import Changes


class PublishError(Exception):
    """Why nothing, or not all, was published; the message says so in the reader's language."""


class Place(Protocol):
    """A place that readers see."""

    compressed: bool
    """Whether its server sends files that lie compressed beside others."""

    def held(self) -> AbstractContextManager[None]:
        """Keep other publishers away, or raise PublishError where one is at work."""

    def compare(self, site: Path) -> Changes:
        """Return what publishing `site` would change; raise PublishError where it may not."""

    def put(self, site: Path, changes: Changes) -> None:
        """Publish; raise PublishError where it did not come to its end. It can be repeated."""

    def roll_back(self) -> str:
        """Show again what was there before and return its name; raise PublishError if it cannot."""
