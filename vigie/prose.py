"""What the body of a text becomes, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from vigie.incremental.kept import kept


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An address inside a text that leads somewhere in the site.

    `target` is what the writer wrote; `line` where. `embedded` tells pictures and the like, which
    the page shows, from links, which the reader follows; `noun` is what messages call it. A
    `picture` is shown in the sizes of the page, or `across` so many pixels if that is not 0.
    """

    target: str
    line: int
    embedded: bool
    noun: str = ""
    picture: bool = False
    across: int = 0


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a body, for the table of contents."""

    level: int
    anchor: str
    text: str


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What the rest of the site must know of a body; its prose is kept apart, under its digest.

    `prose` is empty where nothing is written.
    """

    prose: str = ""
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Rendered HTML cut at each reference: `parts` has one item more than there are gaps.

    A picture has two, around those attributes that the writer gave it; any other reference has one.
    """

    parts: tuple[str, ...] = ("",)
    headings: tuple[Heading, ...] = ()
    words: int = 0

    def html(self, fillings: tuple[str, ...]) -> str:
        """Return the HTML with something in each gap: an (escaped) address, or a picture’s tags."""
        pairs = zip(fillings, self.parts[1:], strict=True)
        return "".join((self.parts[0], *chain.from_iterable(pairs)))
