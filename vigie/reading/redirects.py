"""redirects.toml: old addresses that belong to no text, such as those of lists and feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.content import Redirect
from vigie.reading.nodes import Scalar, read_toml
from vigie.reading.tree import REDIRECTS
from vigie.urls import ALIAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.problems import Report
    from vigie.reading.nodes import Node

_KEY = re.compile(r"^\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+))\s*=")
_TOLD = 'write e.g. "/category/old/" = "/fr/categories/new/"'


def read_redirects(text: str, report: Report) -> tuple[Redirect, ...]:
    """Return the redirects of the file; whatever is none goes to `report`."""
    mapping = read_toml(text, report)
    if mapping is None:
        return ()
    lines = dict(_lines(text))
    return tuple(
        found
        for old, (_, node) in mapping.entries.items()
        if (found := _redirect(old, node, lines.get(old, 1), report))
    )


def _redirect(old: str, node: Node, line: int, report: Report) -> Redirect | None:
    if not ALIAS.fullmatch(old):
        report.add(line, "“{old}” is not an old address", _TOLD, old=old)
    elif not isinstance(node, Scalar) or not ALIAS.fullmatch(node.text) or "?" in node.text:
        report.add(line, "“{old}” does not lead to an address of this site", _TOLD, old=old)
    else:
        return Redirect(old=old, new=node.text, source=REDIRECTS, line=line)
    return None


def _lines(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.split("\n"), 1):
        if match := _KEY.match(line):
            yield match[1] or match[2] or match[3] or "", number
