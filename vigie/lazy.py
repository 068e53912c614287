"""Values of pages that are put off until a page is made, in the process that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.pages import Page

P = TypeVar("P", bound="Page")


@dataclass(frozen=True, slots=True)
class Lazy:
    """Values to come: `make` gives the same whenever, and in whatever process, it is called."""

    make: Callable[[], object]


def with_values(page: P) -> P:
    """Return a page with its values, made now if they were put off."""
    return replace(page, values=page.values.make()) if isinstance(page.values, Lazy) else page
