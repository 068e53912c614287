"""The plan that every competency follows: readers and links find the same places in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.content import Kind, Status
from vigie.problems import Problem

if TYPE_CHECKING:
    from vigie.content import Text

SECTIONS = ("why", "opens", "obstacles", "adopt", "avoid")
"""The anchors of its sections, the same in both languages."""


def missing_sections(text: Text) -> list[Problem]:
    """Return a problem where a competency lacks some of its sections; a draft may."""
    if text.kind is not Kind.COMPETENCY or text.status is Status.DRAFT:
        return []
    missing = [section for section in SECTIONS if section not in text.body.anchors]
    if not missing:
        return []
    noun = "section" if len(missing) == 1 else "sections"
    what = f"a competency without the {noun} {', '.join(f'“{one}”' for one in missing)}"
    remedy = f"name each by its heading, as in “## A heading {{#{missing[0]}}}”"
    return [Problem(text.source, text.lines.get("kind", 1), what, remedy)]
