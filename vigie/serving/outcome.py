"""What came of one build, as it travels from the process that built."""

from __future__ import annotations

import json
import os
import re
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.root import ROOT

if TYPE_CHECKING:
    from vigie.problems import Problem

_WARNING = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<told>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong or odd in a text: `place` as the writer reads it, `source` in the content."""

    source: str
    place: str
    told: str
    stops: bool

    @classmethod
    def of(cls, problem: Problem, root: str) -> Mistake:
        """Return a problem as it is told where the content folder is called `root`."""
        place = f"{root}/{problem.path}:{problem.line}"
        told = problem.told(root).removeprefix(f"{place}: ")
        return cls(source=problem.path, place=place, told=told, stops=problem.stops)

    @classmethod
    def warned(cls, line: str, root: str) -> Mistake:
        """Return a warning by the line that tells it."""
        match = _WARNING.fullmatch(line)
        if match is None:
            return cls(source="", place=root, told=line, stops=False)
        place = f"{root}/{match['path']}:{match['line']}"
        return cls(source=match["path"], place=place, told=match["told"], stops=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One build: how many files it wrote and its `summary`, or why it came to nothing.

    `failure` is one sentence where what stopped it lies in no text. `outdated` where the process
    that was to build has old code.
    """

    written: int = 0
    summary: str = ""
    mistakes: tuple[Mistake, ...] = ()
    failure: str = ""
    outdated: bool = False

    @property
    def good(self) -> bool:
        """Whether there is a site that shows all that was written."""
        return not (self.failure or self.outdated or any(one.stops for one in self.mistakes))

    def line(self) -> str:
        """Return this as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, values: dict[str, Any]) -> Outcome:
        """Return the outcome that a line held."""
        mistakes = tuple(Mistake(**one) for one in values["mistakes"])
        return cls(**{**values, "mistakes": mistakes})

    @classmethod
    def of_error(cls, error: Exception) -> Outcome:
        """Return the failure of code or theme in one line; all of it goes to the terminal."""
        traceback.print_exception(error)
        told = str(error).split("\n", 1)[0]
        return cls(failure=f"{_place(error)}: {type(error).__name__}: {told}")


def _place(error: Exception) -> str:
    """Return where in the project's folder an error has come up."""
    if isinstance(error, SyntaxError) and error.filename:
        place = f"{error.filename}:{error.lineno}"
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [one for one in frames if Path(one.filename).is_relative_to(ROOT)]
        place = next((f"{one.filename}:{one.lineno}" for one in reversed(own or frames)), "")
    return place.removeprefix(f"{ROOT}{os.sep}")
