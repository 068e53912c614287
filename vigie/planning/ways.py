"""How a page leads to other texts, to their lists, and to what days to come bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.incremental.shared import Shared

if TYPE_CHECKING:
    from datetime import datetime

    from vigie.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLink(Shared):
    """A category, tag, series or author as other pages show it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Another text as a page leads to it; `foreign` where it is in the other language."""

    title: str
    url: str
    language: Language
    foreign: bool
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A text that announces something, and when that begins."""

    text: TextLink
    start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a text stands among those that follow one another, under `name` at `url`."""

    name: str
    url: str
    number: int | None
    total: int
    previous: TextLink | None
    next: TextLink | None
