"""Posts as entries of feeds."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from plugins.feeds.model import Address, Enclosure, Entry, Label, Replies, as_iri, entry_id
from vigie import urls
from vigie.comments.model import SECTION, Tally
from vigie.content import Axis, Role, Status
from vigie.pages import Passage
from vigie.persons import Person
from vigie.planning.frames import Alternate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.content import Pair, Text
    from vigie.languages import Language
    from vigie.planning.outline import Outline

_WRITING = {Role.AUTHOR, Role.COLLABORATION}
_FILING = (Axis.CATEGORY, Axis.TAG, Axis.SERIES)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": f"{_OPEN_DOCUMENT}.presentation",
    ".ods": f"{_OPEN_DOCUMENT}.spreadsheet",
    ".odt": f"{_OPEN_DOCUMENT}.text",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}


class Entries:
    """Makes the entry of any post, once."""

    def __init__(self, outline: Outline) -> None:
        """Take the outline of the site."""
        self.outline = outline
        self.site = outline.site
        self.made: dict[str, Entry] = {}
        self.people: dict[tuple[str, Language], Person] = {}
        self.labels: dict[tuple[Axis, str, Language], Label] = {}

    def of(self, pair: Pair, text: Text) -> Entry:
        """Return the entry of a text, which is one of `pair`."""
        found = self.made.get(text.source)
        if found is None:
            found = self.made[text.source] = self._entry(pair, text)
        return found

    def _entry(self, pair: Pair, text: Text) -> Entry:
        path = self.outline.addresses.paths[text.key, text.language]
        if text.date is None:
            raise ValueError(text.source)
        origin = next((one for block in text.blocks.values() if (one := block.origin())), None)
        ours = tuple(self._people(text, writing=True))
        theirs = origin.authors if origin and origin.verbal else ()
        authors = (*theirs, *ours) if origin and origin.whole else ours
        others = (*theirs, *self._people(text, writing=False))
        id_ = entry_id(text, self.site.authority)
        return Entry(
            id=id_,
            iri=as_iri(id_, self.site.authority),
            url=self.site.absolute(path),
            title=text.title,
            summary=text.summary,
            passage=Passage(
                source=text.source,
                prose=text.body.prose,
                addresses=self.outline.absolute(text, path),
            ),
            language=text.language,
            body_language=text.body_language,
            authors=authors,
            contributors=_but(others, authors),
            labels=tuple(self._labels(text)),
            published=text.date,
            updated=text.modified or text.date,
            alternates=tuple(self._alternates(pair, text)),
            facts=self._facts(text, self.site.absolute(path)),
            enclosures=tuple(self._enclosures(text)),
            origin=origin,
            replies=self._replies(pair, path) if pair.discussed(text.language) else None,
        )

    def _replies(self, pair: Pair, path: str) -> Replies:
        return Replies(
            page=f"{self.site.absolute(path)}#{SECTION}",
            feed=Address.of(self.site, partial(urls.feed, path)),
            tally=pair.discussion.tally if pair.discussion else Tally(),
        )

    def _facts(self, text: Text, url: str) -> str:
        if not text.blocks:
            return ""
        files = {written: urljoin(url, file) for written, file in self.outline.files(text).items()}
        pictures = self.outline.pictures_fed(text)
        return "".join(block.fed(text, files, pictures) for block in text.blocks.values())

    def _people(self, text: Text, *, writing: bool) -> Iterator[Person]:
        for part in text.authors:
            if (part.role in _WRITING) is writing:
                yield self._person(part.person, text.language)

    def _person(self, id_: str, language: Language) -> Person:
        found = self.people.get((id_, language))
        if found is None:
            path = self.outline.addresses.path(("term", Axis.AUTHOR.value, id_, 1), language)
            found = self.people[id_, language] = Person(
                name=self.outline.content.taxonomy[Axis.AUTHOR][id_].name[language],
                url=self.site.absolute(path) if path else "",
            )
        return found

    def _labels(self, text: Text) -> Iterator[Label]:
        for axis in _FILING:
            for term in text.terms(axis):
                yield self._label(axis, term, text.language)

    def _label(self, axis: Axis, id_: str, language: Language) -> Label:
        found = self.labels.get((axis, id_, language))
        if found is None:
            found = self.labels[axis, id_, language] = Label(
                id=id_,
                name=self.outline.content.taxonomy[axis][id_].name[language],
                scheme=self.site.absolute(urls.axis(language, axis)),
            )
        return found

    def _alternates(self, pair: Pair, text: Text) -> Iterator[Alternate]:
        for language in (text.language.other, text.language):
            one = pair.texts.get(language)
            if one is text or (one is not None and one.status is Status.PUBLISHED):
                path = self.outline.addresses.paths[pair.key, language]
                yield Alternate(tag=language.tag, url=self.site.absolute(path))

    def _enclosures(self, text: Text) -> Iterator[Enclosure]:
        for path in dict.fromkeys(link.path for link in self.outline.links[text.source]):
            type_ = _TYPES.get(posixpath.splitext(path)[1].lower())
            name = path.removeprefix(f"{urls.MEDIA}/")
            if type_ and name in self.outline.media:
                yield Enclosure(
                    url=self.site.absolute(quote(path)),
                    type=type_,
                    length=(self.outline.root / name).stat().st_size,
                )


def _but(people: Iterable[Person], known: Iterable[Person]) -> tuple[Person, ...]:
    """Return those whose names are not known yet."""
    names = {person.name for person in known}
    return tuple(person for person in people if person.name not in names)
