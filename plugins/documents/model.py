"""The facts of a document that a report presents."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vigie.locale.numbers import file_size
from vigie.persons import persons
from vigie.prose import Reference
from vigie.reading.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo
    from typing import Self

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.persons import Person
    from vigie.problems import Report
    from vigie.reading.blocks import Surroundings
    from vigie.reading.fields import Fields
    from vigie.reading.typesetting import Typesetter

_EXTENSION = re.compile(r"\.([A-Za-z0-9]{2,5})$")
_SIZE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s?([kKMG]?)(?:o|B)")
_STEPS = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9}
_TYPES = {
    "PDF": "application/pdf",
    "EPUB": "application/epub+zip",
    "CSV": "text/csv",
    "ODT": "application/vnd.oasis.opendocument.text",
    "ODS": "application/vnd.oasis.opendocument.spreadsheet",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a link to the document says: `format` is e.g. `PDF`, `size` is in bytes."""

    format: str
    pages: int | None
    size: int | None
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Block):
    """A document at `url`, or in a `file` beside the text, or nowhere that we know."""

    title: str
    authors: tuple[Person, ...]
    url: str
    file: Reference | None
    facts: Facts

    def references(self) -> tuple[Reference, ...]:
        """Return the file."""
        return (self.file,) if self.file else ()

    def settled(self, text: Text, around: Surroundings, _report: Report) -> Self:
        """Return it with the size of its file."""
        if self.file is None:
            return self
        path = posixpath.normpath(posixpath.join(text.folder, unquote(self.file.target)))
        return replace(self, facts=replace(self.facts, size=around.sizes.get(path)))

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return it with its prose set, its title in its own language."""
        return replace(
            self,
            title=typesetter.string(self.title, self.facts.language),
            authors=tuple(author.typeset(typesetter, language) for author in self.authors),
        )

    def posting(self, text: Text, _url: str, files: Mapping[str, str]) -> Mapping[str, object]:
        """Return the document as what the post is about."""
        address = files.get(self.file.target, "") if self.file else self.url
        size = self.facts.size
        encoding = {
            "@type": "MediaObject",
            "contentUrl": address,
            "encodingFormat": _TYPES.get(self.facts.format.upper()),
            "contentSize": file_size(size, text.language) if size else None,
        }
        about = {
            "@type": "DigitalDocument",
            "name": self.title,
            "inLanguage": self.facts.language.tag,
            "author": [author.linked for author in self.authors],
            "encoding": {key: value for key, value in encoding.items() if value}
            if address
            else None,
        }
        return {"about": {key: value for key, value in about.items() if value}}

    def brief(self) -> Facts:
        """Return its facts."""
        return self.facts


def read(fields: Fields, _zone: tzinfo, language: Language) -> Document:
    """Return the document that the block describes; it is in `language` unless it says other."""
    url, file = fields.web_address("url"), _file(fields)
    if url and file:
        fields.wrong("file", "a document has one address", "keep “file” or “url”")
    return Document(
        title=fields.text("title"),
        authors=persons(fields, "authors"),
        url=url,
        file=file,
        facts=Facts(
            format=_format(fields, file.target if file else urlsplit(url).path),
            pages=fields.whole_number("pages"),
            size=_size(fields, local=file is not None),
            language=fields.language("language", language),
        ),
    )


def _file(fields: Fields) -> Reference | None:
    written = fields.text("file")
    if not written:
        return None
    return Reference(target=written, line=fields.line("file"), embedded=True, noun="the document")


def _format(fields: Fields, address: str) -> str:
    """Return the format that is told, else the one that the end of the address tells."""
    extension = _EXTENSION.search(address)
    told = "" if extension else "write e.g. format: PDF"
    return fields.text("format", required=told) or (extension[1].upper() if extension else "")


def _size(fields: Fields, *, local: bool) -> int | None:
    """Return the size in bytes of a document elsewhere; that of a file is its own."""
    written = fields.text("size")
    if not written:
        return None
    if local:
        fields.wrong("size", "the size of a file is known", "take it out")
        return None
    match = _SIZE.fullmatch(written)
    if match is None:
        told = "write e.g. 2.1 MB or 850 kB"
        fields.wrong("size", "“{value}” is not a size", told, value=written)
        return None
    return int(Decimal(match[1].replace(",", ".")) * _STEPS[match[2]])
