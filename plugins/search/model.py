"""What can be found in each edition, and the page that finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Axis, Kind
from vigie.incremental.shared import Shared
from vigie.locale.collation import in_order
from vigie.pages import Page, Passage
from vigie.planning.frames import Framer, MenuItem
from vigie.planning.keys import SEARCH
from vigie.rendering.bundles import Bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.planning.frames import Frame
    from vigie.planning.keys import Key
    from vigie.planning.outline import Outline

INDEX = "search-index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A text as it can be found. `path` is that of its page, below the folder of its language.

    `names` are those of its authors, of its partners and of what it is filed under; `kind`,
    `category` and `year` are what results are filtered by, the last two perhaps empty; `day` is in
    ISO 8601.
    """

    path: str
    title: str
    summary: str
    names: tuple[str, ...]
    kind: str
    category: str
    year: str
    day: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """All that can be found in one language."""

    language: Language
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Shared):
    """A value that results may be filtered by, and its name."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Values of `search.html`. `index` and `other_index` are the addresses of the two indexes.

    Each is empty where its language has no text; without `made`, the build made neither. `ways` are
    the lists that lead to texts without a search.
    """

    frame: Frame
    made: bool
    index: str
    other_index: str
    kinds: tuple[str, ...]
    categories: tuple[Choice, ...]
    years: tuple[str, ...]
    ways: tuple[MenuItem, ...]


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the index of each language, unless there are too many texts, and the pages."""
    found = {language: records(outline, language) for language in outline.editions}
    limit = outline.site.search_limit
    made = limit is None or max(map(len, found.values())) <= limit
    framer = outline.framer()
    for language, some in found.items():
        if made and some:
            values = SearchIndex(language=language, records=some)
            path = urls.search_index(language)
            yield Bundle(path=path, template=INDEX, values=values, language=language)
        yield _page(outline, framer, language, found, made=made)


def records(outline: Outline, language: Language) -> tuple[Record, ...]:
    """Return the texts that the edition in `language` has of its own and lists, newest first."""
    pairs = (*outline.content.posts, *outline.content.pages)
    texts = (text for pair in pairs if (text := pair.texts.get(language)))
    return tuple(
        _record(text, outline) for text in texts if outline.addresses.listed(text.key, language)
    )


def _record(text: Text, outline: Outline) -> Record:
    language, taxonomy = text.language, outline.content.taxonomy
    path = outline.addresses.paths[text.key, language]
    names = (taxonomy[axis][id_].name[language] for axis in Axis for id_ in text.terms(axis))
    return Record(
        path=path.removeprefix(f"{language}/"),
        title=text.title,
        summary=text.summary,
        names=tuple(names),
        kind=text.kind.value,
        category=text.category,
        year=f"{text.date.year:04}" if text.date else "",
        day=text.date.date().isoformat() if text.date else "",
        passage=Passage(
            source=text.source,
            prose=text.body.prose,
            addresses=outline.nowhere(text),
        ),
    )


def _page(
    outline: Outline,
    framer: Framer,
    language: Language,
    found: dict[Language, tuple[Record, ...]],
    *,
    made: bool,
) -> Page:
    everything = [record for some in found.values() for record in some]
    kinds = {record.kind for record in everything}
    filed = {record.category for record in everything} - {""}
    named = outline.content.taxonomy[Axis.CATEGORY]
    categories = [Choice(value=id_, name=named[id_].name[language]) for id_ in sorted(filed)]
    folders = {
        one: outline.site.local(urls.search_index(one)).rpartition("/")[0] + "/" if some else ""
        for one, some in found.items()
    }
    values = SearchPage(
        frame=framer.frame(SEARCH, language),
        made=made,
        index=folders[language],
        other_index=folders[language.other],
        kinds=tuple(kind.value for kind in Kind if kind.value in kinds),
        categories=in_order(categories, language, lambda choice: choice.name),
        years=tuple(sorted({record.year for record in everything} - {""}, reverse=True)),
        ways=tuple(_ways(outline, language)),
    )
    path = outline.addresses.paths[SEARCH, language]
    return Page(path=path, template="search.html", values=values, language=language)


def _ways(outline: Outline, language: Language) -> Iterator[MenuItem]:
    keys: dict[str, Key] = {
        "archives": ("archives",),
        **{axis.value: ("axis", axis.value) for axis in Axis},
    }
    for name, key in keys.items():
        if path := outline.addresses.path(key, language):
            yield MenuItem(key=name, text="", url=outline.site.local(path), current=False)
