"""The page of the desk in each language, for builds with drafts only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.desk.progress import Row, Told, counts, row
from vigie.languages import Language
from vigie.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from vigie.content import Pair, Text
    from vigie.desk.progress import Version
    from vigie.planning.frames import Frame, Framer
    from vigie.planning.keys import Key
    from vigie.planning.outline import Outline

_STATUS: Key = ("status",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A pair with something to do: its title and the language of that.

    `cells` are its versions in the order of the languages, each with the address of its page, empty
    where it is missing.
    """

    title: str
    language: Language
    cells: tuple[tuple[Version, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """Values of `status.html`: what is to be done, newest first, and how much there is of all.

    The keys of `counts` are those of `vigie.desk.progress`.
    """

    frame: Frame
    lines: tuple[Line, ...]
    counts: Mapping[str, int]


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the page of each edition where drafts are shown; none for readers."""
    if not outline.site.drafts:
        return
    found = [(pair, _row(pair, outline.site.now)) for pair in outline.content.pairs]
    lines = tuple(_line(outline, pair, one) for pair, one in found if one.to_do())
    counted = counts(one for _, one in found)
    framer = outline.framer()
    for language in Language:
        values = StatusPage(frame=_frame(framer, language), lines=lines, counts=counted)
        path = urls.status(language)
        yield Page(path=path, template="status.html", values=values, language=language)


def _frame(framer: Framer, language: Language) -> Frame:
    canonical = framer.site.absolute(urls.status(language))
    frame = framer.frame(_STATUS, language, canonical=canonical, robots="noindex")
    url = framer.site.local(urls.status(language.other))
    return replace(frame, switch=replace(frame.switch, url=url, exact=True))


def _row(pair: Pair, now: datetime) -> Row:
    told = {
        language: _told(pair.texts[language]) for language in Language if language in pair.texts
    }
    return row(pair.folder, told, now)


def _told(text: Text) -> Told:
    return Told(
        title=text.title,
        status=text.status,
        moment=text.date,
        digest=text.digest,
        source_digest=text.source_digest,
    )


def _line(outline: Outline, pair: Pair, one: Row) -> Line:
    paths = (outline.addresses.path(pair.key, language) for language in Language)
    addresses = (outline.site.local(path) if path else "" for path in paths)
    first = next(language for language in Language if language in pair.texts)
    return Line(
        title=one.title,
        language=first,
        cells=tuple(zip((one.versions[language] for language in Language), addresses, strict=True)),
    )
