"""Where every page of the site lies: output paths, relative to the output folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.content import Axis
from vigie.languages import Language, Localized

if TYPE_CHECKING:
    from datetime import date

    from vigie.feeds import Format

_AXES = {
    Axis.CATEGORY: Localized(fr="categories", en="categories"),
    Axis.TAG: Localized(fr="mots-cles", en="tags"),
    Axis.AUTHOR: Localized(fr="auteurs", en="authors"),
    Axis.SERIES: Localized(fr="series", en="series"),
    Axis.PARTNER: Localized(fr="partenaires", en="partners"),
}
_EVENTS = Localized(fr="evenements", en="events")
_CALENDAR = Localized(fr="calendrier.ics", en="calendar.ics")
_EVENT = Localized(fr="evenement.ics", en="event.ics")
_WATCH = Localized(fr="veille", en="watch")
_IN_FILES = {Language.FR: "commentaires", Language.EN: "comments"}
_SUBSCRIBE = Localized(fr="s-abonner", en="subscribe")
_STATUS = Localized(fr="etat", en="status")
_SEARCH = Localized(fr="recherche", en="search")
ROOT = "index.html"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
THEME = "theme"
MEDIA = "media"
PICTURES = "pictures"
SECURITY = ".well-known/security.txt"
HUMANS = "humans.txt"
LASTING = (THEME, PICTURES)
"""Folders whose files, where assets are named by content, never change under one name."""
ALIAS = re.compile(r"/(?!/)(?:(?!/\.\.?(?:/|$))[^\s?#\\\"'<>\x00-\x20\x7f])*(?:\?\w+=[\w-]+)?")
"""What may be an old address: a path from the root, and perhaps one `?key=value` behind it."""


def home(language: Language, page: int = 1) -> str:
    """Return the path of one page of the home listing."""
    return _numbered(f"{language}", page)


def post(language: Language, day: date, slug: str) -> str:
    """Return the path of a post."""
    return f"{language}/{day.year:04}/{day.month:02}/{slug}/index.html"


def page(language: Language, slug: str) -> str:
    """Return the path of a reference page."""
    return f"{language}/{slug}/index.html"


def axis(language: Language, of: Axis) -> str:
    """Return the path of the index of one way of grouping, e.g. of all tags."""
    return f"{language}/{_AXES[of][language]}/index.html"


def term(language: Language, of: Axis, slug: str, page: int = 1) -> str:
    """Return the path of one page of a category, tag, author, series or partner."""
    return _numbered(f"{language}/{_AXES[of][language]}/{slug}", page)


def archives(language: Language) -> str:
    """Return the path of the list of years and months."""
    return f"{language}/archives/index.html"


def period(language: Language, year: int, month: int | None = None, page: int = 1) -> str:
    """Return the path of one page of the posts of a year or a month."""
    folder = f"{language}/{year:04}" if month is None else f"{language}/{year:04}/{month:02}"
    return _numbered(folder, page)


def events(language: Language) -> str:
    """Return the path of the list of events."""
    return f"{language}/{_EVENTS[language]}/index.html"


def calendar(language: Language) -> str:
    """Return the path of the calendar of all events."""
    return f"{language}/{_EVENTS[language]}/{_CALENDAR[language]}"


def watch(language: Language, page: int = 1) -> str:
    """Return the path of one page of the round-ups, week by week."""
    return _numbered(f"{language}/{_WATCH[language]}", page)


def event(language: Language, post: str) -> str:
    """Return the path of the calendar that holds but the event of the post at the path `post`."""
    return f"{post.removesuffix('index.html')}{_EVENT[language]}"


def feed(page: str, form: Format, archive: int = 0) -> str:
    """Return the path of the feed that follows the page at the path `page`.

    Its archives are numbered from 1, the oldest posts first; 0 is the feed itself.
    """
    return f"{page.removesuffix('index.html')}{_feed_file(form, '', archive)}"


def comments_feed(language: Language, form: Format, archive: int = 0) -> str:
    """Return the path of the feed of all comments; its archives are numbered in the same way."""
    return f"{language}/{_feed_file(form, f'-{_IN_FILES[language]}', archive)}"


def _feed_file(form: Format, of: str, archive: int) -> str:
    return f"{form}{of}{f'-{archive}' if archive else ''}.{form.extension}"


def feed_style(language: Language) -> str:
    """Return the path of what makes a feed readable in a browser."""
    return f"{language}/feed.css"


def subscribe(language: Language) -> str:
    """Return the path of the page that lists all feeds."""
    return f"{language}/{_SUBSCRIBE[language]}/index.html"


def subscriptions(language: Language) -> str:
    """Return the path of the list of all feeds for feed readers, in OPML."""
    return f"{language}/{_SUBSCRIBE[language]}/feeds.opml"


def status(language: Language) -> str:
    """Return the path of the page that tells where the texts stand, for those who write."""
    return f"{language}/{_STATUS[language]}/index.html"


def style(language: Language, scheme: str) -> str:
    """Return the path of the page that shows the theme’s components in a scheme."""
    return f"style/{language}-{scheme}/index.html"


def search(language: Language) -> str:
    """Return the path of the page where readers look for words."""
    return f"{language}/{_SEARCH[language]}/index.html"


def search_index(language: Language) -> str:
    """Return the path of the first file of the index that finds the texts of a language.

    Pagefind takes the folder above its own for the one that addresses begin with.
    """
    return f"{language}/pagefind/pagefind-entry.json"


def folder(path: str) -> str:
    """Return the folder that an output path lies in."""
    return path.rpartition("/")[0]


def media(file: str) -> str:
    """Return the path of a file of the content folder that a text shows or links to."""
    return f"{MEDIA}/{file}"


def reserved(language: Language) -> frozenset[str]:
    """Return the folders of an edition that its lists lie in, which no reference page may have."""
    named = (*globals().values(), *_AXES.values())
    words = (one[language] for one in named if isinstance(one, Localized))
    return frozenset((*words, "archives", "pagefind"))


def rendition(file: str, digest: str, width: int, form: str) -> str:
    """Return the path of what was made of a picture; `digest` stands for it and for the making."""
    return f"{PICTURES}/{file.rpartition('.')[0]}-{width}.{digest[:8]}.{form}"


def _numbered(folder: str, page: int) -> str:
    return f"{folder}/index.html" if page == 1 else f"{folder}/page/{page}/index.html"
