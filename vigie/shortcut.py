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
from vigie.times import same_times
from vigie.tree import text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from vigie.cache import Cache
    from vigie.pages import Page
    from vigie.reading import TextRead
    from vigie.sources import Sources
    from vigie.tree import TextFile

_FEW = 50


def pages_again(
    sources: Sources,
    cache: Cache,
    read: Callable[[TextFile, bytes], TextRead],
    now: datetime,
) -> list[Page] | None:
    """Return the pages to make again; None where the whole site has to be planned."""
    changed = sources.changed() if same_times(cache, now) else None
    if changed is None or len(changed) > _FEW:
        return None
    files = [file for name in changed if (file := text_at(name))]
    if len(files) < len(changed):
        return None
    before = [cache.reading(changed[file.source]) for file in files]
    after = read_all(files, read, sources, cache, jobs=1)
    prose = {}
    for old, new in zip(before, after, strict=True):
        one, other = old and old.text, new.text
        if one is None or other is None or new.problems or not same_but_prose(one, other):
            return None
        prose[other.source] = other.body.prose
    paths = sorted({path for file in files for path in cache.users(file.source)})
    return [with_prose(cache.plan(path), prose) for path in paths]


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
