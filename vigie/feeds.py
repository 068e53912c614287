"""Which pages can be followed by feeds, in which formats, and of what length they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.content import Axis, Kind
from vigie.languages import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.languages import Language
    from vigie.planning.keys import Key

POSTS, EVENTS, WATCH, COMMENTS = "posts", "events", "watch", "comments"
KINDS = (POSTS, *Axis, EVENTS, WATCH, COMMENTS)
"""What feeds are of: all posts, those of a term, events, round-ups, comments."""


LISTS = {
    EVENTS: (Kind.EVENT, Localized(fr="Événements", en="Events")),
    WATCH: (Kind.WATCH, Localized(fr="Veille", en="Round-ups")),
}
"""Those of one kind of posts, with their names."""

COMMENTS_NAME = Localized(fr="Commentaires", en="Comments")
_COMMENTS_ON = Localized(fr="Commentaires sur «\xa0{}\xa0»", en="Comments on “{}”")


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

    def archives(self, kind: str, count: int) -> int:
        """Return how many archives a feed of this kind has that may tell of `count` entries.

        They are cut from the oldest entry on, all of one length; what is too new for them is in the
        feed itself.
        """
        length = self.length_of(kind)
        return max(0, -(-count // length) - 1) if kind in self.archived else 0


def comments_on(title: str, language: Language) -> str:
    """Return the name of the feed of the comments on a text."""
    return _COMMENTS_ON[language].format(title)


def kind_followed(key: Key) -> str:
    """Return what kind of feeds of posts lies beside a page; empty where there are none."""
    match key:
        case ("home", 1):
            return POSTS
        case ("term", str(axis), _, 1):
            return axis
        case ("events",) | ("watch", 1):
            return str(key[0])
        case _:
            return ""
