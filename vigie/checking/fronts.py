"""What the front matter leaves out, and what raw HTML leaves out, that readers would miss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found
from vigie.reading.tree import POSTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_TABLE = re.compile(r"<table\b[^<>]*>(?P<inside>.*?)(?:</table\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HEADER = re.compile(r"<th\b", re.IGNORECASE)


def no_summary(manuscript: Manuscript) -> Iterator[Finding]:
    """Find posts without a summary.

    Lists, feeds and search engines then show a title alone.
    """
    is_post = manuscript.path.startswith(f"{POSTS}/")
    if is_post and manuscript.front and not manuscript.front.get("summary"):
        start = manuscript.places.get("title", (0, 0))[0]
        told = "add a line “summary:” with a sentence or two, for lists and feeds"
        yield found(start, "there is no summary", told)


def no_table_header(manuscript: Manuscript) -> Iterator[Finding]:
    """Find tables in HTML without a header cell.

    WCAG 2.2, 1.3.1 and technique H51. Tables in Markdown have theirs.
    """
    for match in _TABLE.finditer(manuscript.markdown, manuscript.body):
        if not _HEADER.search(match["inside"]):
            what = "a table without header cells"
            yield found(match.start(), what, "write <th> for the cells that name a column or a row")
