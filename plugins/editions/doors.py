"""The pages that belong to no edition: the bilingual root and 404, the sitemap, robots.txt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.languages import Language
from vigie.pages import DoorPage, Page, Robots, Sitemap, SitemapEntry
from vigie.planning.keys import ROOT
from vigie.rendering.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.planning.frames import Frame, Framer
    from vigie.planning.keys import Key


def pages(framer: Framer, modified: Mapping[Key, Mapping[Language, str]]) -> Iterator[Page]:
    """Yield the pages; `modified` has the day of the last change of posts and pages, ISO 8601."""
    site = framer.site
    main = Language.FR
    root = tuple(_frame(framer, language) for language in Language)
    yield Page(
        path=urls.ROOT,
        template="root.html",
        values=DoorPage(frame=root[0], frames=root),
        language=main,
    )
    lost = tuple(replace(frame, robots="noindex", alternates=()) for frame in root)
    yield Page(
        path=urls.NOT_FOUND,
        template="404.html",
        values=DoorPage(frame=lost[0], frames=lost),
        language=main,
    )
    sitemap = Lazy(lambda: Sitemap(entries=tuple(_entries(framer, modified))))
    yield Page(path=urls.SITEMAP, template="sitemap.xml", values=sitemap, language=main)
    robots = Robots(sitemap=site.absolute(urls.SITEMAP))
    yield Page(path=urls.ROBOTS, template="robots.txt", values=robots, language=main)


def _frame(framer: Framer, language: Language) -> Frame:
    """Return a frame whose switch leads to the other language's home: the page itself has both."""
    frame = framer.frame(ROOT, language, canonical=framer.site.absolute(urls.ROOT))
    return replace(frame, switch=replace(frame.switch, exact=True))


def _entries(
    framer: Framer, modified: Mapping[Key, Mapping[Language, str]]
) -> Iterator[SitemapEntry]:
    root = framer.site.absolute(urls.ROOT)
    yield SitemapEntry(url=root, modified="", alternates=framer.alternates(ROOT))
    for (key, language), path in framer.addresses.paths.items():
        if not framer.addresses.shown(key, language):
            continue
        yield SitemapEntry(
            url=framer.site.absolute(path),
            modified=modified.get(key, {}).get(language, ""),
            alternates=framer.alternates(key),
        )
