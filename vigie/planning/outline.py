"""The outline of the site: what each edition lists, where every page lies, where links lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from vigie import urls
from vigie.content import Pair, Status
from vigie.feeds import Format
from vigie.languages import Language
from vigie.pictures.album import EMPTY, Album
from vigie.pictures.markup import Tag
from vigie.planning import listings, placing
from vigie.planning.frames import Framer
from vigie.planning.keys import EVENTS
from vigie.planning.links import Address, Places, resolve
from vigie.problems import Problem, Report
from vigie.site import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from vigie.content import Content, Text
    from vigie.pictures.markup import Shown
    from vigie.planning.frames import Addresses
    from vigie.planning.keys import Key
    from vigie.planning.listings import Listings
    from vigie.prose import Reference
    from vigie.reading.texts import Reading
    from vigie.site import Site


_NOWHERE = Address(path="")
_UNSEEN = Tag(before="<img")
_ALWAYS = (
    *(urls.ROOT, urls.SITEMAP),
    *map(urls.subscriptions, Language),
    *(urls.comments_feed(language, form) for language in Language for form in Format),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All that plugins need to make pages.

    `content` holds only what may be seen; `links` has, by source, where each reference of that
    text leads; `media` are the files of the content folder that are shown or linked to, `album`
    what is made of the pictures among them; `next_change` is when time alone will change the site.
    """

    site: Site
    content: Content
    editions: Mapping[Language, Listings]
    addresses: Addresses
    links: Mapping[str, tuple[Address, ...]]
    media: frozenset[str]
    root: Path
    theme: Path
    next_change: datetime | None
    album: Album = EMPTY

    def local(self, text: Text) -> tuple[str, ...]:
        """Return what fills the gaps of a body on its own page: addresses, and tags of pictures.

        The first picture is loaded at once, the others when the reader comes near.
        """
        return tuple(
            self._fillings(text, self.site.base, "", lambda one, first: one.on_page(lazy=not first))
        )

    def absolute(self, text: Text, page: str) -> tuple[str, ...]:
        """Return the same with whole addresses, for feeds; `page` is the path of its own page."""
        return tuple(self._fillings(text, self.site.url, page, lambda one, _: one.in_feed()))

    @staticmethod
    def nowhere(text: Text) -> tuple[str, ...]:
        """Return the same where nobody follows a link or sees a picture: no address."""
        gaps = (
            (_UNSEEN.before, _UNSEEN.behind) if one.picture else ("",)
            for one in text.body.references
        )
        return tuple(chain.from_iterable(gaps))

    def _fillings(
        self, text: Text, prefix: str, page: str, tag: Callable[[Shown, bool], Tag]
    ) -> Iterator[str]:
        first = True
        for reference, link in zip(text.body.references, self.links[text.source], strict=False):
            address = escape(_written(link, prefix, page))
            if not reference.picture:
                yield address
                continue
            shown = self.album.shown(reference, link, prefix)
            made = tag(shown, first) if shown else Tag(before=f'<img src="{address}"')
            yield made.before
            yield made.behind
            first = False

    def files(self, text: Text) -> dict[str, str]:
        """Return where the references of the blocks of `text` lead on its own page, not escaped.

        The keys are what is written. A picture is found in its largest size.
        """
        base = self.site.base
        return {
            one.target: shown.address() if shown else _written(link, base, "")
            for one, link, shown in self._of_blocks(text, base)
        }

    def pictures(self, text: Text) -> dict[str, Tag]:
        """Return what shows the pictures of the blocks of `text`, by what is written."""
        found = self._of_blocks(text, self.site.base)
        return {one.target: shown.on_page(lazy=False) for one, _, shown in found if shown}

    def pictures_fed(self, text: Text) -> dict[str, Tag]:
        """Return the same with whole addresses, for feeds."""
        found = self._of_blocks(text, self.site.url)
        return {one.target: shown.in_feed() for one, _, shown in found if shown}

    def _of_blocks(
        self, text: Text, prefix: str
    ) -> Iterator[tuple[Reference, Address, Shown | None]]:
        own = len(text.body.references)
        for one, link in zip(text.references[own:], self.links[text.source][own:], strict=True):
            yield one, link, self.album.shown(one, link, prefix)

    def image(self, text: Text) -> str:
        """Return the whole address of the first picture of a text; empty where it has none."""
        pairs = zip(text.references, self.links[text.source], strict=True)
        shown = (self.album.shown(one, link, self.site.url) for one, link in pairs)
        return next((one.address() for one in shown if one), "")

    def framer(self) -> Framer:
        """Return what makes the frame of any page."""
        return Framer(self.site, self.addresses, self._titles())

    def _titles(self) -> dict[tuple[Key, Language], str]:
        """Return the titles of reference pages, of discussed posts and of the lists of terms."""
        texts = (
            text
            for pair in self.content.pairs
            for text in pair.texts.values()
            if pair.day is None or (text.key, text.language) in self.addresses.discussed
        )
        terms = (term for axis in self.content.taxonomy.values() for term in axis.values())
        return {(text.key, text.language): text.title for text in texts} | {
            (("term", term.axis.value, term.id, 1), language): term.name[language]
            for term in terms
            for language in Language
        }


def _written(link: Address, prefix: str, page: str) -> str:
    path = link.path or page
    return f"{prefix}/{quote(address(path))}{link.suffix}" if path else link.suffix


def draw(reading: Reading, site: Site, root: Path, theme: Path) -> tuple[Outline, list[Problem]]:
    """Return the outline of the site and what is wrong with the links of its texts.

    `root` is the content folder. Links to texts that could not be read are not judged.
    """
    content = reading.content
    seen = replace(
        content,
        posts=tuple(pair for one in content.posts if (pair := _visible(one, site))),
        pages=tuple(pair for one in content.pages if (pair := _visible(one, site))),
    )
    editions = {language: listings.of_edition(seen, language) for language in Language}
    addresses = placing.place(seen, editions.values(), site.page_length)
    places = _places(reading, seen, addresses, site)
    problems: list[Problem] = []
    links = {}
    media: set[str] = set()
    for pair in seen.pairs:
        for text in pair.texts.values():
            report = Report(text.source)
            found = tuple(link or _NOWHERE for link in resolve(text, places, report))
            links[text.source] = found
            media.update(
                link.path.removeprefix(f"{urls.MEDIA}/") for link in found if _is_media(link)
            )
            problems += report.problems
            if text.comments_open and not (site.comments_email or site.comments_form):
                problems.append(_nowhere_to_write(text))
    outline = Outline(
        site=site,
        content=seen,
        editions=editions,
        addresses=addresses,
        links=links,
        media=frozenset(media),
        root=root,
        theme=theme,
        next_change=_next_change(content, site),
    )
    return outline, problems


def _nowhere_to_write(text: Text) -> Problem:
    told = "set COMMENTS_EMAIL or COMMENTS_FORM in pelicanconf.py, or take this line out"
    what = "“comments” is open, and the settings do not tell where readers can write"
    return Problem(text.source, text.lines.get("comments", 1), what, told)


def _next_change(content: Content, site: Site) -> datetime | None:
    """Return when a post will next be public, or a block say something else, by itself."""
    texts = [text for pair in content.pairs for text in pair.texts.values()]
    days = (text.date for text in texts if text.date is not None)
    moments = (
        moment for text in texts for block in text.blocks.values() for moment in block.moments()
    )
    return min((one for one in chain(days, moments) if one > site.now), default=None)


def _visible(pair: Pair, site: Site) -> Pair | None:
    """Return what may be seen of a pair: no drafts, nothing before its day, unless asked for."""
    texts = {
        language: text
        for language, text in pair.texts.items()
        if site.drafts
        or (text.status is not Status.DRAFT and (text.date is None or text.date <= site.now))
    }
    return replace(pair, texts=texts) if texts else None


def _places(reading: Reading, seen: Content, addresses: Addresses, site: Site) -> Places:
    content = reading.content
    paths, texts = {}, {}
    for pair in seen.pairs:
        for language, text in pair.texts.items():
            path = addresses.paths[pair.key, language]
            paths[text.source] = path
            texts[path] = text
    visible = {pair.folder: pair for pair in (*content.pairs, *seen.pairs)}
    return Places(
        pairs=visible,
        paths=paths,
        texts=texts,
        pages=frozenset(linkable(addresses)),
        base=site.base,
        files=content.files,
        unread=reading.unread,
    )


def linkable(addresses: Addresses) -> Iterator[str]:
    """Yield the output path of all that is neither a picture nor another file of the content."""
    yield from _ALWAYS
    yield from addresses.paths.values()
    for (key, language), path in addresses.paths.items():
        if key == EVENTS:
            yield urls.calendar(language)
        if addresses.followed(key, language):
            yield from (urls.feed(path, form) for form in Format)


def _is_media(link: Address) -> bool:
    return link.path.startswith(f"{urls.MEDIA}/")
