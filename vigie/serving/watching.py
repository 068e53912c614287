"""What is touched on disk while the site is served."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

Touched = frozenset[str] | None
"""Paths that were touched; None where anything may have been."""

NOTHING: frozenset[str] = frozenset()
_STEP_MS = 20
_WAKE_MS = 100
_POLL_MS = 1000
_UNSEEN = "__pycache__"


def touches(
    folders: Callable[[], Sequence[Path]],
    files: Sequence[Path],
    told: Callable[[], None],
) -> Iterator[Touched]:
    """Yield several times a second what was touched since the last time; first of all, None.

    `folders` are watched with all that is in them, and may be others at any time, or be gone for a
    while; `files` are looked at. Calls `told` where the system cannot watch so much: then
    everything is looked at once a second.
    """
    polling: bool | None = None
    while True:
        places = tuple(folders())
        try:
            yield from _watch(places, folders, files, polling=polling)
        except OSError:
            if polling:
                raise
            polling = True
            told()


def _watch(
    places: tuple[Path, ...],
    folders: Callable[[], Sequence[Path]],
    files: Sequence[Path],
    *,
    polling: bool | None,
) -> Iterator[Touched]:
    """Watch until the folders are no longer those that they were."""
    before, looks = _identities(places), _looks(files)
    begun = False
    for changes in watch(
        *filter(Path.is_dir, places),
        watch_filter=None,
        step=_STEP_MS,
        rust_timeout=_WAKE_MS,
        yield_on_timeout=True,
        poll_delay_ms=_POLL_MS,
        force_polling=polling,
        ignore_permission_denied=True,
    ):
        if _identities(tuple(folders())) != before:
            return
        now = _looks(files)
        found = frozenset(path for _, path in changes if _UNSEEN not in path)
        yield found if begun and now == looks else None
        begun, looks = True, now


def _identities(places: tuple[Path, ...]) -> list[tuple[Path, int, int]]:
    """Return what tells a folder from another in its place."""
    found = ((place, _status(place)) for place in places)
    return [(place, look.st_dev, look.st_ino) if look else (place, 0, 0) for place, look in found]


def _looks(files: Sequence[Path]) -> list[tuple[int, int, int]]:
    found = map(_status, files)
    return [(look.st_size, look.st_mtime_ns, look.st_ino) if look else (0, 0, 0) for look in found]


def _status(place: Path) -> os.stat_result | None:
    try:
        return place.stat()
    except OSError:
        return None


def within(folder: Path, touched: Touched) -> Touched:
    """Return touched paths as they are written in `folder`; None where one lies elsewhere."""
    if touched is None:
        return None
    found = set()
    for path in map(Path, touched):
        if not path.is_relative_to(folder):
            return None
        inside = path.relative_to(folder).as_posix()
        found.add("" if inside == "." else inside)
    return frozenset(found)


def both(one: Touched, other: Touched) -> Touched:
    """Return what was touched in all."""
    return None if one is None or other is None else one | other
