"""What was found, as lines for people, as JSON for programs, as notes beside a proposed change."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vigie.problems import Problem, Severity

BUILD = "build"
"""Stands for the rule of what a build tells."""


class Form(StrEnum):
    """How findings are told: `github` is what GitHub and Forgejo show beside the lines."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def told(problems: Iterable[Problem], form: Form, root: str) -> str:
    """Return `problems` in one form, a line end behind each; `root` is put before paths."""
    match form:
        case Form.TEXT:
            return "".join(f"{line(problem, root)}\n" for problem in problems)
        case Form.JSON:
            rows = [_row(problem, root) for problem in problems]
            return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        case Form.GITHUB:
            return "".join(f"{_command(problem, root)}\n" for problem in problems)


def line(problem: Problem, root: str) -> str:
    """Return the line for people; the name of the rule, by which it is turned off, ends it."""
    rule = f" [{problem.rule}]" if problem.rule else ""
    return f"{problem.told(root, graded=True)}{rule}"


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """Return how many problems are so grave."""
    return sum(problem.severity is severity for problem in problems)


def _row(problem: Problem, root: str) -> dict[str, str | int]:
    return {
        "path": _path(problem, root),
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "rule": problem.rule or BUILD,
        "what": Message(problem.what).told(),
        "remedy": Message(problem.remedy).told(),
    }


def _command(problem: Problem, root: str) -> str:
    where = {
        "file": _path(problem, root),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule or BUILD,
    }
    properties = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in where.items())
    message = problem.sentence.told().translate(_DATA)
    return f"::{_COMMANDS[problem.severity]} {properties}::{message}"


def _path(problem: Problem, root: str) -> str:
    return f"{root}/{problem.path}" if root else problem.path
