"""Which pages can be followed by feeds, in which formats, and of what length they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.content import Axis, Kind
from vigie.languages import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.frames import Key

POSTS, EVENTS, WATCH = "posts", "events", "watch"
KINDS = (POSTS, *Axis, EVENTS, WATCH)
"""What feeds are of: all posts, or those of a category, tag and so on; settings name these."""


LISTS = {
    EVENTS: (Kind.EVENT, Localized(fr="Événements", en="Events")),
    WATCH: (Kind.WATCH, Localized(fr="Veille", en="Round-ups")),
}
"""Those of one kind of posts, with their names."""


class Format(StrEnum):
    """A format of feeds; the value begins the name of its files."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "feed"

    @property
    def extension(self) -> str:
        """The end of the name of its files."""
        return "json" if self is Format.JSON else "xml"

    @property
    def type(self) -> str:
        """Its media type."""
        return f"application/{self.value}+{self.extension}"

    @property
    def label(self) -> str:
        """What it is called in every language."""
        return {"rss": "RSS", "atom": "Atom", "feed": "JSON Feed"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedChoices:
    """What the settings say of feeds.

    A feed holds `length` entries, or what `lengths` has for its kind; the kinds in `archived` have
    archives too; `hub` is the address of a WebSub hub, or empty.
    """

    length: int
    lengths: Mapping[str, int]
    archived: frozenset[str]
    hub: str

    def length_of(self, kind: str) -> int:
        """Return how many entries a feed of this kind holds."""
        return self.lengths.get(kind, self.length)


def kind_followed(key: Key) -> str:
    """Return what kind of feeds lies beside a page; empty where there are none."""
    match key:
        case ("home", 1):
            return POSTS
        case ("term", str(axis), _, 1):
            return axis
        case ("events",) | ("watch", 1):
            return str(key[0])
        case _:
            return ""
