"""One model of a feed, which every format writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from vigie import urls
from vigie.feeds import Format
from vigie.incremental.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vigie.comments.model import DiscussionView, Tally
    from vigie.content import Text
    from vigie.languages import Language
    from vigie.origins import Origin
    from vigie.pages import Passage
    from vigie.persons import Person
    from vigie.planning.frames import Alternate
    from vigie.site import Site

Mark = tuple[datetime, str]
"""What puts comments in order: when each was written, and its id."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_NO_CHANGE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Something that a post is filed under: its id, its name, and the address of all such terms."""

    id: str
    name: str
    scheme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A document, a sound or a video that a post links to; `length` in bytes."""

    url: str
    type: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a document is in each format, as whole addresses."""

    rss: str = ""
    atom: str = ""
    json: str = ""

    @classmethod
    def of(cls, site: Site, path: Callable[[Format], str]) -> Self:
        """Return that of the output path of each format."""
        rss, atom, json = (site.absolute(path(form)) for form in Format)
        return cls(rss=rss, atom=atom, json=json)

    def __getitem__(self, form: Format) -> str:
        """Return the address in a format."""
        return {Format.RSS: self.rss, Format.ATOM: self.atom, Format.JSON: self.json}[form]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """Where the comments on a post can be read, and where they can be followed."""

    page: str
    feed: Address
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """What a comment answers, a post or a comment: its id, and where it stands."""

    iri: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Shared):
    """A post or a comment in a feed; every address is whole.

    `id` may be any text that an import brought along; `iri` is an IRI in any case. `language` is
    that of title and summary, `body_language` that of the passage. `authors` wrote, `contributors`
    had another part. `alternates` are its pages in each language, its own last. `facts` are what
    its blocks say before the text, as HTML. `origin` is None for what was first published here.

    The text of a post is a passage, that of a comment is `html`. `replies` is None where nobody
    commented and nobody may; `replied` is what a comment answers, None for posts.
    """

    id: str
    iri: str
    url: str
    title: str
    summary: str
    passage: Passage | None = None
    html: str = ""
    language: Language
    body_language: Language
    authors: tuple[Person, ...]
    contributors: tuple[Person, ...] = ()
    labels: tuple[Label, ...] = ()
    published: datetime
    updated: datetime
    alternates: tuple[Alternate, ...] = ()
    facts: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    origin: Origin | None = None
    replies: Replies | None = None
    replied: Replied | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Shared):
    """What readers said of a text, and what feeds must know of this: its id, its title.

    `language` is that of the text; `view` tells where its page is.
    """

    view: DiscussionView
    iri: str
    title: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Where a document stands in a feed that is cut up (RFC 5005).

    `current` is where the newest entries are; it is None in that document itself.
    """

    previous: Address | None = None
    next: Address | None = None
    current: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Shared):
    """A feed, newest entry first, the same in every format; every address is whole.

    `id` never changes, `home` is the page it follows, `url` its own address, `sister` the same feed
    in the other language, if there is one, `style` what makes it readable in a browser.

    A feed of comments is given `talks`; the newest comments in them, up to `until` and `length` at
    most, become its entries when it is written.
    """

    id: str
    url: Address
    home: str
    title: str
    description: str
    site: str
    site_url: str
    language: Language
    sister: Address | None
    updated: datetime
    history: History
    hub: str
    style: str
    entries: tuple[Entry, ...] = ()
    talks: tuple[Talk, ...] = ()
    length: int = 0
    until: Mark | None = None


def feed_id(authority: str, language: Language, *names: str) -> str:
    """Return the id of a feed: a `tag:` URI of what it is about and its language."""
    return f"tag:{authority}:{'/'.join((language, *names))}"


def head(site: Site, language: Language, names: Iterable[str], home: str, title: str) -> Feed:
    """Return a feed that is still empty and nowhere; `home` is the output path of its page.

    `names` are the fixed end of its id; `title` is empty for all posts.
    """
    edition = site.editions[language]
    whole = " – ".join(filter(None, (edition.title, title)))
    return Feed(
        id=feed_id(site.authority, language, *names),
        url=Address(),
        home=site.absolute(home),
        title=whole,
        description=whole,
        site=edition.title,
        site_url=site.absolute(urls.home(language)),
        language=language,
        sister=None,
        updated=newest_change(()),
        history=History(),
        hub=site.feeds.hub,
        style=site.absolute(urls.feed_style(language)),
    )


def entry_id(text: Text, authority: str) -> str:
    """Return the id of a text in every feed: its import's, or one of pair and language."""
    return text.guid or f"tag:{authority}:{name_of(text)}/{text.language}"


def name_of(text: Text) -> str:
    """Return what a text is called in ids: posts by their own folder, pages by all folders."""
    return text.folder if text.date is None else text.folder.rpartition("/")[2]


def as_iri(id_: str, authority: str) -> str:
    """Return an id as an IRI: itself if it is one, else a `tag:` URI made of it."""
    return id_ if _IRI.fullmatch(id_) else f"tag:{authority}:guid/{quote(id_, safe='')}"


def newest_change(entries: Iterable[Entry]) -> datetime:
    """Return when entries last changed: without any, the beginning of time."""
    return max((entry.updated for entry in entries), default=_NO_CHANGE)
