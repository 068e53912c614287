"""What many documents hold is made once: the comments of a talk, each entry in each format."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.rendering.render import Opener

Given = TypeVar("Given")
Made = TypeVar("Made")

_MOST = 500


class Pieces(Generic[Given, Made]):
    """Remembers what one function makes of values; they are known again by identity.

    Many lists hold the newest posts, so what was asked for last is kept.
    """

    def __init__(self, make: Callable[[Given, Opener], Made]) -> None:
        """Take the function."""
        self.make = make
        self.kept: OrderedDict[int, tuple[Given, Made]] = OrderedDict()

    def of(self, given: Given, opener: Opener) -> Made:
        """Return what is made of a value."""
        found = self.kept.get(id(given))
        if found is None:
            if len(self.kept) >= _MOST:
                self.kept.popitem(last=False)
            found = self.kept[id(given)] = (given, self.make(given, opener))
        else:
            self.kept.move_to_end(id(given))
        return found[1]
