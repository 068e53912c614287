"""The short way: where only the prose of some texts changed, only pages that show it are made.

A page is a function of its values, and planning sees of a text everything but its prose. So if all
files are those of the last whole build, and the texts that changed differ in their prose alone, the
plan is the last one with the new prose in it.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from vigie.pages import Passage
from vigie.recall import read_all, same_but_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from vigie.cache import Cache
    from vigie.pages import Page
    from vigie.reading import TextRead
    from vigie.sources import Sources
    from vigie.tree import TextFile, Tree

_FEW = 50
_TIMES = "times"


def pages_again(
    tree: Tree,
    sources: Sources,
    cache: Cache,
    read: Callable[[TextFile, bytes], TextRead],
    now: datetime,
) -> list[Page] | None:
    """Return the pages to make again; None where the whole site has to be planned."""
    changed = _changed(tree, sources) if _same_times(cache, now) and not tree.problems else None
    if changed is None:
        return None
    before = [cache.reading(sources.known[file.source][1]) for file in changed]
    after = read_all(changed, read, sources, cache, jobs=1)
    prose = {}
    for old, new in zip(before, after, strict=True):
        one, other = old and old.text, new.text
        if one is None or other is None or new.problems or not same_but_prose(one, other):
            return None
        prose[other.source] = other.body.prose
    paths = sorted({path for file in changed for path in cache.users(file.source)})
    return [with_prose(cache.plan(path), prose) for path in paths]


def note_times(cache: Cache, now: datetime, next_change: datetime | None) -> None:
    """Note when a whole build was made, and when time alone will change the site."""
    end = next_change.timestamp() if next_change else float("inf")
    cache.set_fact(_TIMES, f"{now.timestamp()} {end}".encode())


def with_prose(value: Any, prose: Mapping[str, str]) -> Any:  # noqa: ANN401 -- any value of a page
    """Return `value` with the prose of each source in `prose` in place of its former one."""
    if isinstance(value, Passage):
        return replace(value, prose=prose.get(value.source, value.prose))
    if isinstance(value, tuple):
        items = [with_prose(item, prose) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else tuple(items)
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: with_prose(old, prose) for name, old in own.items()}
        changes = {name: item for name, item in new.items() if item is not own[name]}
        return replace(value, **changes) if changes else value
    return value


def _same_times(cache: Cache, now: datetime) -> bool:
    begin, _, end = (cache.fact(_TIMES) or b"inf inf").decode().partition(" ")
    return float(begin) <= now.timestamp() < float(end)


def _changed(tree: Tree, sources: Sources) -> list[TextFile] | None:
    """Return the few texts that changed; None where anything else changed, came or went."""
    if sources.known.keys() != tree.stamps.keys():
        return None
    used = (name for name, (_, key) in sources.known.items() if key)
    changed = {name for name in used if sources.key(name) != sources.known[name][1]}
    texts = [file for file in tree.texts if file.source in changed]
    return texts if len(texts) == len(changed) <= _FEW else None
