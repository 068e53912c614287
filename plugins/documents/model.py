"""The facts of a document that a report presents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.blocks import Block

if TYPE_CHECKING:
    from datetime import tzinfo

    from vigie.fields import Fields
    from vigie.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Block):
    """A document: `url` may be empty, `format` is e.g. `PDF`, `pages` counts its pages."""

    url: str
    format: str
    pages: int | None
    language: Language


def read(fields: Fields, _zone: tzinfo, language: Language) -> Document:
    """Return the document that the block describes; it is in `language` unless it says other."""
    return Document(
        url=fields.web_address("url"),
        format=fields.text("format", required="write e.g. format: PDF"),
        pages=fields.whole_number("pages"),
        language=fields.language("language", language),
    )
