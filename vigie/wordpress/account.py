"""The account of an import: whatever was found is kept, converted, left, set apart or dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Thing(StrEnum):
    """What is counted."""

    ITEM = "item"
    COMMENT = "comment"
    SHORTCODE = "shortcode"
    MEDIUM = "medium"
    LINK = "link"
    FIELD = "field"


class Outcome(StrEnum):
    """What became of a thing: see the words of each language."""

    KEPT = "kept"
    CONVERTED = "converted"
    LEFT = "left"
    QUARANTINED = "quarantined"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing, or several alike: `reason` is a key of the words, `place` is `path:line`."""

    thing: Thing
    outcome: Outcome
    reason: str
    what: str = ""
    place: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something that a person should look at: `what` is a key of the words or a whole sentence."""

    reason: str
    what: str = ""
    place: str = ""


@dataclass(slots=True)
class Account:
    """All that is told at the end. Sums agree: `found` is counted apart from the entries."""

    found: Counter[Thing] = field(default_factory=Counter)
    sums: Counter[tuple[Thing, Outcome, str]] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    warnings: list[Concern] = field(default_factory=list)

    def note(
        self,
        thing: Thing,
        outcome: Outcome,
        reason: str,
        *,
        what: str = "",
        place: str = "",
        count: int = 1,
    ) -> None:
        """Note what became of a thing; what is simply kept is counted and not listed."""
        if not count:
            return
        self.sums[thing, outcome, reason] += count
        if outcome is not Outcome.KEPT or thing is Thing.ITEM:
            entry = Entry(
                thing=thing, outcome=outcome, reason=reason, what=what, place=place, count=count
            )
            self.entries.append(entry)

    def warn(self, reason: str, what: str = "", place: str = "") -> None:
        """Note what a person should look at."""
        self.warnings.append(Concern(reason=reason, what=what, place=place))

    def told(self, thing: Thing) -> int:
        """Return of how many things it is told what became of them."""
        return sum(count for (one, _, _), count in self.sums.items() if one is thing)

    def sum(self, thing: Thing, outcome: Outcome) -> int:
        """Return of how many things that became of them."""
        told = self.sums.items()
        return sum(count for (one, what, _), count in told if (one, what) == (thing, outcome))

    @property
    def balanced(self) -> bool:
        """Whether of everything found it is told what became of it."""
        return all(self.found[thing] == self.told(thing) for thing in Thing)
