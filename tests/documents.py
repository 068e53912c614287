"""Markdown documents as the tests read them: prose, fenced blocks, tables, headings, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FENCE = re.compile(r"(?P<marks>`{3,})(?P<language>\w*)")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_SHOWN = re.compile(r'src(?:set)?="([^"]+)"')
_TAG = re.compile(r'<(?:[^<>]* alt="([^"]*)")?[^<>]*>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block; `place` is the last code span of the line of text before it."""

    line: int
    language: str
    text: str
    place: str


def name(document: Path) -> str:
    """Return the path of a document in the project."""
    return document.relative_to(ROOT).as_posix()


def prose(document: Path) -> str:
    """Return a document without its fenced blocks."""
    return _cut(document)[0]


def fences(document: Path, *languages: str) -> tuple[Fence, ...]:
    """Return the fenced blocks of a document that are in one of `languages`."""
    return tuple(fence for fence in _cut(document)[1] if fence.language in languages)


def codes(text: str) -> list[str]:
    """Return what stands in code spans."""
    return _CODE.findall(text)


def headings(document: Path, level: int) -> list[str]:
    """Return the headings of one level."""
    return re.findall(rf"^#{{{level}}} (.+)$", prose(document), re.MULTILINE)


def below(document: Path, heading: str) -> str:
    """Return the prose between a heading and the next one of any level."""
    parts = re.split(r"^#+ (.+)$", prose(document), flags=re.MULTILINE)
    return parts[parts.index(heading) + 1]


def table(document: Path, heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, without those of its own head."""
    rows = [line for line in below(document, heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def listed(document: Path, heading: str) -> set[str]:
    """Return the code in the first column of the table below a heading."""
    return {code for row in table(document, heading) for code in codes(row[0])}


def links(document: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the anchor of every link to a place of the project."""
    text = _CODE.sub("", prose(document))
    for target in _LINK.findall(text) + _SHOWN.findall(text):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield path, anchor


def anchors(document: Path) -> set[str]:
    """Return the anchors that headings get where Markdown files are read as pages."""
    found = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


def words(text: str) -> str:
    """Return some prose with a sign in place of code and addresses, and alone the words of tags."""
    shown = re.sub(r"<https?:[^>]*>", "…", _CODE.sub("…", _LINK.sub("]", text)))
    return _TAG.sub(lambda tag: tag[1] or "", shown)


def _cut(document: Path) -> tuple[str, tuple[Fence, ...]]:
    outside: list[str] = []
    found: list[Fence] = []
    lines = iter(enumerate(document.read_text("utf-8").splitlines(), 1))
    for number, line in lines:
        fence = _FENCE.fullmatch(line)
        if fence is None:
            outside.append(line)
            continue
        spans = _CODE.findall(next((one for one in reversed(outside) if one), ""))
        found.append(
            Fence(
                line=number,
                language=fence["language"],
                text="".join(_until(lines, fence["marks"])),
                place=spans[-1] if spans else "",
            )
        )
    return "\n".join(outside), tuple(found)


def _until(lines: Iterator[tuple[int, str]], end: str) -> Iterator[str]:
    for _, line in lines:
        if line == end:
            return
        yield f"{line}\n"
