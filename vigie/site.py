"""The site's identity and choices, checked once when the settings are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from vigie import delivery, urls
from vigie.delivery import ServerChoices
from vigie.feeds import KINDS, FeedChoices
from vigie.languages import Language
from vigie.messages import Message
from vigie.problems import ContentError, Problem, suggestion
from vigie.reading.typesetting import LOCALES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from vigie.reading.typesetting import Typesetter

_URL = re.compile(r"https?://(?:[\w-]+\.)*[\w-]+(?::(?P<port>\d{1,5}))?(?:/[\w.~-]*[\w~-])*")
_LAST_PORT = 65535
_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[\w-]+")
_FORM = re.compile(r"https?://[^\s<>\"]+")
_HUB = re.compile(r"https?://[^\s<>\"]+")
_AUTHORITY = re.compile(r"[a-z0-9.-]+,\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site in one language."""

    language: Language
    title: str
    tagline: str

    def typeset(self, typesetter: Typesetter) -> Edition:
        """Return the same with its words set."""
        return replace(
            self,
            title=typesetter.string(self.title, self.language),
            tagline=typesetter.string(self.tagline, self.language),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page may depend on. `url` has no slash at its end; `base` is its path part.

    `authority` is the fixed part of the ids in feeds (RFC 4151), independent of the address.
    `comments_email` and `comments_form` are where readers can write; each may be empty. `assets` is
    the output folder of the theme's files, which may be named by what is in them.
    `search_limit` is how many texts of a language may be indexed, None for all; `social_cards`
    whether pages have pictures that stand for them elsewhere.
    """

    editions: Mapping[Language, Edition]
    url: str
    base: str
    zone: ZoneInfo
    page_length: int
    feeds: FeedChoices
    authority: str
    header_menu: tuple[str, ...]
    footer_menu: tuple[str, ...]
    comments_email: str
    comments_form: str
    drafts: bool
    now: datetime
    servers: ServerChoices = field(default_factory=ServerChoices)
    assets: str = urls.THEME
    search_limit: int | None = None
    social_cards: bool = False
    _known: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def typeset(self, typesetter: Typesetter) -> Site:
        """Return the same with its words set."""
        editions = {language: one.typeset(typesetter) for language, one in self.editions.items()}
        return replace(self, editions=editions)

    def absolute(self, path: str) -> str:
        """Return the whole address of an output path, e.g. `fr/index.html`."""
        return self._address(self.url, path)

    def local(self, path: str) -> str:
        """Return the address of an output path as links within the site write it."""
        return self._address(self.base, path)

    def _address(self, start: str, path: str) -> str:
        """Return the same string each time: many pages lead to one place."""
        known = self._known.get((start, path))
        if known is None:
            known = self._known[start, path] = f"{start}/{address(path)}"
        return known


def address(path: str) -> str:
    """Return the part of an address that serves the output file `path`."""
    whole_folder = path == "index.html" or path.endswith("/index.html")
    return path.removesuffix("index.html") if whole_folder else path


def from_settings(settings: Mapping[str, Any], now: datetime) -> Site:
    """Return the site that Pelican's settings describe; raise ContentError where they do not."""
    reader = _Settings(settings)
    url = reader.url()
    site = Site(
        editions={language: reader.edition(language) for language in Language},
        url=url,
        base=urlsplit(url).path,
        zone=reader.zone(),
        page_length=reader.count("DEFAULT_PAGINATION"),
        feeds=reader.feeds(),
        authority=reader.authority(),
        header_menu=tuple(settings.get("HEADER_MENU", ())),
        footer_menu=tuple(settings.get("FOOTER_MENU", ())),
        comments_email=reader.email("COMMENTS_EMAIL"),
        comments_form=reader.form("COMMENTS_FORM"),
        drafts=bool(settings.get("WITH_DRAFTS", False)),
        now=now,
        servers=delivery.choices(settings, reader.wrong),
        assets=_assets(settings),
        search_limit=reader.limit("SEARCH_LIMIT"),
        social_cards=bool(settings.get("SOCIAL_CARDS", False)),
    )
    reader.typography()
    if reader.problems:
        raise ContentError(reader.problems)
    return site


def _assets(settings: Mapping[str, Any]) -> str:
    """Return the folder of the theme's files; one of another name where any of them is another."""
    if not settings.get("HASHED_ASSETS"):
        return urls.THEME
    static = Path(settings["THEME"], "static")
    found = blake2b(digest_size=6)
    for file in sorted(file for file in static.rglob("*") if file.is_file()):
        data = file.read_bytes()
        found.update(f"{file.relative_to(static).as_posix()}:{len(data)}:".encode() + data)
    return f"{urls.THEME}/{found.hexdigest()}"


def typography(settings: Mapping[str, Any]) -> dict[Language, str]:
    """Return the locale by which each language is set; where none is well chosen, the first."""
    return _Settings(settings).typography()


class _Settings:
    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.settings = settings
        self.problems: list[Problem] = []

    def wrong(self, key: str, what: str, remedy: str, /, **values: object) -> None:
        told = Message("{key}: {what}", key=key, what=Message(what, **values))
        self.problems.append(Problem("pelicanconf.py", 1, told, Message(remedy, **values)))

    def url(self) -> str:
        url = str(self.settings.get("SITEURL") or "").removesuffix("/")
        match = _URL.fullmatch(url)
        if match is None or int(match["port"] or 0) > _LAST_PORT:
            told = "write e.g. https://example.org or https://example.org/blog"
            self.wrong("SITEURL", "“{url}” is not the address of a site", told, url=url)
            return ""
        return url

    def edition(self, language: Language) -> Edition:
        editions = self.settings.get("EDITIONS")
        values = editions.get(language.value) if isinstance(editions, dict) else None
        if not isinstance(values, dict) or not values.get("title"):
            told = 'write EDITIONS = {"{language}": {"title": …, "tagline": …}, …}'
            self.wrong("EDITIONS", "no title for “{language}”", told, language=language)
            values = {}
        return Edition(
            language=language,
            title=str(values.get("title", "")),
            tagline=str(values.get("tagline", "")),
        )

    def zone(self) -> ZoneInfo:
        name = str(self.settings.get("TIMEZONE"))
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            told = "write e.g. America/Toronto"
            self.wrong("TIMEZONE", "“{name}” is not a time zone", told, name=name)
            return ZoneInfo("UTC")

    def count(self, key: str) -> int:
        value = self.settings.get(key)
        if isinstance(value, int) and _is_count(value):
            return value
        self.wrong(key, "“{value}” is not a number of posts", "write e.g. 10", value=value)
        return 10

    def limit(self, key: str) -> int | None:
        value = self.settings.get(key)
        if value is None or (type(value) is int and value >= 0):
            return value
        told = "write e.g. 200, or None for all"
        self.wrong(key, "“{value}” is not a number of texts", told, value=value)
        return None

    def typography(self) -> dict[Language, str]:
        chosen = self.settings.get("TYPOGRAPHY", {})
        if not isinstance(chosen, dict) or not set(chosen) <= set(Language):
            told = 'write e.g. {"fr": "fr-CA", "en": "en-CA"}'
            what = "“{value}” does not name a locale for each language"
            self.wrong("TYPOGRAPHY", what, told, value=chosen)
            chosen = {}
        found = {}
        for language, known in LOCALES.items():
            found[language] = chosen.get(language, known[0])
            if found[language] not in known:
                what = "“{locale}” is not a locale of “{language}”"
                values = {"locale": found[language], "language": language, "known": known}
                self.wrong("TYPOGRAPHY", what, "write one of: {known}", **values)
                found[language] = known[0]
        return found

    def email(self, key: str) -> str:
        value = str(self.settings.get(key) or "")
        if value and not _EMAIL.fullmatch(value):
            told = "write e.g. write@example.org"
            self.wrong(key, "“{value}” is not an e-mail address", told, value=value)
            return ""
        return value

    def form(self, key: str) -> str:
        value = str(self.settings.get(key) or "")
        if value and not _FORM.fullmatch(value):
            told = "write e.g. https://example.org/form"
            self.wrong(key, "“{value}” is not the address of a form", told, value=value)
            return ""
        return value

    def feeds(self) -> FeedChoices:
        lengths = self.settings.get("FEED_LENGTHS", {})
        archived = self.settings.get("FEED_ARCHIVES", ())
        hub = str(self.settings.get("WEBSUB_HUB") or "")
        if not isinstance(lengths, dict) or not all(map(_is_count, lengths.values())):
            told = 'write e.g. {"tags": 10}'
            self.wrong("FEED_LENGTHS", "it does not give a number of posts to each kind", told)
            lengths = {}
        if not isinstance(archived, list | tuple):
            self.wrong("FEED_ARCHIVES", "it is not a list of kinds", 'write e.g. ("posts",)')
            archived = ()
        for key, kinds in (("FEED_LENGTHS", lengths), ("FEED_ARCHIVES", archived)):
            for kind in (one for one in kinds if one not in KINDS):
                told = suggestion(str(kind), KINDS, "write one of: {known}", known=KINDS)
                self.wrong(key, "there are no feeds of “{kind}”", told, kind=kind)
        if hub and not _HUB.fullmatch(hub):
            told = "write e.g. https://hub.example.org/, or leave it out"
            self.wrong("WEBSUB_HUB", "“{hub}” is not the address of a hub", told, hub=hub)
        return FeedChoices(
            length=self.count("FEED_MAX_ITEMS"),
            lengths=lengths,
            archived=frozenset(archived),
            hub=hub,
        )

    def authority(self) -> str:
        value = str(self.settings.get("TAG_AUTHORITY"))
        if not _AUTHORITY.fullmatch(value):
            told = "write a domain you held on a day, and that day, e.g. example.org,2026"
            what = "“{value}” cannot begin the ids of feeds"
            self.wrong("TAG_AUTHORITY", what, told, value=value)
        return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
