"""What many documents hold is written once: each entry in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.feeds.model import Entry
    from vigie.render import Opener

_MOST = 250


class Pieces:
    """Remembers what one function makes of entries; they are known again by identity.

    Documents of neighbouring lists hold the same posts, so the last ones are enough.
    """

    def __init__(self, make: Callable[[Entry, Opener], str]) -> None:
        """Take the function."""
        self.make = make
        self.kept: dict[int, tuple[Entry, str]] = {}

    def of(self, entry: Entry, opened: Opener) -> str:
        """Return what is made of an entry."""
        found = self.kept.get(id(entry))
        if found is None:
            if len(self.kept) >= _MOST:
                self.kept.clear()
            found = self.kept[id(entry)] = (entry, self.make(entry, opened))
        return found[1]
