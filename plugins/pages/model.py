"""Two pages that want the same place, told to whoever wrote them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vigie.messages import Message
from vigie.pages import Page
from vigie.problems import Problem
from vigie.site import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vigie.pages import Copy


def clashes(pages: Iterable[Page | Copy]) -> list[Problem]:
    """Return a problem for every text whose page lies where another page lies."""
    places: dict[str, list[Page | Copy]] = defaultdict(list)
    for page in pages:
        places[page.path.casefold()].append(page)
    return [
        _problem(page, next(one for one in found if one is not page))
        for found in places.values()
        if len(found) > 1
        for page in found
        if isinstance(page, Page) and page.source
    ]


def _problem(page: Page, other: Page | Copy) -> Problem:
    owner = isinstance(other, Page) and other.source
    what = Message(
        "its address /{address} is already that of {owner}",
        address=address(page.path),
        owner=owner or Message("a page that the site makes itself"),
    )
    return Problem(page.source, page.line, what, "give it another “slug”")
