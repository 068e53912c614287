"""Redirects on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.redirects import rules
from plugins.redirects.model import Moved, gather
from vigie import signals
from vigie.languages import Language
from vigie.output import SERVER_RULES
from vigie.pages import MovedPage, Page
from vigie.site import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.redirects.rules import Rule
    from vigie.outline import Outline
    from vigie.problems import Problem
    from vigie.render import Opener

_FILES = {
    "_redirects": rules.netlify,
    SERVER_RULES: rules.apache,
    "redirects.map": rules.nginx,
}


def plan_pages(outline: Outline) -> Iterator[Page | Problem]:
    """Yield the rules of each kind of server, the pages at old addresses, and what is wrong."""
    moved, problems = gather(outline)
    yield from problems
    if not moved:
        return
    base = outline.site.base
    written = tuple(rules.rule(one.old, f"{base}/{quote(address(one.path))}") for one in moved)
    for path in _FILES:
        yield Page(path=path, template=path, values=written, language=Language.FR)
    for one in _with_pages(moved, outline):
        yield Page(
            path=one.page,
            template="moved.html",
            values=MovedPage(
                url=outline.site.local(one.path), canonical=outline.site.absolute(one.path)
            ),
            language=one.language,
        )


def _with_pages(moved: list[Moved], outline: Outline) -> Iterator[Moved]:
    """Yield those that a page can stand for: where no file is a folder of another."""
    taken = {path.casefold() for path in outline.addresses.paths.values()}
    for one in moved:
        path = one.page.casefold()
        if path and path not in taken:
            taken.add(path)
            yield one


def page_formats(_writer: object) -> dict[str, Callable[[tuple[Rule, ...], Opener], bytes]]:
    """Return the formats of the rules by name."""
    return {name: partial(_written, write) for name, write in _FILES.items()}


def _written(
    write: Callable[[tuple[Rule, ...]], bytes], found: tuple[Rule, ...], _open: Opener
) -> bytes:
    return write(found)


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
