"""Blocks of Markdown between `/// name | words` and `///`, and what is wrong with their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from vigie.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

    from vigie.problems import Report

_MARK = re.compile(
    r"(?:[ >*+:-]|\d+[.)]|\[\^[^\]]*\]:)*"  # what it may stand in: a list, a quotation, a note
    r"(?P<slashes>/{3,})[ ]*(?P<name>[\w-]+)?[ ]*(?:\|[ ]*(?P<words>.*))?"
)
_FENCE = re.compile(r"[ >]*(```|~~~)")
_MADE, _COMPLAINTS = "made", "complaints"


class MarkedBlock(Block):
    """What a plugin makes of a block; `FRONT` names the front matter block that it needs."""

    FRONT = ""

    def _create(self, parent: Element) -> Element:
        self.tracker[_MADE] = self.tracker.get(_MADE, 0) + 1
        made: Element = super()._create(parent)
        return made

    def complain(self, what: str, remedy: str) -> None:
        """Tell what is wrong with the content of the block."""
        complaint = (self.tracker[_MADE] - 1, what, remedy)
        self.tracker.setdefault(_COMPLAINTS, []).append(complaint)


class MarkedBlocks(BlocksExtension):
    """The Markdown extension that brings one kind of block."""

    def __init__(self, block: type[MarkedBlock]) -> None:
        """Take the block."""
        super().__init__()
        self.block = block

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: ARG002, N802 -- pymdownx's
        """Register the block."""
        block_mgr.register(self.block, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line that begins a block, or ends one where it has no name."""

    line: int
    slashes: str
    name: str
    words: str


def check(
    lines: Iterator[tuple[int, str]], markdown: Markdown, front: Container[str], report: Report
) -> None:
    """Report what is wrong with the marks on `lines`, which `markdown` converted last.

    `front` has the names of the blocks of the front matter.
    """
    processor: Any = markdown.parser.blockprocessors["blocks"]
    known: Mapping[str, type[MarkedBlock]] = processor.blocks
    marks = list(_marks(lines))
    _check_pairs(marks, report)
    begun = [mark for mark in marks if mark.name]
    for mark in begun:
        _check_mark(mark, known, front, report)
    for name, tracker in processor.trackers.items():
        places = [mark.line for mark in begun if mark.name.lower() == name]
        for number, what, remedy in tracker.get(_COMPLAINTS, ()):
            line = places[number] if number < len(places) else begun[0].line if begun else 1
            report.add(line, what, remedy)


def _marks(lines: Iterator[tuple[int, str]]) -> Iterator[Mark]:
    """Yield the marks; those in code and in comments are none."""
    fence = ""
    comment = False
    for number, line in lines:
        comment = comment or (not fence and line.startswith("<!--"))
        if comment:
            comment = "-->" not in line
            continue
        if fenced := _FENCE.match(line):
            fence = "" if fenced[1] == fence else fence or fenced[1]
        match = None if fence else _MARK.fullmatch(line.rstrip())
        if match:
            name, words = match["name"] or "", match["words"] or ""
            yield Mark(line=number, slashes=match["slashes"], name=name, words=words)


def _check_pairs(marks: list[Mark], report: Report) -> None:
    open_: list[Mark] = []
    for mark in marks:
        same = [one for one in open_ if one.slashes == mark.slashes]
        if mark.name and same:
            what = "“/// {name}” begins inside “/// {outer}”"
            told = "close “/// {outer}” with a line “///” before"
            report.add(mark.line, what, told, name=mark.name, outer=same[-1].name)
        elif mark.name:
            open_.append(mark)
        elif same:
            del open_[open_.index(same[-1]) :]
        else:
            report.add(mark.line, "a line “///” that ends nothing", "take it out")
    for mark in open_:
        told = "close it with a line “///” where it ends"
        report.add(mark.line, "“/// {name}” has no end", told, name=mark.name)


def _check_mark(
    mark: Mark, known: Mapping[str, type[MarkedBlock]], front: Container[str], report: Report
) -> None:
    made = known.get(mark.name.lower())
    if made is None:
        begins = tuple(f"/// {name}" for name in sorted(known))
        remedy = suggestion(mark.name, known, "write one of: {known}", known=begins)
        report.add(mark.line, "“/// {name}” is not known", remedy, name=mark.name)
        return
    if made.ARGUMENT and not mark.words:
        told = "write it behind a bar, as in “/// {name} | Its title”"
        report.add(mark.line, "“/// {name}” has no title", told, name=mark.name)
    if made.ARGUMENT is False and mark.words:
        told = "write “/// {name}” alone on its line"
        report.add(mark.line, "“/// {name}” takes no words", told, name=mark.name)
    if made.FRONT and made.FRONT not in front:
        what = "“/// {name}” needs the block “{block}”"
        told = "add “{block}:” with its keys to the front matter"
        report.add(mark.line, what, told, name=mark.name, block=made.FRONT)
