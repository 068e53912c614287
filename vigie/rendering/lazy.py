"""Values of pages that are put off until a page is made, in the process that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.pages import Page

P = TypeVar("P", bound="Page")


@dataclass(frozen=True, slots=True, eq=False)
class Lazy:
    """Values to come: `make` gives the same whenever, and in whatever process, it is called."""

    make: Callable[[], object]


def with_values(page: P) -> P:
    """Return a page with its values, made now if they were put off."""
    return replace(page, values=_made(page.values)) if isinstance(page.values, Lazy) else page


@lru_cache(maxsize=1)  # the formats of a feed follow one another
def _made(values: Lazy) -> object:
    return values.make()
