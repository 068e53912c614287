"""What stands inside the HTML of a passage: the text that it carries, and recommendations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

_CARRIED = re.compile(
    r"(?P<before>.*)<article id=\"carried\">\s*(?P<title><h2.*?</h2>)(?P<inside>.*?)"
    r"<hr id=\"carried-end\">\s*</article>(?P<after>.*)",
    re.DOTALL,
)
_ITEM = re.compile(
    r"<li class=\"recommendation\" id=\"rec-(\d+)\">(.*?)<a class=\"recommendation__link\"",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The HTML of a passage before the text that it carries, of that text, and behind it."""

    before: str
    title: str
    inside: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A recommendation, for machines."""

    position: int
    anchor: str
    name: str


def cut(html: str) -> Cut | None:
    """Return a passage cut around the text that it carries; None where it carries none."""
    match = _CARRIED.fullmatch(html)
    return Cut(**match.groupdict()) if match else None


def recommendations(html: str) -> tuple[Item, ...]:
    """Return the recommendations of a passage, in their order."""
    return tuple(
        Item(position=int(match[1]), anchor=f"rec-{match[1]}", name=_plain(match[2]))
        for match in _ITEM.finditer(html)
    )


def _plain(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704 -- its tags go
