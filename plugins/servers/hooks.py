"""Servers on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.servers import apache, netlify, nginx, notices
from plugins.servers.model import serving
from plugins.servers.moved import Moved, gather
from vigie import signals, urls
from vigie.languages import Language
from vigie.pages import MovedPage, Page
from vigie.rendering.output import SERVER_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vigie.planning.outline import Outline
    from vigie.problems import Problem
    from vigie.rendering.render import Opener

_FILES: dict[str, dict[str, Callable[..., bytes]]] = {
    "netlify": {"_headers": netlify.headers, "_redirects": netlify.redirects},
    "apache": {SERVER_RULES: apache.htaccess},
    "nginx": {nginx.HTTP: nginx.http, nginx.SERVER: nginx.server},
}
_NOTICES: dict[str, Callable[..., bytes]] = {
    urls.SECURITY: notices.security,
    urls.HUMANS: notices.humans,
}


def plan_pages(outline: Outline) -> Iterator[Page | Problem]:
    """Yield the files of each server, the pages at old addresses, notices, and what is wrong."""
    moved, problems = gather(outline)
    yield from problems
    told = serving(outline, moved)
    for server in outline.site.servers.servers:
        for path in _FILES[server]:
            yield _plain(path, told)
    for one in _with_pages(moved, outline):
        yield Page(
            path=one.page,
            template="moved.html",
            values=MovedPage(
                url=outline.site.local(one.path), canonical=outline.site.absolute(one.path)
            ),
            language=one.language,
        )
    yield from _notices(outline)


def _with_pages(moved: list[Moved], outline: Outline) -> Iterator[Moved]:
    """Yield those that a page can stand for: where no file is a folder of another."""
    taken = {path.casefold() for path in outline.addresses.paths.values()}
    for one in moved:
        path = one.page.casefold()
        if path and path not in taken:
            taken.add(path)
            yield one


def _notices(outline: Outline) -> Iterator[Page | Problem]:
    site = outline.site
    security = site.servers.security
    if security is not None:
        notice = notices.SecurityNotice(
            contact=security.contact,
            expires=security.expires.isoformat(),
            canonical=site.absolute(urls.SECURITY),
        )
        yield _plain(urls.SECURITY, notice)
        if problem := notices.expired(security, site):
            yield problem
    if site.servers.humans:
        yield _plain(urls.HUMANS, notices.humans_of(outline))


def _plain(path: str, values: object) -> Page:
    return Page(path=path, template=path, values=values, language=Language.FR)


def page_formats(_writer: object) -> dict[str, Callable[[Any, Opener], bytes]]:
    """Return the formats of the files by their paths."""
    formats = {
        **_NOTICES,
        **{path: one for files in _FILES.values() for path, one in files.items()},
    }
    return {path: partial(_written, write) for path, write in formats.items()}


def _written(write: Callable[[Any], bytes], values: object, _open: Opener) -> bytes:
    return write(values)


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
