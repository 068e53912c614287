"""The values that posts and pages become right after reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.incremental.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from vigie.comments.model import Discussion
    from vigie.languages import Language, Localized
    from vigie.prose import Body, Reference
    from vigie.reading.blocks import Block


class Kind(StrEnum):
    """What a text is; the first group are posts, the second pages."""

    CHRONICLE = "chronicle"
    REPUBLICATION = "republication"
    EVENT = "event"
    REPORT = "report"
    INTERVIEW = "interview"
    VIDEO = "video"
    WATCH = "watch"
    PAGE = "page"
    COMPETENCY = "competency"

    @property
    def is_page(self) -> bool:
        """Whether texts of this kind are undated pages."""
        return self in {Kind.PAGE, Kind.COMPETENCY}


class Status(StrEnum):
    """Who may see a text: everyone, those who have its address, nobody yet."""

    PUBLISHED = "published"
    HIDDEN = "hidden"
    DRAFT = "draft"


class Role(StrEnum):
    """What somebody did for a text."""

    AUTHOR = "author"
    COLLABORATION = "collaboration"
    TRANSLATION = "translation"
    ILLUSTRATION = "illustration"


class Axis(StrEnum):
    """A way of grouping posts; the value names it in the front matter, in menus and in files.

    The partners of a post are those that its blocks name.
    """

    CATEGORY = "category"
    TAG = "tags"
    AUTHOR = "authors"
    SERIES = "series"
    PARTNER = "partners"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Somebody's part in a text."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that posts are grouped by: a category, a tag, a series, an author or a partner.

    `parent` is the id of the category that a category lies in, or empty; `feed` is the address of
    what a partner publishes, or empty.
    """

    axis: Axis
    id: str
    name: Localized
    slug: Localized
    description: Localized | None = None
    affiliation: Localized | None = None
    parent: str = ""
    url: str = ""
    feed: str = ""


Taxonomy = dict[Axis, dict[str, Term]]
"""Every term of the site by axis and id."""


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in one language, as its writer left it: names are ids, references unresolved.

    `source` and `folder` are relative to the content folder, e.g. `posts/2013/2013-06-05-x/fr.md`;
    `lines` tells where each front matter key stands. `digest` stands for what the text says,
    where drafts are shown; `source_digest` for what the text that it translates said then.
    """

    source: str
    folder: str
    language: Language
    kind: Kind
    title: str
    slug: str
    summary: str
    status: Status
    body: Body
    body_language: Language
    date: datetime | None = None
    modified: datetime | None = None
    authors: tuple[Contribution, ...] = ()
    category: str = ""
    tags: tuple[str, ...] = ()
    series: str = ""
    series_part: int | None = None
    guid: str = ""
    aliases: tuple[str, ...] = ()
    comments_open: bool = False
    digest: str = ""
    source_digest: str = ""
    blocks: Mapping[str, Block]
    lines: Mapping[str, int]

    @property
    def key(self) -> tuple[str, str]:
        """What its page is, in either language: `("post", folder)` or `("page", folder)`."""
        return ("page" if self.date is None else "post", self.folder)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Those of its body, then those of its blocks."""
        return (
            *self.body.references,
            *(one for block in self.blocks.values() for one in block.references()),
        )

    @property
    def canonical(self) -> str:
        """The whole address that search engines shall take its page for; empty: its own."""
        return next((one for block in self.blocks.values() if (one := block.canonical())), "")

    @property
    def indexed(self) -> bool:
        """Whether search engines may list its page."""
        return self.status is not Status.HIDDEN and all(
            block.indexed() for block in self.blocks.values()
        )

    def terms(self, axis: Axis) -> tuple[str, ...]:
        """Return the ids of the terms that the text has on `axis`."""
        match axis:
            case Axis.CATEGORY:
                return (self.category,) if self.category else ()
            case Axis.TAG:
                return self.tags
            case Axis.AUTHOR:
                return tuple(part.person for part in self.authors)
            case Axis.SERIES:
                return (self.series,) if self.series else ()
            case Axis.PARTNER:
                return tuple(
                    dict.fromkeys(id_ for block in self.blocks.values() for id_ in block.partners())
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One folder: a text in one language or both. `day` is None for pages.

    `discussion` is what readers said of it, None where nobody did.
    """

    folder: str
    day: date | None
    texts: Mapping[Language, Text]
    discussion: Discussion | None = None

    def discussed(self, language: Language) -> bool:
        """Whether there is, or may come, something to follow below the text in `language`."""
        text = self.texts.get(language)
        if text is None or text.status is not Status.PUBLISHED:
            return False
        return text.comments_open or bool(self.discussion and self.discussion.tally.count)

    @property
    def key(self) -> tuple[str, str]:
        """The key of its texts."""
        return ("post" if self.day else "page", self.folder)

    def in_edition(self, language: Language) -> Text:
        """Return the text that the edition in `language` lists: its own, else the other one."""
        return self.texts.get(language) or self.texts[language.other]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address and the one it leads to, both paths from the root, and where that is written.

    `old` may have one `?key=value` behind it.
    """

    old: str
    new: str
    source: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that was read: posts newest first, pages in the order of their folders.

    `redirects` are those of no text, from `redirects.toml`.
    """

    posts: tuple[Pair, ...]
    pages: tuple[Pair, ...]
    taxonomy: Taxonomy
    files: frozenset[str]
    redirects: tuple[Redirect, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Posts and pages."""
        return (*self.posts, *self.pages)

    def prose(self) -> Iterator[str]:
        """Yield the digest of every prose and conversation."""
        for pair in self.pairs:
            yield from (text.body.prose for text in pair.texts.values())
            if pair.discussion:
                yield pair.discussion.conversation
