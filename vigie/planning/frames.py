"""What is around every page: its addresses in both languages, the switch, menus and feeds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.delivery import policy
from vigie.feeds import COMMENTS, Format, kind_followed
from vigie.incremental.shared import Shared
from vigie.languages import Language
from vigie.planning.feed_links import FeedLinks
from vigie.planning.keys import HOME, ROOT, first_page, near, of_menu
from vigie.planning.trails import Trails
from vigie.sharing import SharedCard, card_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vigie.planning.feed_links import FeedLink
    from vigie.planning.keys import Key
    from vigie.planning.trails import Step
    from vigie.reading.blocks import Block
    from vigie.sharing import SocialCard
    from vigie.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in one language, for machines; `url` is absolute."""

    tag: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Where the language switch leads; not `exact` where only the nearest page exists."""

    language: Language
    url: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem(Shared):
    """An entry of a menu: `text`, or the words that the theme has for `key`."""

    key: str
    text: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is around the content of a page. `canonical` and `alternates` are absolute addresses.

    `theme` is the address of the theme's files, with a slash at its end; `feeds` are those of all
    posts, `own_feeds` those that follow what the page lists or what is said of it, `near_feeds`
    those that a post is in, and on the home page that of all comments; `json_ld` is JSON text or
    empty; `robots` is the content of the robots meta tag or empty; `policy` is what the page may
    load, where the page itself has to tell; `card` is the picture that stands for the page
    elsewhere; `trail` leads to what is above it.
    """

    language: Language
    site_title: str
    tagline: str
    home: str
    theme: str
    canonical: str
    alternates: tuple[Alternate, ...]
    switch: Switch
    header_menu: tuple[MenuItem, ...]
    footer_menu: tuple[MenuItem, ...]
    feeds: tuple[FeedLink, ...]
    own_feeds: tuple[FeedLink, ...] = ()
    near_feeds: tuple[FeedLink, ...] = ()
    json_ld: str = ""
    robots: str = ""
    policy: str = ""
    card: SharedCard | None = None
    trail: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """The output path of every page by what it is and its language.

    `unlisted` are the pages that other pages keep quiet about; `withheld` those that search engines
    are not shown, because they are another's or a copy of it; `discussed` those of texts whose
    comments can be followed.
    """

    paths: Mapping[tuple[Key, Language], str]
    unlisted: frozenset[tuple[Key, Language]] = frozenset()
    withheld: frozenset[tuple[Key, Language]] = frozenset()
    discussed: frozenset[tuple[Key, Language]] = frozenset()

    def path(self, key: Key, language: Language) -> str | None:
        """Return the output path of the page, None where that language has none."""
        return self.paths.get((key, language))

    def hides(self, key: Key, language: Language) -> bool:
        """Whether other pages keep quiet about this one."""
        return (key, language) in self.unlisted

    def listed(self, key: Key, language: Language) -> bool:
        """Whether the page exists and others may lead to it."""
        return (key, language) in self.paths and not self.hides(key, language)

    def shown(self, key: Key, language: Language) -> bool:
        """Whether the page exists and search engines may be led to it."""
        return self.listed(key, language) and (key, language) not in self.withheld

    def followed(self, key: Key, language: Language) -> str:
        """Return what kind of feeds lies beside a page; empty where there are none."""
        return COMMENTS if (key, language) in self.discussed else kind_followed(key)

    def talked(self, language: Language) -> bool:
        """Whether there is anything in a language whose comments can be followed."""
        return any(one is language for _, one in self.discussed)

    def nearest(self, key: Key, language: Language, lists: Sequence[Key] = ()) -> tuple[Key, str]:
        """Return the first of the page `key` and those near it that exists, and its path.

        `lists` are as for `vigie.planning.keys.above`.
        """
        if self.hides(key, language.other) and (key, language) in self.paths:
            return key, self.paths[key, language]
        found = next(one for one in near(key, lists) if self.listed(one, language))
        return found, self.paths[found, language]


class Framer:
    """Makes the frame of any page of the site; what pages have in common is made once."""

    def __init__(
        self, site: Site, addresses: Addresses, titles: Mapping[tuple[Key, Language], str]
    ) -> None:
        """Take the site, its addresses, and the titles that menus and feeds have names from."""
        self.site = site
        self.addresses = addresses
        self.titles = titles
        self.feeds = FeedLinks(site, addresses, titles)
        self.in_menus = {of_menu(name) for name in (*site.header_menu, *site.footer_menu)}
        self.versions: dict[Key, tuple[Alternate, ...]] = {}
        self.policy = policy(()) if site.servers.policy_in_pages else ""
        self.theme = f"{site.base}/{site.assets}/"
        self.cards = {language: self._edition_card(language) for language in Language}
        self.trails = Trails(site, addresses, titles)
        self.menus: dict[tuple[Key | None, Language], tuple[tuple[MenuItem, ...], ...]] = {}

    def frame(
        self,
        key: Key,
        language: Language,
        *,
        lists: Sequence[Key] = (),
        followed: Iterable[Key] = (),
        canonical: str = "",
        json_ld: str = "",
        robots: str = "",
        card: SocialCard | None = None,
    ) -> Frame:
        """Return the frame of the page `key`; `lists` are as for `vigie.planning.keys.above`.

        One feed of each of the lists `followed` is announced.
        """
        edition = self.site.editions[language]
        path = self.addresses.path(key, language) or ""
        found, there = self.addresses.nearest(key, language.other, lists)
        header, footer = self._menus(key, language)
        return Frame(
            language=language,
            site_title=edition.title,
            tagline=edition.tagline,
            home=self.site.local(urls.home(language)),
            theme=self.theme,
            canonical=canonical or self.site.absolute(path),
            alternates=self._alternates_of(key, language, path),
            switch=Switch(language=language.other, url=self.site.local(there), exact=found == key),
            header_menu=header,
            footer_menu=footer,
            feeds=self.feeds.beside(HOME, language),
            own_feeds=self._own_feeds(key, language),
            near_feeds=self._near_feeds(key, followed, language),
            json_ld=json_ld,
            robots=robots,
            policy=self.policy,
            trail=self.trails.to(key, language, lists),
            card=self._card(card, path) if card else self.cards[language],
        )

    def _edition_card(self, language: Language) -> SharedCard | None:
        return self._card(card_of_edition(self.site.editions[language]), urls.home(language))

    def _card(self, card: SocialCard, beside: str) -> SharedCard | None:
        if not self.site.social_cards:
            return None
        return SharedCard(url=self.site.absolute(card.file(beside)), alt=card.alt)

    def with_players(self, frame: Frame, blocks: Iterable[Block]) -> Frame:
        """Return the frame of a page that also shows what these blocks show of other sites."""
        shown = {site for block in blocks for site in block.frames()} if frame.policy else ()
        return replace(frame, policy=policy(shown)) if shown else frame

    def _alternates_of(self, key: Key, language: Language, path: str) -> tuple[Alternate, ...]:
        return self.alternates(key) if not path or self.addresses.shown(key, language) else ()

    def alternates(self, key: Key) -> tuple[Alternate, ...]:
        """Return the versions that search engines may list, and the one for other languages."""
        key = HOME if key == ROOT else key
        if key not in self.versions:
            self.versions[key] = self._alternates(key)
        return self.versions[key]

    def _alternates(self, key: Key) -> tuple[Alternate, ...]:
        found = [
            Alternate(tag=language.tag, url=self.site.absolute(self.addresses.paths[key, language]))
            for language in Language
            if self.addresses.shown(key, language)
        ]
        if not found:
            return ()
        default = self.site.absolute(urls.ROOT) if key == HOME else found[0].url
        return (*found, Alternate(tag="x-default", url=default))

    def _menus(self, key: Key, language: Language) -> tuple[tuple[MenuItem, ...], ...]:
        current = key if key in self.in_menus else None
        if (current, language) not in self.menus:
            self.menus[current, language] = (
                self._menu(self.site.header_menu, key, language),
                self._menu(self.site.footer_menu, key, language),
            )
        return self.menus[current, language]

    def _menu(self, keys: Iterable[str], current: Key, language: Language) -> tuple[MenuItem, ...]:
        items = (self._item(key, current, language) for key in keys)
        return tuple(item for item in items if item is not None)

    def _item(self, name: str, current: Key, language: Language) -> MenuItem | None:
        key = of_menu(name)
        path = self.addresses.path(key, language)
        if path is None or not self.addresses.listed(key, language):
            return None
        return MenuItem(
            key=name,
            text=self.titles.get((key, language), ""),
            url=self.site.local(path),
            current=key == current,
        )

    def _own_feeds(self, key: Key, language: Language) -> tuple[FeedLink, ...]:
        first = first_page(key)
        return () if first == HOME else self.feeds.beside(first, language)

    def _near_feeds(
        self, key: Key, lists: Iterable[Key], language: Language
    ) -> tuple[FeedLink, ...]:
        found = [feed for one in lists for feed in self.feeds.beside(one, language)]
        if key == HOME and self.addresses.talked(language):
            found += self.feeds.of_comments(language)
        return tuple(feed for feed in found if feed.type == Format.ATOM.type)
