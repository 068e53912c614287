"""What helps people to subscribe: a page and a file that list all feeds, a style sheet of feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.feeds.documents import subjects
from vigie import urls
from vigie.content import Axis
from vigie.feeds import COMMENTS, COMMENTS_NAME, EVENTS, POSTS, WATCH, Format, kind_followed
from vigie.languages import Language
from vigie.locale.collation import in_order
from vigie.pages import Page
from vigie.planning.keys import SUBSCRIBE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.feeds.documents import Subject
    from vigie.planning.feed_links import FeedLink
    from vigie.planning.frames import Frame, Framer
    from vigie.planning.outline import Outline

_GROUPS = (
    (POSTS, EVENTS, WATCH, COMMENTS),
    *((axis,) for axis in (Axis.CATEGORY, Axis.SERIES, Axis.AUTHOR, Axis.PARTNER, Axis.TAG)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What can be followed and its feeds, one for each format; pages write `url` and `feeds` so.

    `whole_url` and `whole_feed` are the same for those who are elsewhere, with one feed of the
    site. `name` is empty for all posts, `url` for all comments, which no page lists.
    """

    name: str
    url: str
    feeds: tuple[FeedLink, ...]
    whole_url: str
    whole_feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedGroup:
    """Lists of one kind: `posts` with what else is about them all, or the name of an axis."""

    kind: str
    lists: tuple[Followed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    """Values of `subscribe.html`; `file` is the address of the list in OPML."""

    frame: Frame
    groups: tuple[FollowedGroup, ...]
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """Values of `feeds.opml`."""

    title: str
    groups: tuple[FollowedGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStyle:
    """Values of `feed.css`: where the theme is, and the whole address of the page that explains."""

    theme: str
    subscribe: str


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the pages of each language."""
    framer = outline.framer()
    for language in Language:
        groups = tuple(_groups(outline, framer, language))
        yield Page(
            path=urls.subscribe(language),
            template="subscribe.html",
            values=SubscribePage(
                frame=framer.frame(SUBSCRIBE, language),
                groups=groups,
                file=outline.site.local(urls.subscriptions(language)),
            ),
            language=language,
        )
        yield Page(
            path=urls.subscriptions(language),
            template="feeds.opml",
            values=Subscriptions(title=outline.site.editions[language].title, groups=groups),
            language=language,
        )
        yield Page(
            path=urls.feed_style(language),
            template="feed.css",
            values=FeedStyle(
                theme=f"{outline.site.base}/{outline.site.assets}/",
                subscribe=outline.site.absolute(urls.subscribe(language)),
            ),
            language=language,
        )


def _groups(outline: Outline, framer: Framer, language: Language) -> Iterator[FollowedGroup]:
    found = [
        (kind_followed(subject.key), _followed(subject, outline, framer, language))
        for subject in subjects(outline, language)
    ]
    if outline.addresses.talked(language):
        found.append((COMMENTS, _comments(outline, framer, language)))
    for kinds in _GROUPS:
        lists = [followed for kind, followed in found if kind in kinds]
        lists.sort(key=lambda one: one.url)
        if lists:
            yield FollowedGroup(
                kind=kinds[0], lists=in_order(lists, language, lambda followed: followed.name)
            )


def _followed(subject: Subject, outline: Outline, framer: Framer, language: Language) -> Followed:
    site, path = outline.site, outline.addresses.paths[subject.key, language]
    return Followed(
        name=subject.title,
        url=site.local(path),
        feeds=framer.feeds.beside(subject.key, language),
        whole_url=site.absolute(path),
        whole_feed=site.absolute(urls.feed(path, Format.ATOM)),
    )


def _comments(outline: Outline, framer: Framer, language: Language) -> Followed:
    return Followed(
        name=COMMENTS_NAME[language],
        url="",
        feeds=framer.feeds.of_comments(language),
        whole_url=outline.site.absolute(urls.home(language)),
        whole_feed=outline.site.absolute(urls.comments_feed(language, Format.ATOM)),
    )
