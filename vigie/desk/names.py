"""New people, topics and tags in `people.toml` and `taxonomy.toml`, whose other bytes stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli

from vigie.cli.bootstrap import in_language
from vigie.content import Axis, Term
from vigie.desk.folders import DeskError
from vigie.languages import Language, Localized
from vigie.reading.tree import PEOPLE, TAXONOMY
from vigie.slugs import slugify
from vigie.toml import HEAD, quoted, without_strings

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = re.compile(r"\A\s*\n|\A\s*\Z")
TABLES = {Axis.CATEGORY: "categories", Axis.TAG: "tags"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """Somebody, or a topic or a tag, that is not in its file yet."""

    axis: Axis
    id: str
    name: Localized
    slug: Localized

    @property
    def file(self) -> str:
        """The file that it belongs in."""
        return PEOPLE if self.axis is Axis.AUTHOR else TAXONOMY

    @property
    def path(self) -> tuple[str, ...]:
        """The keys of its table."""
        return (self.id,) if self.axis is Axis.AUTHOR else (TABLES[self.axis], self.id)

    @property
    def term(self) -> Term:
        """What it will be once it is in its file."""
        return Term(axis=self.axis, id=self.id, name=self.name, slug=self.slug)

    @property
    def table(self) -> str:
        """Its table in TOML."""
        head = f"[{'.'.join(self.path)}]\n"
        if self.axis is not Axis.AUTHOR:
            return head + "".join(
                f"{one} = {{ name = {quoted(self.name[one])}, slug = {quoted(self.slug[one])} }}\n"
                for one in Language
            )
        fr, en = quoted(self.name.fr), quoted(self.name.en)
        return f"{head}name = {fr if fr == en else f'{{ fr = {fr}, en = {en} }}'}\n"


def new_name(axis: Axis, name: Localized, known: Mapping[str, Term]) -> NewName | None:
    """Return a new name with an id and addresses that nothing `known` has; None without letters."""
    words = {language: slugify(name[language]) for language in Language}
    if not all(words.values()):
        return None
    taken = {language: {term.slug[language] for term in known.values()} for language in Language}
    id_ = _free(words[Language.FR if axis is Axis.AUTHOR else Language.EN], known)
    return NewName(
        axis=axis,
        id=id_,
        name=name,
        slug=Localized(
            fr=_free(words[Language.FR], taken[Language.FR]),
            en=_free(words[Language.EN], taken[Language.EN]),
        ),
    )


def added(text: str, new: NewName) -> str:
    """Return the file `text` with one name more, behind the last one of its sort.

    Raises DeskError where it is not TOML, or written so that this cannot be done.
    """
    place = _place(text, new.path[:-1])
    before, behind = text[:place], text[place:]
    table = f"\n\n{new.table}" if before else new.table
    table += "\n" if behind.strip() else ""
    if "\r\n" in text:
        table = table.replace("\n", "\r\n")
    made = f"{before}{table}{_BLANK.sub('', behind)}"
    if not _is_only_added(text, made, new):
        told = in_language(
            "{}: written in an unusual way: add “{}” by hand",
            "{}\xa0: écrit d’une façon inhabituelle\xa0: ajoutez «\xa0{}\xa0» à la main",
        )
        raise DeskError(told.format(new.file, new.id))
    return made


def _place(text: str, sort: tuple[str, ...]) -> int:
    """Return where the last table of a sort ends, without what stands before the next one."""
    plain = without_strings(text)
    heads = [(head.start(), head[0].strip(" \t[]")) for head in HEAD.finditer(plain)]
    end = len(text)
    if sort:
        own = [number for number, (_, name) in enumerate(heads) if _is_below(name, sort[0])]
        if own and own[-1] + 1 < len(heads):
            end = heads[own[-1] + 1][0]
    lines = text[:end].splitlines(keepends=True)
    while lines and end < len(text) and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return len("".join(lines).rstrip())


def _is_below(name: str, sort: str) -> bool:
    return re.match(rf"[\"']?{sort}[\"']?\s*\.", name) is not None


def _is_only_added(text: str, made: str, new: NewName) -> bool:
    try:
        expected, found = tomli.loads(text), tomli.loads(made)
        ((sort, inner),) = tomli.loads(new.table).items()
    except ValueError:
        return False
    there = expected.setdefault(sort, {}) if len(new.path) > 1 else expected
    if not isinstance(there, dict) or new.id in there:
        return False
    there[new.id] = inner[new.id] if len(new.path) > 1 else inner
    return expected == found


def _free(word: str, taken: Mapping[str, object] | set[str]) -> str:
    number, free = 2, word
    while free in taken:
        free = f"{word}-{number}"
        number += 1
    return free
