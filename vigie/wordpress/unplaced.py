"""What WordPress knew of an item and our texts have no place for, kept for a person to read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vigie.slugs import slugify
from vigie.toml import long_quoted, quoted
from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.export import Field
from vigie.wordpress.names import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.wordpress.account import Account
    from vigie.wordpress.export import Item
    from vigie.wordpress.places import Place
    from vigie.wordpress.writing import Home

_PLACED = frozenset({"category", "post_tag", "tag", "author", "language", "post_translations"})
_OF_WORDPRESS_COM = frozenset(
    """
    email_notification firehose_sent jabber_published reader_suggested_tags sharing_disabled
    switch_like_status timeline_notification wpcom_is_first_post
    """.split()  # noqa: SIM905 - quotation marks would hide the words
)
_HEAD = "# Connu de WordPress, sans place ici. Known to WordPress, without a place here.\n"


class Unplaced:
    """Custom fields and terms of other taxonomies, which go to the quarantine.

    They are never published, for nobody knows what is in them. What WordPress and its plugins note
    for their own use, mostly under names that begin with `_`, is told by its name and not kept.
    """

    def __init__(self, home: Home, account: Account) -> None:
        """Take where to write and to tell."""
        self.home, self.account = home, account
        self.told: Counter[tuple[Outcome, str, str]] = Counter()

    def keep(self, item: Item, places: tuple[Place, ...], *, machinery: bool) -> None:
        """Keep what an item has; what hangs on menus and other `machinery` is machinery too."""
        found = []
        for name, value in (*item.fields, *_terms(item)):
            self.account.found[Thing.FIELD] += 1
            if name in tuple(Field):
                self.told[Outcome.CONVERTED, "field-read", name] += 1
            elif not value.strip():
                self.told[Outcome.DROPPED, "empty", name] += 1
            elif machinery or name.startswith("_") or name in _OF_WORDPRESS_COM:
                self.told[Outcome.DROPPED, "field-machinery", name] += 1
            else:
                found.append((name, masked(value)))
        if not found:
            return
        path = _path(item, places)
        self.home.set_apart(path, _toml(found).encode())
        names = ", ".join(dict.fromkeys(name for name, _ in found))
        count = len(found)
        self.account.note(
            Thing.FIELD, Outcome.QUARANTINED, "field", what=names, place=f"{path}:1", count=count
        )

    def tell(self) -> None:
        """Tell of what was not kept, each name once."""
        for (outcome, reason, name), count in sorted(self.told.items()):
            self.account.note(Thing.FIELD, outcome, reason, what=name, count=count)


def _terms(item: Item) -> Iterator[tuple[str, str]]:
    return ((one.domain, one.name or one.slug) for one in item.terms if one.domain not in _PLACED)


def _path(item: Item, places: tuple[Place, ...]) -> str:
    """Return where it lies in the quarantine: as the text does, or by the number of the item."""
    if places:
        return f"{places[0].folder}/wordpress.{places[0].language}.toml"
    return f"library/{item.blog}-{slugify(item.id)}.toml"


def _toml(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        (
            _HEAD,
            *(
                f"[[field]]\nname = {quoted(name)}\nvalue = {long_quoted(value)}\n"
                for name, value in pairs
            ),
        )
    )
