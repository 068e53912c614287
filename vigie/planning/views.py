"""Posts and pages as templates see them: names instead of ids, addresses instead of references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vigie.comments.model import DiscussionView
from vigie.content import Axis, Contribution, Status
from vigie.pages import Byline, Card, Passage, TextView
from vigie.planning.ways import TermLink, TextLink

if TYPE_CHECKING:
    from datetime import datetime

    from vigie.comments.model import Discussion
    from vigie.content import Taxonomy, Text
    from vigie.languages import Language
    from vigie.planning.outline import Outline
    from vigie.reading.blocks import Block


@dataclass(frozen=True, slots=True)
class Views:
    """Makes views of the texts of an outline; what many of them show is made once."""

    outline: Outline
    links: dict[tuple[Axis, str, Language], TermLink] = field(default_factory=dict)
    bylines: dict[tuple[Contribution, Language], Byline] = field(default_factory=dict)
    leads: dict[tuple[str, Language, bool], TextLink] = field(default_factory=dict)

    @property
    def taxonomy(self) -> Taxonomy:
        """The people and terms of the site."""
        return self.outline.content.taxonomy

    def card(self, text: Text, edition: Language) -> Card:
        """Return a post as the listings of `edition` show it."""
        return Card(
            url=self.outline.site.local(self.outline.addresses.paths[text.key, text.language]),
            title=text.title,
            language=text.language,
            foreign=text.language is not edition,
            kind=text.kind.value,
            date=_dated(text),
            summary=text.summary,
            bylines=self._bylines(text, edition),
            draft=text.status is Status.DRAFT,
            upcoming=self._upcoming(text),
            briefs=tuple(
                (name, brief)
                for name, block in self._blocks(text).items()
                if (brief := block.brief()) is not None
            ),
        )

    def text(self, text: Text, discussion: Discussion | None) -> TextView:
        """Return a text as its own page shows it, with what readers said."""
        language = text.language
        return TextView(
            title=text.title,
            kind=text.kind.value,
            summary=text.summary,
            language=language,
            passage=Passage(
                source=text.source,
                prose=text.body.prose,
                addresses=self.outline.local(text),
            ),
            body_language=text.body_language,
            foreign_body=text.body_language is not language,
            bylines=self._bylines(text, language),
            category=self.link(Axis.CATEGORY, text.category, language) if text.category else None,
            tags=tuple(self.link(Axis.TAG, tag, language) for tag in text.tags),
            date=text.date,
            modified=text.modified,
            draft=text.status is Status.DRAFT,
            upcoming=self._upcoming(text),
            discussion=self._discussion(text, discussion),
            blocks=self._blocks(text),
            partners={
                id_: self._term_url(Axis.PARTNER, id_, language) for id_ in text.terms(Axis.PARTNER)
            },
            files=self.outline.files(text),
            pictures=self.outline.pictures(text),
        )

    def _upcoming(self, text: Text) -> bool:
        return text.date is not None and text.date > self.outline.site.now

    def _blocks(self, text: Text) -> dict[str, Block]:
        now = self.outline.site.now
        return {name: block.seen(text, now) for name, block in text.blocks.items()}

    def leading(self, text: Text, edition: Language, *, told: bool = False) -> TextLink:
        """Return a text as pages of `edition` lead to it; `told` with its summary."""
        found = self.leads.get((text.source, edition, told))
        if found is None:
            found = self.leads[text.source, edition, told] = TextLink(
                title=text.title,
                url=self.outline.site.local(self.outline.addresses.paths[text.key, text.language]),
                language=text.language,
                foreign=text.language is not edition,
                summary=text.summary if told else "",
            )
        return found

    def _discussion(self, text: Text, said: Discussion | None) -> DiscussionView | None:
        """Return None where nothing was said and nobody may say anything."""
        if said is None and not text.comments_open:
            return None
        site = self.outline.site
        return DiscussionView(
            url=site.absolute(self.outline.addresses.paths[text.key, text.language]),
            source=said.source if said else "",
            conversation=said.conversation if said else "",
            open=text.comments_open,
            post=text.folder.rpartition("/")[2] if text.comments_open else "",
            email=site.comments_email if text.comments_open else "",
            form=site.comments_form if text.comments_open else "",
        )

    def link(self, axis: Axis, term: str, language: Language) -> TermLink:
        """Return the name of a term and the address of its listing, empty where it has none."""
        found = self.links.get((axis, term, language))
        if found is None:
            found = self.links[axis, term, language] = TermLink(
                name=self.taxonomy[axis][term].name[language],
                url=self._term_url(axis, term, language),
            )
        return found

    def _term_url(self, axis: Axis, term: str, language: Language) -> str:
        path = self.outline.addresses.path(("term", axis.value, term, 1), language)
        return self.outline.site.local(path) if path else ""

    def _bylines(self, text: Text, language: Language) -> tuple[Byline, ...]:
        return tuple(self._byline(part, language) for part in text.authors)

    def _byline(self, part: Contribution, language: Language) -> Byline:
        found = self.bylines.get((part, language))
        if found is None:
            person = self.taxonomy[Axis.AUTHOR][part.person]
            found = self.bylines[part, language] = Byline(
                name=person.name[language],
                url=self._term_url(Axis.AUTHOR, part.person, language),
                role=part.role.value,
                affiliation=person.affiliation[language] if person.affiliation else "",
            )
        return found


def _dated(text: Text) -> datetime:
    if text.date is None:
        raise ValueError(text.source)
    return text.date
