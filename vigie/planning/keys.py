"""What each page is, whatever its language, and which pages lie above it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from vigie.content import Axis
from vigie.reading.taxonomy import lineage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vigie.content import Taxonomy

Key = tuple[str | int, ...]
"""What a page is, e.g. `("term", "tags", "open-government", 2)`; a number at its end is that of one
of the pages of a list."""

ARCHIVES: Key = ("archives",)
EVENTS: Key = ("events",)
HOME: Key = ("home", 1)
ROOT: Key = ("root",)
SEARCH: Key = ("search",)
SUBSCRIBE: Key = ("subscribe",)
WATCH: Key = ("watch", 1)
_TEXTS = ("post", "page")


def of_menu(name: str) -> Key:
    """Return the page that a menu names: a list of posts, an axis, or a page's folder."""
    for key in (HOME, WATCH):
        if name == key[0]:
            return key
    if name in tuple(Axis):
        return ("axis", name)
    return ("page", name) if "/" in name else (name,)


def first_page(key: Key) -> Key:
    """Return the first page of the list that `key` is a page of; `key` itself where it is none."""
    return (*key[:-1], 1) if isinstance(key[-1], int) else key


def category_lists(taxonomy: Taxonomy, id_: str) -> tuple[Key, ...]:
    """Return the lists of a category and of those that it lies in, from near to far.

    There are none for the empty id of a text without a category.
    """
    line = lineage(taxonomy[Axis.CATEGORY], id_) if id_ else ()
    return tuple(("term", Axis.CATEGORY.value, one, 1) for one in line)


def near(key: Key, lists: Sequence[Key] = ()) -> Iterator[Key]:
    """Yield the page `key` and what its readers would look at next; the home page at the end.

    `lists` are as for `above`. A text has the home page behind them: a reader who is told that it
    does not exist in a language is told what there is in its place.
    """
    yield from (key, first_page(key), *lists)
    if key[0] not in _TEXTS:
        yield from reversed(above(key, lists))
    yield HOME


def above(key: Key, lists: Sequence[Key] = ()) -> tuple[Key, ...]:
    """Return the pages above the page `key`, the home page first. Some of them may not exist.

    `lists` are those of the category that a post is in, or that the list of a category lies in,
    from near to far.
    """
    return (HOME, *_below_home(key, lists))


def _below_home(key: Key, lists: Sequence[Key]) -> Iterator[Key]:
    match key:
        case ("post", *_):
            yield ("axis", lists[0][1]) if lists else ARCHIVES
            yield from reversed(lists)
        case ("page", str(folder)):
            yield ("page", posixpath.dirname(folder))
        case ("term", axis, *_):
            yield ("axis", axis)
            yield from reversed(lists)
        case ("period", year, month, _):
            yield ARCHIVES
            if month:
                yield ("period", year, 0, 1)
    first = first_page(key)
    if first not in (key, HOME):
        yield first
