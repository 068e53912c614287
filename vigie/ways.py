"""How a page leads to other texts: those before, behind and beside its own, or of days to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from vigie.languages import Language


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
