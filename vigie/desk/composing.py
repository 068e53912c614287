"""A new text: where it goes and what it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.content import Kind, Status
from vigie.desk import outlines
from vigie.desk.folders import AskError
from vigie.desk.front import front_matter
from vigie.desk.notes import body
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Scalar
from vigie.reading.tree import PAGES, POSTS
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

    from vigie.desk.front import Value
    from vigie.languages import Language

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
_COMPETENCIES = f"{PAGES}/competencies"
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """What is known of a text before its first word."""

    kind: Kind
    title: str
    language: Language
    slug: str
    status: Status = Status.DRAFT
    authors: tuple[str, ...] = ()
    category: str = ""
    tags: tuple[str, ...] = ()

    def written(self) -> str:
        """Return the file."""
        front: dict[str, Value] = {
            "title": self.title,
            "kind": self.kind.value,
            "authors": list(self.authors),
            "category": self.category,
            "tags": list(self.tags),
            "summary": "",
            "slug": self.slug,
            "status": self.status.value,
        }
        for key in ("authors", "category", "tags"):
            if not front[key] and self.kind.is_page:
                del front[key]
        if self.kind in outlines.BLOCKS:
            name, block = outlines.BLOCKS[self.kind]
            front[name] = block
        return front_matter(front) + body(outlines.notes(self.kind, self.language))


def fit_title(written: str) -> str:
    """Return a title on one line without what nobody sees; raise AskError where it cannot be."""
    title = " ".join(_UNSEEN.sub(" ", written).split())
    report = Report("")
    Fields(Mapping({"title": (1, Scalar(title, 1))}, 1), report).text("title")
    if report.problems:
        raise AskError(report.problems[0].sentence.told())
    return title


def folder_of(kind: Kind, slug: str, day: date) -> str:
    """Return the folder of a new text."""
    if kind is Kind.COMPETENCY:
        return f"{_COMPETENCIES}/{slug}"
    return f"{PAGES}/{slug}" if kind.is_page else f"{POSTS}/{day:%Y}/{day.isoformat()}-{slug}"


def words_of(title: str, otherwise: str) -> str:
    """Return the words of a title for its folder and address; `otherwise` if it has no letters."""
    return slugify(title) or otherwise


def free_slug(words: str, taken: Container[str]) -> str:
    """Return the last part of an address that is not taken, by a text or by the posts of a year."""
    number, slug = 2, words
    while slug in taken or _YEAR.fullmatch(slug):
        slug = f"{words}-{number}"
        number += 1
    return slug
