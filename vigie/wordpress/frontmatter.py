"""The front matter and the tables of names that an import writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING

import yaml

from vigie.languages import Language
from vigie.toml import quoted
from vigie.urls import ALIAS
from vigie.wordpress.addresses import old_addresses, path_of
from vigie.wordpress.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from vigie.wordpress.export import Item
    from vigie.wordpress.names import Named
    from vigie.wordpress.places import Place

_LONGEST = 900
_ROOM_FOR_ALIASES = 4000
_ENDLESS = 1 << 20


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes moments as our front matter has them."""


_Dumper.add_representer(
    datetime,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The keys of a front matter in their order; what is empty is not written."""

    values: tuple[tuple[str, object], ...]


def front(
    item: Item,
    place: Place,
    *,
    title: str,
    authors: tuple[str, ...],
    category: str,
    tags: tuple[str, ...],
    summary: str,
    guid: str,
    aliases: tuple[str, ...],
    zone: tzinfo,
) -> Front:
    """Return the front matter of a text."""
    date = place.moment if place.own_day else None
    modified = moment(item.modified, item.modified_gmt, zone)
    changed = modified if modified and (place.moment is None or modified > place.moment) else None
    return Front(
        values=(
            ("title", title[:_LONGEST] or item.slug[:_LONGEST] or item.id),
            ("authors", list(authors)),
            ("category", category),
            ("tags", list(tags)),
            ("summary", summary),
            ("slug", place.slug),
            ("date", date),
            ("modified", changed),
            ("guid", " ".join(guid.split())[:_LONGEST]),
            ("aliases", list(aliases)),
        )
    )


def document(front: Front, markdown: str) -> bytes:
    """Return a whole text: its front matter, then its Markdown."""
    values = {key: value for key, value in front.values if value}
    written = yaml.dump(
        values,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_ENDLESS,
        default_flow_style=None,
    )
    return f"---\n{written}---\n\n{markdown.strip()}\n".encode()


def old_paths(item: Item, attached: Iterable[Item]) -> Iterator[str]:
    """Yield the old paths of an item and of the pages of its attachments."""
    places = [path_of(address) for address in old_addresses(item)]
    for one in attached:
        places += [path_of(address) for address in old_addresses(one) if "?p=" not in address]
    for path in dict.fromkeys(places):
        if path != "/" and ALIAS.fullmatch(path) and len(path) <= _LONGEST:
            yield path


def with_room(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the paths that a front matter has room for, then the others."""
    found = list(paths)
    ends = accumulate(len(path) for path in found)
    number = sum(end <= _ROOM_FOR_ALIASES for end in ends)
    return found[:number], found[number:]


def term(table: str, named: Named, above: str) -> str:
    """Return the table of a term in `taxonomy.toml`; a borrowed name is marked.

    `above` is the id of the category that it lies in, or empty.
    """
    lines = [f"[{table}.{named.id}]"]
    if above:
        lines.append(f"parent = {quoted(above)}")
    for language in Language:
        pairs = [("name", named.names[language]), ("slug", named.slugs[language])]
        if language in named.descriptions:
            pairs.append(("description", named.descriptions[language]))
        written = ", ".join(f"{key} = {quoted(value)}" for key, value in pairs)
        mark = "  # à traduire, to translate" if language in named.untranslated else ""
        lines.append(f"{language} = {{ {written} }}{mark}")
    return "\n".join(lines) + "\n"
