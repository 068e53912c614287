"""The plan that every competency follows: readers and links find the same places in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.content import Kind, Status
from vigie.messages import Message
from vigie.problems import Report

if TYPE_CHECKING:
    from vigie.content import Text
    from vigie.problems import Problem

SECTIONS = ("why", "opens", "obstacles", "adopt", "avoid")
"""The anchors of its sections, the same in both languages."""


def missing_sections(text: Text) -> list[Problem]:
    """Return a problem where a competency lacks some of its sections; a draft may."""
    if text.kind is not Kind.COMPETENCY or text.status is Status.DRAFT:
        return []
    missing = [section for section in SECTIONS if section not in text.body.anchors]
    if not missing:
        return []
    report = Report(text.source)
    one = "a competency without the section {anchors}"
    several = "a competency without the sections {anchors}"
    report.add(
        text.lines.get("kind", 1),
        one if len(missing) == 1 else several,
        "name each by its heading, as in “## A heading {#{anchor}}”",
        anchors=tuple(Message("“{word}”", word=anchor) for anchor in missing),
        anchor=missing[0],
    )
    return report.problems
