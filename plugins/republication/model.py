"""The provenance of a text that was first published elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from plugins.republication import linked
from vigie.content import Axis
from vigie.origins import Origin
from vigie.problems import suggestion
from vigie.reading.blocks import Block
from vigie.reading.typesetting import in_both
from vigie.slugs import SLUG, slugify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from plugins.republication.licences import Licence
    from vigie.content import Term, Text
    from vigie.languages import Language, Localized
    from vigie.persons import Person
    from vigie.problems import Report
    from vigie.reading.blocks import Surroundings
    from vigie.reading.typesetting import Typesetter

ANCHOR = "carried"
"""The anchor of the carried text in the body of the post that carries it."""


class Changes(StrEnum):
    """What was done to the original."""

    VERBATIM = "verbatim"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    ADAPTED = "adapted"
    TRANSLATED = "translated"

    @property
    def keeps_words(self) -> bool:
        """Whether the words are those of the original."""
        return self in {Changes.VERBATIM, Changes.EXCERPT}

    @property
    def is_derived(self) -> bool:
        """Whether it makes another work of the original, which a licence may forbid."""
        return self in {Changes.ADAPTED, Changes.TRANSLATED}


class Indexing(StrEnum):
    """Which page search engines shall list: the original, ours, or neither of the two from us."""

    CANONICAL = "canonical"
    NOINDEX = "noindex"
    BOTH = "both"
    OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Who allowed the republication; `granted_on` is a date like that of the original, or empty."""

    granted_by: str
    granted_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Where a text was first published; `id` is that of a partner, empty where given in place."""

    id: str = ""
    name: Localized
    url: str = ""
    feed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The provenance in short, for listings."""

    names: tuple[str, ...]
    publication: Localized
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a text comes from and by what right it is here.

    `url` is empty where the original is not public; `date` is a year, a month or a day as in
    ISO 8601. At least one of `licence` and `permission` is there.
    """

    title: str
    authors: tuple[Person, ...]
    publication: Publication
    url: str
    date: str
    language: Language
    licence: Licence | None
    permission: Permission | None
    changes: Changes
    translator: str

    def language_here(self, text: Text) -> Language:
        """Return the language in which `text` gives it."""
        return self.language if self.changes.keeps_words else text.body_language

    @property
    def credit(self) -> Credit:
        """The provenance in short."""
        names = tuple(author.name for author in self.authors)
        return Credit(names=names, publication=self.publication.name, date=self.date)

    @property
    def partners(self) -> tuple[str, ...]:
        """The partner that it comes from, if it is one."""
        return (self.publication.id,) if self.publication.id else ()

    def origin(self, *, whole: bool) -> Origin:
        """Return the provenance as feeds tell it; `whole` if all of the post is this text."""
        return Origin(
            title=self.title,
            url=self.url,
            authors=self.authors,
            verbal=self.changes is not Changes.SUMMARY,
            publication=self.publication.name,
            home=self.publication.url,
            feed=self.publication.feed,
            rights=self.licence.name if self.licence else "",
            licence=self.licence.url if self.licence else "",
            whole=whole,
        )

    def typeset(self, typesetter: Typesetter, language: Language) -> Provenance:
        """Return the provenance with its prose set, the original’s title in its own language."""

        def prose(text: str) -> str:
            return typesetter.string(text, language)

        given, publication = self.permission, self.publication
        return replace(
            self,
            title=typesetter.string(self.title, self.language),
            authors=tuple(author.typeset(typesetter, language) for author in self.authors),
            publication=replace(publication, name=in_both(publication.name, typesetter)),
            permission=given and replace(given, granted_by=prose(given.granted_by)),
            translator=prose(self.translator),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Republication(Block):
    """The provenance of the whole text of a post."""

    provenance: Provenance
    indexing: Indexing

    def settled(self, text: Text, around: Surroundings, report: Report) -> Self:
        """Return it with what is known of the partner; tell a language that cannot be right."""
        given = self.provenance
        if given.changes.keeps_words and given.language is not text.body_language:
            report.add(
                _line(text, "republication", "language"),
                "the original is in “{language}”, the text in “{own}”",
                "write “changes: translated” or “body_lang: {language}”",
                language=given.language,
                own=text.body_language,
            )
        return replace(self, provenance=_settled(given, "republication", text, around, report))

    def partners(self) -> tuple[str, ...]:
        """Return the partner that it comes from, if it is one."""
        return self.provenance.partners

    def origin(self) -> Origin:
        """Return its provenance."""
        return self.provenance.origin(whole=True)

    def canonical(self) -> str:
        """Return the address of the original where it is the one to be listed."""
        wanted = self.indexing in {Indexing.CANONICAL, Indexing.BOTH}
        return self.provenance.url if wanted else ""

    def indexed(self) -> bool:
        """Whether search engines may list our page."""
        return self.indexing not in {Indexing.NOINDEX, Indexing.BOTH}

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the provenance with its prose set."""
        return replace(self, provenance=self.provenance.typeset(typesetter, language))

    def posting(self, text: Text, _url: str, _files: Mapping[str, str]) -> Mapping[str, object]:
        """Return what the text is based on, and who wrote it."""
        return linked.republication(self.provenance, text)

    def brief(self) -> Credit:
        """Return the provenance in short."""
        return self.provenance.credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(Block):
    """The provenance of a text that a post of ours carries, given in `language`."""

    provenance: Provenance
    language: Language

    def settled(self, text: Text, around: Surroundings, report: Report) -> Self:
        """Return it with what is known of the partner; tell where the text itself is missing."""
        if ANCHOR not in text.body.anchors:
            what = "the text that “carried” describes is not there"
            told = "put it between a line “/// carried | Its title” and a line “///”"
            report.add(text.lines.get("carried", 1), what, told)
        return replace(
            self,
            provenance=_settled(self.provenance, "carried", text, around, report),
            language=self.provenance.language_here(text),
        )

    def partners(self) -> tuple[str, ...]:
        """Return the partner that it comes from, if it is one."""
        return self.provenance.partners

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the provenance with its prose set."""
        return replace(self, provenance=self.provenance.typeset(typesetter, language))

    def origin(self) -> Origin:
        """Return its provenance."""
        return self.provenance.origin(whole=False)

    def posting(self, text: Text, url: str, _files: Mapping[str, str]) -> Mapping[str, object]:
        """Return the carried text as a part of the post."""
        return linked.carried(self.provenance, text, f"{url}#{ANCHOR}")

    def brief(self) -> Credit:
        """Return the provenance in short."""
        return self.provenance.credit


def _settled(
    given: Provenance, block: str, text: Text, around: Surroundings, report: Report
) -> Provenance:
    if given.changes is Changes.TRANSLATED and given.language is text.body_language:
        report.add(
            _line(text, block, "changes"),
            "translated from “{language}” into the same language",
            "write the language of the original, e.g. language: {other}",
            language=given.language,
            other=given.language.other,
        )
    publication = _publication(given.publication, block, text, around, report)
    return replace(given, publication=publication)


def _publication(
    given: Publication, block: str, text: Text, around: Surroundings, report: Report
) -> Publication:
    partners = around.taxonomy[Axis.PARTNER]
    line = _line(text, block, "publication")
    if given.id in partners:
        partner = partners[given.id]
        return replace(given, name=partner.name, url=partner.url, feed=partner.feed)
    if given.id:
        told = "add it to partners.toml, or write publication: {name: {id}}"
        remedy = suggestion(given.id, partners, told, id=given.id)
        report.add(line, "unknown partner “{id}”", remedy, id=given.id)
        return replace(given, id="")
    written = given.name[text.language]
    folded = _folded(written)
    known = next((id_ for id_, one in partners.items() if folded in _names(one)), "")
    if folded and known:
        what = "“{value}” is the partner “{id}”"
        report.add(line, what, "write publication: {id}", value=written, id=known)
    return given


def _names(partner: Term) -> tuple[str, str]:
    return _folded(partner.name.fr), _folded(partner.name.en)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """Return a name without what people write in different ways: capitals, accents, spaces."""
    return slugify(name)


def _line(text: Text, block: str, key: str) -> int:
    return text.lines.get(f"{block}.{key}") or text.lines.get(block, 1)


def is_id(written: str) -> bool:
    """Whether a publication is written as the id of a partner."""
    return SLUG.fullmatch(written) is not None
