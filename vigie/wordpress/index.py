"""What an export holds at a glance: every item without its text, and what refers to what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Axis
from vigie.feeds import Format
from vigie.languages import Language
from vigie.site import address
from vigie.wordpress import places
from vigie.wordpress.addresses import Addresses, file_key
from vigie.wordpress.export import Field
from vigie.wordpress.languages import group, parts, spoken
from vigie.wordpress.names import plain
from vigie.wordpress.shortcodes import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from vigie.wordpress.export import Item
    from vigie.wordpress.languages import Corrections, Spoken
    from vigie.wordpress.names import Names
    from vigie.wordpress.reader import Read
    from vigie.wordpress.spool import Spool

MACHINERY = frozenset(
    """
    nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_global_styles
    wp_navigation wp_template wp_template_part wp_font_family wp_font_face jetpack_migration safecss
    feedback jp_pay_order jp_pay_product
    """.split()  # noqa: SIM905 - quotation marks would hide the words
)
_SHOWN = re.compile(r"<(?:img|iframe|object|embed|audio|video)\b", re.IGNORECASE)
_SILENT = re.compile(r"<!--.*?-->|<[^>]*>|&nbsp;", re.DOTALL)
_LIBRARY = "attachment"
_BASES = {Axis.CATEGORY: "category", Axis.TAG: "tag"}
_OTHER_BASES = {Axis.CATEGORY: ("categorie", "categories"), Axis.TAG: ("etiquette", "mot-cle")}


@dataclass(slots=True, kw_only=True)
class Index:
    """Every item by its key, without its text; its languages; where each text goes.

    `libraries` have the attachments of each blog by id, `attached` the ids of an item's own.
    `described` tells what the files of the library show.
    """

    items: dict[str, Item] = field(default_factory=dict)
    languages: dict[str, Spoken] = field(default_factory=dict)
    addresses: Addresses
    libraries: dict[int, dict[str, Picture]] = field(default_factory=dict)
    attached: dict[str, list[str]] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    placed: list[places.Place] = field(default_factory=list)
    by_item: dict[str, tuple[places.Place, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person who imports chose: the language of all texts, corrections, the zone."""

    language: Language | None
    corrections: Corrections
    zone: tzinfo


def draw(spool: Spool, read: Read, choices: Choices, folders: Mapping[str, str]) -> Index:
    """Return the index of all items; `folders` are those of groups imported before."""
    index = Index(addresses=Addresses(read.blogs))
    candidates: list[places.Candidate] = []
    for item in spool.items():
        index.items[item.key] = replace(item, content="", excerpt="")
        if item.kind == _LIBRARY:
            _file(item, index)
        elif item.kind not in MACHINERY:
            candidates += _candidates(item, index, read, choices)
    for item in index.items.values():
        index.addresses.add(item)
    index.placed = places.place(candidates, folders)
    for one in index.placed:
        index.by_item[one.item] = (*index.by_item.get(one.item, ()), one)
    return index


def _file(item: Item, index: Index) -> None:
    alt = plain(item.field(Field.DESCRIPTION))
    caption, title = plain(item.excerpt), plain(item.title)
    described = alt or caption or (title if " " in title else "")
    url = item.attachment or item.guid
    picture = Picture(url=url, alt=described, caption=caption)
    index.libraries.setdefault(item.blog, {})[item.id] = picture
    if described:
        index.described[file_key(url)] = described
    if item.parent:
        index.attached.setdefault(item.beside(item.parent), []).append(item.id)


def _candidates(
    item: Item, index: Index, read: Read, choices: Choices
) -> Iterator[places.Candidate]:
    found = parts(item)
    number, rest = group(item, choices.corrections).split(":", 1)
    blog = read.blogs[item.blog]
    for part in found:
        key = f"{item.key}:{part.code}" if len(found) > 1 else item.key
        told = spoken(item, part, choices.language, choices.corrections)
        index.languages[key] = told
        one = places.candidate(
            item,
            key=key,
            group=f"{read.blogs[int(number)].url}#{rest}",
            code=told.code or blog.home,
            zone=choices.zone,
        )
        if not one.apart and not _says(part.content) and not item.field(Field.COVER):
            one = replace(one, apart="empty")
        yield one


def _says(content: str) -> bool:
    """Say whether there is anything to see in a text."""
    return bool(_SHOWN.search(content) or _SILENT.sub("", content).strip())


def used(found: Index, names: Names) -> set[tuple[Axis, str]]:
    """Return the terms of all public posts: only these have lists."""
    terms: set[tuple[Axis, str]] = set()
    for key, places_ in found.by_item.items():
        if any(not one.apart and not one.is_page for one in places_):
            item = found.items[key]
            terms |= {(Axis.TAG, tag) for tag in names.tags(item)}
            terms |= {(Axis.CATEGORY, one) for one in names.lineage(names.category(item))}
    return terms


def lists(read: Read, names: Names, used: set[tuple[Axis, str]]) -> dict[str, dict[Language, str]]:
    """Return the new address of each list of posts by its old one, for those that have posts."""
    found: dict[str, dict[Language, str]] = {}
    addresses = Addresses(read.blogs)
    for (blog, axis, slug), named in names.terms.items():
        pages = _pages(names, axis, named.id, used)
        new = {language: f"/{address(page)}" for language, page in pages.items()}
        if not new:
            continue
        for base in (_BASES[axis], *_OTHER_BASES[axis]):
            for path in _paths(names, blog, axis, slug):
                old = addresses.place(f"{read.blogs[blog].url}/{base}/{path}/")
                if old:
                    found[old] = new
    return found


def old_lists(read: Read, names: Names, used: set[tuple[Axis, str]]) -> Iterator[tuple[str, str]]:
    """Yield the old path and the new one of every list and feed, for `redirects.toml`."""
    for number, blog in enumerate(read.blogs):
        start = "/" + "/".join(blog.url.split("/")[3:])
        start = start.rstrip("/")
        front = urls.home(blog.home)
        rss, atom = (f"/{urls.feed(front, form)}" for form in (Format.RSS, Format.ATOM))
        yield f"{start}/feed/", rss
        yield f"{start}/feed/atom/", atom
        yield f"{start}/comments/feed/", f"/{urls.comments_feed(blog.home, Format.RSS)}"
        for (of, axis, slug), named in names.terms.items():
            page = _pages(names, axis, named.id, used).get(blog.home)
            if of != number or page is None:
                continue
            for old in _paths(names, of, axis, slug):
                yield f"{start}/{_BASES[axis]}/{old}/", f"/{address(page)}"
                yield f"{start}/{_BASES[axis]}/{old}/feed/", f"/{urls.feed(page, Format.RSS)}"


def _pages(names: Names, axis: Axis, id_: str, used: set[tuple[Axis, str]]) -> dict[Language, str]:
    """Return the page of a term in each language: that of the tag, if a category became one."""
    for one in (axis, Axis.TAG):
        if (one, id_) in used:
            slugs = names.called(one, id_).slugs
            return {language: urls.term(language, one, slugs[language]) for language in Language}
    return {}


def _paths(names: Names, blog: int, axis: Axis, slug: str) -> tuple[str, ...]:
    """Return the path of a term below its base: alone, and below the terms above it."""
    steps, above = [slug], names.parents.get((blog, axis, slug), "")
    while above and above not in steps:
        steps.insert(0, above)
        above = names.parents.get((blog, axis, above), "")
    return tuple(dict.fromkeys(("/".join(steps), slug)))
