"""Where every text of a blog goes: its folder, its address, and whether everybody may see it.

Nothing that an export says reaches a path but through `slugify`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vigie import urls
from vigie.languages import Language
from vigie.reading.tree import PAGES
from vigie.site import address
from vigie.slugs import slugify
from vigie.wordpress.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, tzinfo

    from vigie.wordpress.export import Item

_LONGEST_FOLDER = 60
_RESERVED = re.compile(
    r"\d{4}|page|archives|categories|mots-cles|tags|auteurs|authors|series|media|theme"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One language of an item before it has a place; `apart` says why it is not public, or ""."""

    key: str
    item: str
    group: str
    code: str
    language: Language
    slug: str
    title: str
    moment: datetime | None
    is_page: bool
    parent: str
    apart: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text goes: `folder` is relative to the content folder, or to the quarantine."""

    key: str
    item: str
    group: str
    language: Language
    folder: str
    slug: str
    moment: datetime | None
    own_day: bool
    apart: str

    @property
    def source(self) -> str:
        """The path of its file."""
        return f"{self.folder}/{self.language}.md"

    @property
    def is_page(self) -> bool:
        """Whether it is a page and no post."""
        return self.folder.startswith(f"{PAGES}/")

    @property
    def address(self) -> str:
        """The address of its page, from the root of the site."""
        if self.is_page:
            page = urls.page(self.language, self.slug)
        else:
            day = date.fromisoformat(self.folder.rpartition("/")[2][:10])
            page = urls.post(self.language, day, self.slug)
        return f"/{address(page)}"


def candidate(item: Item, *, key: str, group: str, code: str, zone: tzinfo) -> Candidate:
    """Return what decides where a text goes; a language that is not ours is set apart."""
    known = code in tuple(Language)
    when = moment(item.date, item.date_gmt, zone, item.published)
    is_page = item.kind == "page"
    apart = why_apart(item) or ("" if known else "language")
    if not apart and when is None and not is_page:
        apart = "undated"
    slug = slugify(unquote(item.slug)) or slugify(item.title)
    return Candidate(
        key=key,
        item=item.key,
        group=group,
        code=code,
        language=Language(code) if known else Language.FR,
        slug=slug or f"{'page' if is_page else 'post'}-{slugify(item.id)}",
        title=item.title,
        moment=when,
        is_page=is_page,
        parent=item.beside(item.parent) if item.parent else "",
        apart=apart,
        known=item.link or item.id,
    )


def why_apart(item: Item) -> str:
    """Return why an item is not for everybody, as a key of the words; nothing where it is."""
    if item.locked:
        return "password"
    if item.status == "publish":
        return "" if item.kind in {"post", "page", ""} else "kind"
    known = {"private", "pending", "draft", "future", "trash", "auto-draft"}
    return item.status if item.status in known else "status"


def place(candidates: Iterable[Candidate], folders: Mapping[str, str]) -> list[Place]:
    """Return the place of every text; `folders` are those of groups imported before.

    Two texts of one group in one language cannot share a folder: the second has its own.
    """
    groups: dict[str, list[Candidate]] = {}
    for one in sorted(candidates, key=_order):
        members = groups.setdefault(one.group, [])
        if any(one.language is other.language for other in members):
            members = groups.setdefault(one.key, [])
            one = replace(one, group=one.key)  # noqa: PLW2901 -- it is on its own from here
        members.append(one)
    placing = _Placing(groups, folders)
    return [found for group in groups for found in placing.of_group(group)]


def _order(one: Candidate) -> tuple[bool, str, str]:
    return one.moment is None, one.moment.isoformat() if one.moment else "", one.key


class _Placing:
    def __init__(
        self, groups: Mapping[str, Sequence[Candidate]], folders: Mapping[str, str]
    ) -> None:
        self.groups = groups
        self.by_item = {one.item: group for group, some in groups.items() for one in some}
        self.before = folders
        self.taken = {folder: group for group, folder in folders.items()}
        self.done: dict[str, str] = {}
        self.slugs: set[tuple[str, ...]] = set()

    def of_group(self, group: str) -> list[Place]:
        folder = self._folder(group, ())
        day = folder.rpartition("/")[2][:10] if folder.startswith("posts/") else ""
        return [
            Place(
                key=one.key,
                item=one.item,
                group=group,
                language=one.language,
                folder=folder,
                slug=self._slug(one, day),
                moment=one.moment,
                own_day=one.moment is not None and one.moment.date().isoformat() == day,
                apart=one.apart,
            )
            for one in self.groups[group]
        ]

    def _folder(self, group: str, above: tuple[str, ...]) -> str:
        if group in self.done:
            return self.done[group]
        first = self.groups[group][0]
        name = first.slug[:_LONGEST_FOLDER].strip("-")
        if first.is_page:
            start = self._above(first, (*above, group))
        else:
            day = f"{first.moment:%Y-%m-%d}" if first.moment else "1970-01-01"
            start, name = f"posts/{day[:4]}", f"{day}-{name}"
        wanted = f"{start}/{name}"
        before = self.before.get(group, "")
        if before and (first.is_page or before.startswith(f"{start}/{name[:10]}")):
            self.done[group] = before
            return before
        folder, number = wanted, 1
        while self.taken.get(folder, group) != group:
            number += 1
            folder = f"{wanted}-{number}"
        self.taken[folder] = self.done[group] = group
        self.done[group] = folder
        return folder

    def _above(self, page: Candidate, above: tuple[str, ...]) -> str:
        """Return the folder of the page above; pages that go in circles lie side by side."""
        group = self.by_item.get(page.parent, "")
        if not group or group in above or not self.groups[group][0].is_page or len(above) > 8:  # noqa: PLR2004
            return PAGES
        return self._folder(group, above)

    def _slug(self, one: Candidate, day: str) -> str:
        """Return the last part of the address, unlike that of any text beside it."""
        where = (one.language, day[:7]) if day else (one.language, "page")
        slug, number = one.slug, 1
        while (*where, slug) in self.slugs or (not day and _RESERVED.fullmatch(slug)):
            number += 1
            slug = f"{one.slug}-{number}"
        self.slugs.add((*where, slug))
        return slug
