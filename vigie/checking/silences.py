"""Rules that a writer turned off for one place, by a comment that is never published.

`<!-- check: off link-text -->` in the text: behind the passage, or alone on the line above the
paragraph. `# check: off spelling` in the front matter: on the line above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"<!--[ ]*check:[ ]*off\b(?P<rules>[^>\n]*?)-->")
_FRONT = re.compile(r"^[ ]*#[ ]*check:[ ]*off\b(?P<rules>.*)$", re.MULTILINE)
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One such comment: where it begins, the rules that it names, and the lines that it covers."""

    start: int
    rules: tuple[str, ...]
    first: int
    last: int


def silences(text: str, coded: str, body: int) -> tuple[Silence, ...]:
    """Return those of a file whose body begins at `body`; its front matter has comments of YAML.

    `coded` is the file with its code hidden: what is shown as an example turns nothing off.
    """
    if "check:" not in text:
        return ()
    return tuple(_all(text, coded, body))


def _all(text: str, coded: str, body: int) -> Iterator[Silence]:
    lines = text.split("\n")
    for match in _FRONT.finditer(text, 0, body):
        line = text.count("\n", 0, match.start()) + 1
        yield _silence(match, line + 1, line + 1)
    for match in _COMMENT.finditer(coded, body):
        line = text.count("\n", 0, match.start()) + 1
        alone = lines[line - 1].lstrip(" >").rstrip() == match[0]
        yield _silence(match, line, _end(lines, line) if alone else line)


def _silence(match: re.Match[str], first: int, last: int) -> Silence:
    rules = tuple(_WORD.findall(match["rules"]))
    return Silence(start=match.start(), rules=rules, first=first, last=last)


def _end(lines: list[str], line: int) -> int:
    """Return the last line of the paragraph that follows the one numbered `line`."""
    while line < len(lines) and not lines[line].strip(" >"):
        line += 1
    while line < len(lines) and lines[line].strip(" >"):
        line += 1
    return line
