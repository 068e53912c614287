"""The provenance of a republished text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from vigie.blocks import Block
from vigie.fields import Fields
from vigie.nodes import Mapping, Node

if TYPE_CHECKING:
    from datetime import tzinfo

    from vigie.languages import Language
    from vigie.typesetting import Typesetter

_PARTIAL_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


class Changes(StrEnum):
    """What was done to the original."""

    VERBATIM = "verbatim"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    ADAPTED = "adapted"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalAuthor:
    """Who wrote the original."""

    name: str
    url: str
    affiliation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Who allowed the republication; `granted_on` is a date like that of the original, or empty."""

    granted_by: str
    granted_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Republication(Block):
    """Where a text comes from and by what right it is here.

    `url` is empty where the original is not public; `date` is a year, a month or a day as in
    ISO 8601. At least one of `licence` (an SPDX id) and `permission` is there.
    """

    title: str
    authors: tuple[OriginalAuthor, ...]
    publication: str
    url: str
    date: str
    language: Language
    licence: str
    permission: Permission | None
    changes: Changes

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the provenance with its prose set, the original's title in its own language."""

        def prose(text: str) -> str:
            return typesetter.string(text, language)

        given = self.permission
        return replace(
            self,
            title=typesetter.string(self.title, self.language),
            authors=tuple(
                replace(one, name=prose(one.name), affiliation=prose(one.affiliation))
                for one in self.authors
            ),
            publication=prose(self.publication),
            permission=given and replace(given, granted_by=prose(given.granted_by)),
        )


def read(fields: Fields, _zone: tzinfo, language: Language) -> Republication:
    """Return the provenance that the block tells; the original is in `language` if not told."""
    republication = Republication(
        title=fields.text("title", required="write the title of the original"),
        authors=fields.each("authors", lambda node: _author(node, fields)),
        publication=fields.text("publication", required="write where it was first published"),
        url=fields.web_address("url"),
        date=_date(fields, "date"),
        language=fields.language("language", language),
        licence=fields.text("licence"),
        permission=_permission(fields),
        changes=Changes(fields.choice("changes", tuple(Changes), Changes.VERBATIM)),
    )
    if not (republication.licence or republication.permission):
        told = "write “licence: CC-BY-4.0” or “permission: {granted_by: …}”"
        fields.report.add(
            fields.mapping.line, "neither a licence nor a permission to republish", told
        )
    return republication


def _author(node: Node, fields: Fields) -> OriginalAuthor | None:
    if not isinstance(node, Mapping):
        fields.wrong("authors", "an original author has a name", "write e.g. - name: Kema Joseph")
        return None
    inner = Fields(node, fields.report, "republication.authors")
    author = OriginalAuthor(
        name=inner.text("name", required="write the author’s name"),
        url=inner.web_address("url"),
        affiliation=inner.text("affiliation"),
    )
    inner.finish()
    return author


def _permission(fields: Fields) -> Permission | None:
    inner = fields.table("permission")
    if inner is None:
        return None
    permission = Permission(
        granted_by=inner.text("granted_by", required="write who gave the permission"),
        granted_on=_date(inner, "granted_on"),
    )
    inner.finish()
    return permission


def _date(fields: Fields, key: str) -> str:
    written = fields.text(key)
    if not written or _exists(written):
        return written
    fields.wrong(key, f"“{written}” is not a date", "write a year, a month or a day, e.g. 2013-06")
    return ""


def _exists(written: str) -> bool:
    """Return whether a year, a month or a day is one of the calendar."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return _PARTIAL_DATE.fullmatch(written) is not None
