"""The bytes of the content folder, read only where a file is not as it was at the last build."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING, Any

from vigie.incremental.cache import CONTENT
from vigie.incremental.checked import hashed
from vigie.incremental.standing import changed
from vigie.incremental.traces import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vigie.incremental.cache import Cache
    from vigie.reading.tree import Tree

_RACY = 2_000_000_000
"""Nanoseconds in which a file may change twice without a new time of change on some disks."""

_NEVER = Stamp(-1, -1)
_IGNORED = "ignored"


class Sources:
    """The files of the content folder by name, with a key for the bytes of each.

    A file with the stamp of its last reading is taken to have the same bytes, unless it had just
    been written then, or `verify` asks to read everything.
    """

    def __init__(
        self,
        content: Path,
        cache: Cache,
        *,
        verify: bool,
        touched: frozenset[str] | None = None,
    ) -> None:
        """Take the content folder, and what earlier builds noted of it.

        `touched` are the files and folders below which something came, went or was written since
        the last build, where somebody has watched: nothing else is then looked at.
        """
        self.content = content
        self.cache = cache
        self.verify = verify
        self.touched = touched
        self.ignored = ""
        self.known: Mapping[str, tuple[Stamp, bytes]] = {}
        self.stamps: Mapping[str, Stamp] = {}
        self.folders: Mapping[str, tuple[Stamp, str]] = {}
        self.keys: dict[str, bytes] = {}
        self.read_stamps: dict[str, Stamp] = {}
        self.begun = time.time_ns()

    def walked(self, tree: Tree) -> None:
        """Take the stamps of everything as the folder was walked."""
        self.known = {} if self.verify else self.cache.files()
        self.stamps, self.folders, self.ignored = tree.stamps, tree.folders, tree.ignored

    def changed(self) -> dict[str, bytes] | None:
        """Return the files with other bytes than at the last build, and their keys then.

        None where files came or went, or nothing may be taken for what it looks like.
        """
        if self.verify:
            return None
        names: list[str] = []
        for place in ("",) if self.touched is None else self.touched:
            rows, folders = self.cache.file_rows(place), self.cache.folders(CONTENT, place)
            found = self._changed_at(place, list(rows), list(folders))
            if found is None:
                return None
            names += found
        known = ((name, self.cache.file_key(name)) for name in names)
        return {name: key for name, key in known if key and self.read(name)[0] != key}

    def _changed_at(
        self, place: str, rows: list[tuple[str, int, int, int]], folders: list[tuple[str, int, str]]
    ) -> list[str] | None:
        """Return which of the noted files look otherwise; None where any came or went there."""
        ignored = names_ignored(self.cache)
        if not rows and not folders and os.path.lexists(self.content / place):
            matches = re.compile(ignored or "(?!)").match
            return [] if any(map(matches, place.split("/"))) else None
        return changed(os.fspath(self.content), rows, folders, ignored)

    def key(self, name: str) -> bytes:
        """Return the key of a file: 16 bytes that stand for its name and its content."""
        if name not in self.keys:
            stamp, key = self.known.get(name, (None, b""))
            if key and stamp == self.stamps.get(name):
                self.keys[name] = key
            else:
                self.read(name)
        return self.keys[name]

    def recalled(self, name: str, reading_key: Callable[[bytes], bytes]) -> Any | None:  # noqa: ANN401 -- the reader knows what it kept
        """Return what reading a file gave before; `reading_key` makes its key of the file's.

        Where nothing was read before, no file is read for its key.
        """
        readings = self.cache.readings
        return None if readings.blank else readings.reading(reading_key(self.key(name)))

    def read(self, name: str) -> tuple[bytes, bytes]:
        """Return the key of a file and its bytes; it counts as used from then on."""
        with open(os.path.join(self.content, name), "rb", buffering=0) as file:
            self.read_stamps[name] = stamp_of(os.stat(file.fileno()))
            data = file.read()
        self.keys[name] = key = key_of(name, data)
        return key, data

    def keep(self) -> None:
        """Note the stamps of all files; those that nobody used have no key."""
        self.cache.set_files(
            {
                name: (self._settled(stamp), self.keys.get(name, b""))
                for name, stamp in self.stamps.items()
            }
        )
        folders = self.folders.items()
        rows = ((path, self._settled(stamp).mtime, names) for path, (stamp, names) in folders)
        self.cache.set_folders(CONTENT, rows)
        self.cache.set_fact(_IGNORED, self.ignored.encode())

    def keep_changes(self) -> None:
        """Note the stamps of those files that were read; no other has changed."""
        self.cache.update_files(
            {
                name: (self._settled(self.read_stamps[name]), self.keys[name])
                for name in self.read_stamps
            }
        )

    def _settled(self, stamp: Stamp) -> Stamp:
        return stamp if self.begun - stamp.mtime > _RACY else _NEVER


def names_ignored(cache: Cache) -> str:
    """Return the pattern of the names in the content folder that did not count."""
    return (cache.fact(_IGNORED) or b"").decode()


def key_of(name: str, data: bytes) -> bytes:
    """Return the key of a file with this name and these bytes."""
    return hashed(name.encode() + b"\0" + data)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what `status` tells of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
