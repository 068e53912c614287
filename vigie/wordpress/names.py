"""Who writes and what it is about: writers and terms of WordPress as our people and terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vigie.content import Axis
from vigie.languages import Language
from vigie.slugs import slugify
from vigie.wordpress import php
from vigie.wordpress.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.wordpress.export import Item, Term
    from vigie.wordpress.languages import Corrections
    from vigie.wordpress.reader import Read

_AXES = {"category": Axis.CATEGORY, "post_tag": Axis.TAG, "tag": Axis.TAG}
_NONE = frozenset({"uncategorized", "non-classe", "sans-categorie", "non-categorise"})
_TAG = re.compile(r"</?[a-zA-Z!][^>]*>")
_APART = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|t[rdh]|table|blockquote|hr|d[dlt])\b[^>]*>", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of `people.toml`."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A term of `taxonomy.toml`; `untranslated` are the languages whose name is borrowed."""

    axis: Axis
    id: str
    names: Mapping[Language, str]
    slugs: Mapping[Language, str]
    descriptions: Mapping[Language, str]
    untranslated: tuple[Language, ...]


@dataclass(slots=True)
class Names:
    """All writers and terms, found again by what items call them.

    `parents` has the slug of the term that a term lies in, as the blog has it; `above` the id of
    the category that a category lies in here.
    """

    people: dict[tuple[int, str], Person] = field(default_factory=dict)
    terms: dict[tuple[int, Axis, str], Named] = field(default_factory=dict)
    parents: dict[tuple[int, Axis, str], str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)

    def authors(self, item: Item) -> tuple[str, ...]:
        """Return the ids of those who wrote an item, its co-authors if it names any."""
        several = [term for term in item.terms if term.domain == "author"]
        logins = [term.slug.removeprefix("cap-") for term in several] or [item.creator]
        names = {term.slug.removeprefix("cap-"): term.name for term in several}
        found = (self._person(item.blog, login, names.get(login, "")) for login in logins if login)
        return tuple(dict.fromkeys(person.id for person in found))

    def _person(self, blog: int, login: str, name: str) -> Person:
        known = self.people.get((blog, login))
        if known is None:
            known = self.people[blog, login] = person(login, name or login)
        return known

    def category(self, item: Item) -> str:
        """Return the id of the one category of an item: the deepest first one, or nothing."""
        found = self._ids(item, Axis.CATEGORY)
        return max(found, key=lambda one: len(self.lineage(one)), default="")

    def beside(self, item: Item) -> list[str]:
        """Return the categories of an item that its own does not lie in; they become tags."""
        around = self.lineage(self.category(item))
        return [one for one in self._ids(item, Axis.CATEGORY) if one not in around]

    def tags(self, item: Item) -> tuple[str, ...]:
        """Return the ids of the tags of an item."""
        return tuple(dict.fromkeys((*self.beside(item), *self._ids(item, Axis.TAG))))

    def lineage(self, category: str) -> list[str]:
        """Return a category, if it is one, and those that it lies in, from near to far."""
        found = []
        while category:
            found.append(category)
            category = self.above.get(category, "")
        return found

    def _ids(self, item: Item, axis: Axis) -> list[str]:
        found = []
        for term in item.terms:
            if _AXES.get(term.domain) is axis and slugify(unquote(term.slug)) not in _NONE:
                key = (item.blog, axis, term.slug)
                if key not in self.terms:
                    self.terms[key] = _named(axis, [term], {"fr": term}, {})
                found.append(self.terms[key].id)
        return list(dict.fromkeys(found))

    def called(self, axis: Axis, id_: str) -> Named:
        """Return a term by its id; a tag may be what was a category."""
        found = [one for one in self.terms.values() if one.id == id_]
        return next((one for one in found if one.axis is axis), found[0])

    def nest(self) -> None:
        """Put each category into the one that it lies in, but for what would go in a circle."""
        for key, slug in self.parents.items():
            blog, axis, _ = key
            outer = self.terms.get((blog, axis, slug))
            if axis is not Axis.CATEGORY or outer is None or outer.id in _NONE:
                continue
            inner = self.terms[key].id
            if inner not in self.lineage(outer.id):
                self.above.setdefault(inner, outer.id)


def person(login: str, name: str) -> Person:
    """Return a person; what looks like an e-mail address is never kept whole."""
    shown = plain(MAIL.sub(lambda match: match[0].partition("@")[0], name))
    id_ = slugify(unquote(login.partition("@")[0])) or slugify(shown) or "author"
    return Person(id=id_, name=shown or id_)


def masked(text: str) -> str:
    """Return a text whose e-mail addresses cannot be read."""
    return MAIL.sub("…@…", text)


def plain(text: str) -> str:
    """Return a short text without tags, on one line."""
    text = unescape(_TAG.sub("", _APART.sub(" ", unescape(text))))
    text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return _SPACES.sub(
        lambda run: run[0] if run[0] in "\N{NO-BREAK SPACE}\u202f" else " ", text
    ).strip()


def gather(read: Read, corrections: Corrections) -> Names:
    """Return the people and terms of all blogs; translations of one term are one term."""
    names = Names()
    for (blog, login), writer in read.writers.items():
        names.people[blog, login] = person(login, writer.name)
    by_id = {(blog, term.id): term for (blog, _, _), term in read.terms.items() if term.id}
    groups: dict[tuple[int, str], dict[str, Term]] = {}
    for (blog, domain, _), term in read.terms.items():
        if domain == "term_translations":
            members = {
                code: by_id[blog, id_]
                for code, id_ in php.pairs(term.description).items()
                if (blog, id_) in by_id
            }
            for member in members.values():
                groups[blog, member.id] = members
    for (blog, domain, slug), term in read.terms.items():
        axis = _AXES.get(domain)
        if axis is None:
            continue
        members = groups.get((blog, term.id), {})
        members = members or {read.blogs[blog].home: term}
        together = [members[code] for code in ("fr", "en") if code in members] or [term]
        names.terms[blog, axis, slug] = _named(axis, together, members, corrections.names)
        names.parents[blog, axis, slug] = term.parent
    names.nest()
    return names


def _named(
    axis: Axis,
    terms: list[Term],
    members: Mapping[str, Term],
    given: Mapping[str, Mapping[Language, str]],
) -> Named:
    first = terms[0]
    id_ = slugify(unquote(first.slug)) or slugify(first.name) or f"term-{first.id or 0}"
    both = {}
    for language in Language:
        own = members.get(language.value)
        switched = in_language(first.name, language)
        named = given.get(first.slug, given.get(id_, {})).get(language)
        told = in_language(own.name, language) if own else ""
        both[language] = named or (switched if switched != first.name else told)
    spare = next((name for name in both.values() if name), first.name)
    found = {language: plain(name or spare)[:_LONGEST] or id_ for language, name in both.items()}
    description = plain(first.description)[:_LONGEST]
    return Named(
        axis=axis,
        id=id_,
        names=found,
        slugs={
            language: slugify(unquote(members[language].slug)) or id_
            if language in members
            else id_
            for language in Language
        },
        descriptions=dict.fromkeys(Language, description) if description else {},
        untranslated=tuple(language for language, name in both.items() if not name),
    )
