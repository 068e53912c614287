"""What is wrong with content or settings, told so that a writer can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vigie.languages import Language


class Severity(StrEnum):
    """What a problem does: an error stops the build, a warning is told and the site is made.

    Advice is only given to those who ask for it, with `check`.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_KINDS = {
    Severity.ERROR: Message("error: "),
    Severity.WARNING: Message("warning: "),
    Severity.ADVICE: Message("advice: "),
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, what it is, what to write instead.

    `path` is relative to the content folder, with forward slashes; `line` counts from 1, and so
    does `column`, which is 0 where only the line is known. `what` and `remedy` are English:
    messages, or sentences without a gap. `rule` names the rule of `check` that found it, and is
    empty for what a build tells.
    """

    path: str
    line: int
    what: str
    remedy: str
    severity: Severity = Severity.ERROR
    column: int = 0
    rule: str = ""

    @property
    def stops(self) -> bool:
        """Whether no site can be made while it is there."""
        return self.severity is Severity.ERROR

    @property
    def sentence(self) -> Message:
        """What is wrong and what to write."""
        return Message("{what}; {remedy}", what=Message(self.what), remedy=Message(self.remedy))

    def told(
        self, root: str = "", language: Language | None = None, *, graded: bool = False
    ) -> str:
        """Return the one line that the writer reads, with `root` before the path.

        It is in the language that the environment asks for, unless another `language` is given.
        That it is an error is said only where `graded`: a build tells little else.
        """
        path = f"{root}/{self.path}" if root else self.path
        place = f"{self.line}:{self.column}" if self.column else f"{self.line}"
        kind = "" if self.stops and not graded else _KINDS[self.severity].told(language)
        return f"{path}:{place}: {kind}{self.sentence.told(language)}"


class ContentError(Exception):
    """The site cannot be built as it is; `problems` says why, all at once."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem], root: str = "") -> None:
        """Keep `problems` in the order of their places; `root` is the content folder's name."""
        self.problems = tuple(sorted(set(problems)))
        self.root = root
        super().__init__(self.problems, root)

    def __str__(self) -> str:
        """Return all that is to be told."""
        return "\n".join(problem.told(self.root) for problem in self.problems)


@dataclass(slots=True)
class Report:
    """Collects the problems of one file."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, what: str, remedy: str, /, **values: object) -> None:
        """Note one mistake at `line`; `values` go into the gaps of both sentences."""
        self._note(Severity.ERROR, line, what, remedy, values)

    def warn(self, line: int, what: str, remedy: str, /, **values: object) -> None:
        """Note something odd at `line` that the site can be made with."""
        self._note(Severity.WARNING, line, what, remedy, values)

    def _note(
        self, severity: Severity, line: int, what: str, remedy: str, values: Mapping[str, object]
    ) -> None:
        what, remedy = Message(what, **values), Message(remedy, **values)
        self.problems.append(Problem(self.path, line, what, remedy, severity))


def suggestion(word: str, known: Iterable[str], otherwise: str, /, **values: object) -> Message:
    """Return “did you mean …?” for the known word nearest to `word`, else `otherwise`.

    `values` go into the gaps of the latter.
    """
    folded = {known_word.casefold(): known_word for known_word in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return Message("did you mean “{word}”?", word=folded[near[0]])
    return Message(otherwise, **values)
