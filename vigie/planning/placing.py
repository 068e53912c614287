"""Which pages each edition has, and where: decided before any page is made."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Axis, Kind, Status
from vigie.planning.frames import Addresses
from vigie.planning.keys import EVENTS, SEARCH, SUBSCRIBE, WATCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.content import Content, Taxonomy
    from vigie.languages import Language
    from vigie.planning.keys import Key
    from vigie.planning.listings import Listings

    Placed = tuple[Key, str]


def place(content: Content, editions: Iterable[Listings], page_length: int) -> Addresses:
    """Return the output path of every page of every edition."""
    paths: dict[tuple[Key, Language], str] = {}
    for listings in editions:
        language = listings.language
        for key, path in _of_edition(content, listings, page_length):
            paths[key, language] = path
    return Addresses(
        paths,
        frozenset(_unlisted(content)),
        frozenset(_withheld(content)),
        frozenset(
            (pair.key, language)
            for pair in content.pairs
            for language in pair.texts
            if pair.discussed(language)
        ),
    )


def number_of_pages(count: int, page_length: int) -> int:
    """Return how many pages `count` posts fill: at least one."""
    return max(1, ceil(count / page_length))


def _of_edition(content: Content, listings: Listings, page_length: int) -> Iterator[Placed]:
    language = listings.language
    for number in range(1, number_of_pages(len(listings.entries), page_length) + 1):
        yield ("home", number), urls.home(language, number)
    yield ("archives",), urls.archives(language)
    yield SUBSCRIBE, urls.subscribe(language)
    yield SEARCH, urls.search(language)
    if listings.of_kind(Kind.EVENT):
        yield EVENTS, urls.events(language)
    if listings.weeks:
        for number in range(1, number_of_pages(len(listings.weeks), page_length) + 1):
            yield (WATCH[0], number), urls.watch(language, number)
    yield from _texts(content, language)
    for key, entries in listings.groups.items():
        for number in range(1, number_of_pages(len(entries), page_length) + 1):
            yield (*key, number), _listing(content.taxonomy, language, key, number)
    for axis in sorted({str(key[1]) for key in listings.groups if key[0] == "term"}):
        yield ("axis", axis), urls.axis(language, Axis(axis))


def _unlisted(content: Content) -> Iterator[tuple[Key, Language]]:
    for pair in content.pairs:
        for language, text in pair.texts.items():
            if text.status is Status.HIDDEN:
                yield pair.key, language


def _withheld(content: Content) -> Iterator[tuple[Key, Language]]:
    for pair in content.posts:
        for language, text in pair.texts.items():
            if text.blocks and (text.canonical or not text.indexed):
                yield pair.key, language


def _texts(content: Content, language: Language) -> Iterator[Placed]:
    for pair in content.posts:
        text = pair.texts.get(language)
        if text is not None and pair.day is not None:
            yield pair.key, urls.post(language, pair.day, text.slug)
    for pair in content.pages:
        if language in pair.texts:
            yield pair.key, urls.page(language, pair.texts[language].slug)


def _listing(taxonomy: Taxonomy, language: Language, key: Key, number: int) -> str:
    match key:
        case ("term", str(axis), str(term)):
            slug = taxonomy[Axis(axis)][term].slug[language]
            return urls.term(language, Axis(axis), slug, number)
        case ("period", int(year), int(month)):
            return urls.period(language, year, month or None, number)
        case _:
            raise ValueError(key)
