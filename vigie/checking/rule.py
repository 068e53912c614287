"""What a rule is: a name, how grave its findings are, and the function that finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from vigie.messages import Message
from vigie.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vigie.checking.manuscript import Manuscript, Place
    from vigie.problems import Severity


class Finding(NamedTuple):
    """Something found: where it begins in the file, what it is, what to write instead."""

    start: int
    what: Message
    remedy: Message


def found(start: int, what: str, remedy: str, /, **values: object) -> Finding:
    """Return a finding; `values` go into the gaps of both sentences, such as `{word}`."""
    return Finding(start, Message(what, **values), Message(remedy, **values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; the docstring of `find` says what it is after and whose advice that is."""

    name: str
    severity: Severity
    find: Callable[[Manuscript], Iterable[Finding]]

    def problems(self, manuscript: Manuscript) -> Iterator[Problem]:
        """Yield what the rule finds in a text, but where its writer turned it off."""
        for one in self.find(manuscript):
            if place := manuscript.place(one.start, self.name):
                yield problem_at(place, self.name, self.severity, one)


def problem_at(place: Place, rule: str, severity: Severity, finding: Finding) -> Problem:
    """Return what a rule found as a problem, in the same values as those of a build."""
    _, what, remedy = finding
    return Problem(place.path, place.line, what, remedy, severity, place.column, rule)
