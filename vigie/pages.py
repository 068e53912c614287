"""Pages: a template and the plain values it is given. A template can reach nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.incremental.shared import Shared
from vigie.passages import Cut, Item, cut, recommendations

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import datetime

    from vigie.comments.model import DiscussionView
    from vigie.languages import Language
    from vigie.pictures.markup import Tag
    from vigie.planning.frames import Alternate, Frame
    from vigie.planning.ways import Ahead, Stage, TermLink, TextLink
    from vigie.prose import Heading
    from vigie.reading.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One output file: `template` rendered with `values`, or `Lazy` ones, in a `language`.

    `path` is relative to the output folder; `source` and `line` tell which text it comes from.
    `near` is a folder of pages that show much of the same, which is then made once for them all.
    """

    path: str
    template: str
    values: object
    language: Language
    source: str = ""
    line: int = 1
    near: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One output file with the bytes of `source`, a path on disk; `key` may stand for them."""

    path: str
    source: str
    key: bytes = b""

    def data(self) -> bytes:
        """Return the bytes."""
        with open(self.source, "rb") as file:
            return file.read()


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline(Shared):
    """Somebody's part in a text, as shown under the title."""

    name: str
    url: str
    role: str
    affiliation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Shared):
    """A post as listings show it; `foreign` where it is in the edition's other language.

    `upcoming` where its day is still to come; `briefs` are what its blocks tell there, by name.
    """

    url: str
    title: str
    language: Language
    foreign: bool
    kind: str
    date: datetime
    summary: str
    bylines: tuple[Byline, ...]
    draft: bool
    upcoming: bool = False
    briefs: tuple[tuple[str, Hashable], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where a page stands among those of its listing; `previous` leads to newer posts."""

    number: int
    total: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The prose of a text as a page wants it: `prose` is its digest.

    `addresses` fill its gaps, those around pictures with their tags. The prose itself is fetched
    when the page is rendered: a page's values stay small.
    """

    source: str
    prose: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPassage:
    """A passage with its prose, while a page is rendered."""

    html: str
    headings: tuple[Heading, ...]
    minutes: int

    @property
    def cut(self) -> Cut | None:
        """The passage cut around the text that it carries; None where it carries none."""
        return cut(self.html)

    @property
    def recommendations(self) -> tuple[Item, ...]:
        """The recommendations in the passage, in their order."""
        return recommendations(self.html)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A post or page as its own page shows it; `date` is None on pages, `upcoming` if to come.

    `foreign_body`: not in the page's language. `partners` are their pages by id; `files` is where
    the files of blocks are and `pictures` what shows them, both by what is written.
    """

    title: str
    kind: str
    summary: str
    language: Language
    passage: Passage
    body_language: Language
    foreign_body: bool
    bylines: tuple[Byline, ...] = ()
    category: TermLink | None = None
    tags: tuple[TermLink, ...] = ()
    date: datetime | None = None
    modified: datetime | None = None
    draft: bool = False
    upcoming: bool = False
    discussion: DiscussionView | None = None
    blocks: Mapping[str, Block]
    partners: Mapping[str, str]
    files: Mapping[str, str]
    pictures: Mapping[str, Tag]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """Values of `post.html` and `page.html`; `nearest` is named where the switch is not exact.

    `members` are the pages that a page is the index of.
    """

    frame: Frame
    text: TextView
    nearest: str = ""
    series: Stage | None = None
    collection: Stage | None = None
    members: tuple[TextLink, ...] = ()
    related: tuple[TextLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Values of `home.html`."""

    frame: Frame
    cards: tuple[Card, ...]
    pagination: Pagination
    series: tuple[CountedTerm, ...] = ()
    ahead: tuple[Ahead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """Values of `listing.html`: the posts of one term.

    `below` are the categories that lie in a category; those above it are in the trail.
    """

    frame: Frame
    axis: str
    name: str
    description: str
    affiliation: str
    url: str
    feed: str
    cards: tuple[Card, ...]
    pagination: Pagination
    below: tuple[TermLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPage:
    """Values of `period.html`: the posts of a year, or of a month."""

    frame: Frame
    year: int
    month: int | None
    cards: tuple[Card, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTerm:
    """A term with the number of its posts."""

    name: str
    url: str
    description: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """Values of `index.html`: every term of one axis."""

    frame: Frame
    axis: str
    terms: tuple[CountedTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of the archives."""

    month: int
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the archives, its months newest first."""

    year: int
    url: str
    count: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivesPage:
    """Values of `archives.html`."""

    frame: Frame
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorPage:
    """Values of `root.html` and `404.html`, which speak both languages: one frame for each."""

    frame: Frame
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """Values of `moved.html`, which stands at an old address: `url` is the new one.

    `canonical` is the same with the name of the site.
    """

    url: str
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """An address of the sitemap with its versions; `modified` is an ISO date or empty."""

    url: str
    modified: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """Values of `sitemap.xml`."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """Values of `robots.txt`."""

    sitemap: str
