"""The people, terms and redirects that imported texts need, added to the files of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie import urls
from vigie.content import Axis
from vigie.reading.tree import PEOPLE, REDIRECTS, TAXONOMY
from vigie.toml import quoted
from vigie.wordpress import frontmatter, index

if TYPE_CHECKING:
    from collections.abc import Collection

    from vigie.wordpress.account import Account
    from vigie.wordpress.names import Named, Names
    from vigie.wordpress.reader import Read
    from vigie.wordpress.writing import Home

    Added = dict[tuple[str, ...], str]

_TABLES = {Axis.CATEGORY: "categories", Axis.TAG: "tags"}


class Tables:
    """What public texts name; `used` are the terms of all public posts, which have lists.

    `moved` has the addresses of texts by old ones that their front matter has no room for.
    """

    def __init__(
        self,
        read: Read,
        names: Names,
        used: set[tuple[Axis, str]],
        home: Home,
        account: Account,
    ) -> None:
        """Begin with nobody and nothing."""
        self.read, self.names, self.used = read, names, used
        self.home, self.account = home, account
        self.needed: dict[tuple[Axis, str], Named] = {}
        self.people: dict[str, str] = {}
        self.moved: dict[str, str] = {}

    def need(self, category: str, tags: tuple[str, ...], authors: tuple[str, ...]) -> None:
        """Note the people and terms that a public text names, and what its category lies in."""
        for axis, ids in ((Axis.CATEGORY, self.names.lineage(category)), (Axis.TAG, tags)):
            self.needed.update({(axis, id_): self.names.called(axis, id_) for id_ in ids})
        known = {one.id: one.name for one in self.names.people.values()}
        self.people.update({author: known[author] for author in authors})

    def write(self, aliases: Collection[str]) -> None:
        """Add what the files do not have; `aliases` are addresses that texts had."""
        people: Added = {
            (id_,): f"[{id_}]\nname = {quoted(name)}\n" for id_, name in sorted(self.people.items())
        }
        terms: Added = {}
        for (axis, id_), named in sorted(self.needed.items()):
            above = self.names.above.get(id_, "") if axis is Axis.CATEGORY else ""
            terms[_TABLES[axis], id_] = frontmatter.term(_TABLES[axis], named, above)
        moved = dict(self.moved)
        for old, new in index.old_lists(self.read, self.names, self.used):
            if old not in aliases and urls.ALIAS.fullmatch(old):
                moved.setdefault(old, new)
        redirects: Added = {
            (old,): f"{quoted(old)} = {quoted(new)}\n" for old, new in moved.items()
        }
        for path, tables in ((PEOPLE, people), (TAXONOMY, terms), (REDIRECTS, redirects)):
            self.home.append(path, tables)
        self._tell()

    def _tell(self) -> None:
        told = {named.id: named for named in self.needed.values()}
        for id_, named in sorted(told.items()):
            for language in named.untranslated:
                self.account.warn("translate-name", f"{id_} ({language})", f"{TAXONOMY}:1")
