"""Headings that show how a text is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_BOLD = re.compile(r"(?P<sign>\*\*|__)(?P<text>(?!\s)[^*_\n]{1,80}[^\s*_.;,:!?…»”])(?P=sign)")
_INTERVIEW = "interview"


def order(manuscript: Manuscript) -> Iterator[Finding]:
    """Find headings that skip a level.

    WCAG 2.2, 1.3.1 and technique G141: who goes from heading to heading takes a level for missing.
    """
    before = 1
    for heading in manuscript.headings:
        if heading.level > before + 1:
            yield found(
                heading.start,
                "the heading “{heading}” skips a level",
                "begin it with “{marks}”, or add the heading that is missing above it",
                heading=heading.text,
                marks="#" * (before + 1),
            )
        before = heading.level


def empty(manuscript: Manuscript) -> Iterator[Finding]:
    """Find headings without words.

    WCAG 2.2, 2.4.6: a heading says what is below it.
    """
    for heading in manuscript.headings:
        if not heading.text:
            yield found(heading.start, "a heading without words", "write them, or take it out")


def bold(manuscript: Manuscript) -> Iterator[Finding]:
    """Find paragraphs that are headings in bold type only.

    WCAG 2.2, failure F2: what looks like a heading must be one to whoever does not see it.
    Questions of an interview are meant so.
    """
    for start, end in manuscript.paragraphs:
        match = _BOLD.fullmatch(manuscript.markdown[start:end].strip())
        if match and manuscript.block_at(start) != _INTERVIEW:
            yield found(
                start,
                "“{words}” looks like a heading and is none",
                "write “## {words}”, or take the bold type out",
                words=match["text"],
            )
