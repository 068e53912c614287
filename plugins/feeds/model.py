"""One model of a feed, made from the posts written in its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Axis, Status
from vigie.pages import Passage

if TYPE_CHECKING:
    from datetime import datetime

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post in a feed; the addresses of `passage` are whole."""

    id: str
    url: str
    title: str
    summary: str
    passage: Passage
    language: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `id` never changes, `home` is the page it follows, `url` its own address."""

    id: str
    url: str
    home: str
    title: str
    description: str
    language: str
    entries: tuple[Entry, ...]


def of_posts(outline: Outline, language: Language, kind: str) -> Feed:
    """Return the feed of the newest posts written in `language`; `kind` is `rss` or `atom`."""
    site = outline.site
    edition = site.editions[language]
    newest = [
        entry.text
        for entry in outline.editions[language].entries
        if entry.text.language is language and entry.text.status is Status.PUBLISHED
    ]
    return Feed(
        id=f"tag:{site.authority}:{language}/posts",
        url=site.absolute(urls.feed(language, kind)),
        home=site.absolute(urls.home(language)),
        title=edition.title,
        description=edition.tagline,
        language=language.tag,
        entries=tuple(_entry(outline, text) for text in newest[: site.feed_length]),
    )


def entry_id(text: Text, authority: str) -> str:
    """Return the id of a post in every feed: its import's, or one of pair and language."""
    return text.guid or f"tag:{authority}:{text.folder.rpartition('/')[2]}/{text.language}"


def _entry(outline: Outline, text: Text) -> Entry:
    path = outline.addresses.paths[text.key, text.language]
    names = outline.content.taxonomy
    if text.date is None:
        raise ValueError(text.source)
    return Entry(
        id=entry_id(text, outline.site.authority),
        url=outline.site.absolute(path),
        title=text.title,
        summary=text.summary,
        passage=Passage(
            source=text.source, prose=text.body.prose, addresses=outline.absolute(text, path)
        ),
        language=text.body_language.tag,
        authors=tuple(names[Axis.AUTHOR][part.person].name[text.language] for part in text.authors),
        categories=tuple(
            names[axis][term].name[text.language]
            for axis in (Axis.CATEGORY, Axis.TAG)
            for term in text.terms(axis)
        ),
        published=text.date,
        updated=text.modified or text.date,
    )


def newest_change(feed: Feed) -> datetime | None:
    """Return when the content of the feed last changed; None where it is empty."""
    return max((entry.updated for entry in feed.entries), default=None)
