"""What is wrong with content or settings, told so that a writer can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """What a problem does: an error stops the build, a warning is told and the site is made."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, what it is, what to write instead.

    `path` is relative to the content folder, with forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    what: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def stops(self) -> bool:
        """Whether no site can be made while it is there."""
        return self.severity is Severity.ERROR

    def told(self, root: str = "") -> str:
        """Return the one line that the writer reads, with `root` before the path."""
        path = f"{root}/{self.path}" if root else self.path
        kind = "" if self.stops else f"{self.severity}: "
        return f"{path}:{self.line}: {kind}{self.what}; {self.remedy}"


class ContentError(Exception):
    """The site cannot be built as it is; `problems` says why, all at once."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem], root: str = "") -> None:
        """Keep `problems` in the order of their places; `root` is the content folder's name."""
        self.problems = tuple(sorted(set(problems)))
        self.root = root
        super().__init__("\n".join(problem.told(root) for problem in self.problems))


@dataclass(slots=True)
class Report:
    """Collects the problems of one file."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, what: str, remedy: str) -> None:
        """Note one mistake at `line`."""
        self.problems.append(Problem(self.path, line, what, remedy))

    def warn(self, line: int, what: str, remedy: str) -> None:
        """Note something odd at `line` that the site can be made with."""
        self.problems.append(Problem(self.path, line, what, remedy, Severity.WARNING))


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return “did you mean …?” for the known word nearest to `word`, else `otherwise`."""
    folded = {known_word.casefold(): known_word for known_word in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean “{folded[near[0]]}”?" if near else otherwise
