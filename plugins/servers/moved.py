"""Old addresses and where they lead, checked: none hides a page, none leads to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Redirect
from vigie.feeds import Format
from vigie.languages import Language
from vigie.messages import Message
from vigie.planning.outline import linkable
from vigie.problems import Problem, suggestion
from vigie.site import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.planning.outline import Outline

_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A redirect that holds: `old` is an old address, `path` the output path it leads to."""

    old: str
    path: str
    language: Language

    @property
    def page(self) -> str:
        """The output path of the page at the old address; empty where a page cannot stand there.

        A page can only lead to a page, and no server looks for a file by `?p=12`.
        """
        whole = self.path.endswith("/index.html") or self.path == urls.ROOT
        if "?" in self.old or not whole:
            return ""
        name = self.old.rpartition("/")[2]
        if name.endswith(_PAGES):
            return self.old.lstrip("/")
        return "" if "." in name else f"{self.old.strip('/')}/index.html"


def gather(outline: Outline) -> tuple[list[Moved], list[Problem]]:
    """Return the redirects that hold, in the order of their old addresses, and what is wrong."""
    gathering = _Gathering(outline)
    return gathering.moved(), gathering.problems


class _Gathering:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.problems: list[Problem] = []
        self.pages = {address(path): path for path in linkable(outline.addresses)}
        self.folded = {path.strip("/").casefold() for path in self.pages}
        self.folded |= {path.removesuffix("/").casefold() for path in self.pages}

    def moved(self) -> list[Moved]:
        found: dict[str, Redirect] = {}
        for redirect in self._all():
            known = found.setdefault(_plain(redirect.old), redirect)
            if self._stands(redirect):
                self._wrong(redirect, "is the address of a page of this site", "take it out")
            elif known is not redirect and known.new != redirect.new:
                what = "leads to {new} already"
                self._wrong(redirect, what, "keep one of the two", new=known.new)
        for redirect in self._of_feeds():
            if not self._stands(redirect):
                found.setdefault(_plain(redirect.old), redirect)
        olds = {key: one.new for key, one in found.items()}
        led = [self._led(one, olds) for key, one in sorted(found.items()) if not self._stands(one)]
        return [one for one in led if one is not None]

    def _all(self) -> Iterator[Redirect]:
        paths = self.outline.addresses.paths
        for pair in self.outline.content.pairs:
            for language, text in pair.texts.items():
                new = f"/{address(paths[pair.key, language])}"
                for old in text.aliases:
                    line = text.lines.get(f"aliases/{old}") or text.lines.get("aliases", 1)
                    yield Redirect(old=old, new=new, source=text.source, line=line)
        yield from self.outline.content.redirects

    def _of_feeds(self) -> Iterator[Redirect]:
        """Yield where the feeds of comments were in WordPress: below the old address of a text."""
        for pair in self.outline.content.pairs:
            for language, text in pair.texts.items():
                if text.aliases and pair.discussed(language):
                    page = self.outline.addresses.paths[pair.key, language]
                    new = f"/{urls.feed(page, Format.RSS)}"
                    for old in text.aliases:
                        if "?" not in old:
                            old_feed = f"{old.rstrip('/')}/feed/"
                            yield Redirect(old=old_feed, new=new, source=text.source, line=1)

    def _stands(self, redirect: Redirect) -> bool:
        """Whether a page of the site stands at the old address."""
        return "?" not in redirect.old and redirect.old.strip("/").casefold() in self.folded

    def _led(self, redirect: Redirect, olds: dict[str, str]) -> Moved | None:
        path = self.pages.get(redirect.new.lstrip("/")) or self.pages.get(
            f"{redirect.new.strip('/')}/"
        )
        if path is not None:
            language = Language.EN if path.startswith("en/") else Language.FR
            return Moved(old=redirect.old, path=path, language=language)
        if _circular(redirect.new, olds):
            self._wrong(redirect, "leads in a circle", "write the address of a page of this site")
        elif _plain(redirect.new) in olds:
            last = olds[_plain(redirect.new)]
            what = "leads to {new}, which leads on to {last}"
            self._wrong(redirect, what, "write the last address", new=redirect.new, last=last)
        else:
            near = suggestion(
                redirect.new,
                (f"/{one}" for one in self.pages),
                "write the address of a page, e.g. /fr/",
            )
            what = "leads to {new}, which is no page of this site"
            self._wrong(redirect, what, near, new=redirect.new)
        return None

    def _wrong(self, redirect: Redirect, what: str, remedy: str, /, **values: object) -> None:
        what = Message(what, **values)
        told = Message("the old address {old} {what}", old=redirect.old, what=what)
        self.problems.append(Problem(redirect.source, redirect.line, told, remedy))


def _circular(start: str, olds: dict[str, str]) -> bool:
    seen: set[str] = set()
    place = _plain(start)
    while place in olds and place not in seen:
        seen.add(place)
        place = _plain(olds[place])
    return place in seen


def _plain(old: str) -> str:
    """Return what servers take for one address: with a slash at the end or without."""
    path, question, query = old.partition("?")
    return f"{path.rstrip('/')}{question}{query}"
