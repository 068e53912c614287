"""What earlier builds found out, in one SQLite file that may be missing, foreign or damaged.

Whatever is asked for may be gone: the answer is then made again. Every value carries a checksum, so
that a damaged file is noticed; a cache is otherwise as trusted as the code that reads it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from vigie.incremental.checked import CacheError, checked, loaded, summed
from vigie.incremental.database import Database
from vigie.incremental.tables import HELD, NAMES, TABLES
from vigie.incremental.traces import Stamp, Trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from vigie.incremental.plans import Plan

CONTENT = "content"
OUTPUT = "output"


class Cache(Database):
    """One open cache."""

    def __init__(self, file: Path | None, environment: bytes) -> None:
        """Open `file`; None keeps everything in a temporary place, gone with the process.

        What another `environment` left is emptied: none of it can be relied on.
        """
        super().__init__(file)
        self.asked: set[bytes] = set()
        try:
            self._prepare(environment)
        except CacheError:
            self._leave()
            raise
        self.blank = not self._any("readings")
        """Whether it knew of no file, when it was opened, what reading it gives."""

    def _prepare(self, environment: bytes) -> None:
        self._begin(TABLES, HELD)
        if self.fact("environment") != environment:
            for name in NAMES:
                self._do(f"DELETE FROM {name}", [()])  # noqa: S608 -- our own names
            self.set_fact("environment", environment)

    def fact(self, name: str) -> bytes | None:
        """Return a single value."""
        value: bytes | None = self._one("SELECT value FROM facts WHERE name = ?", name)
        return value

    def set_fact(self, name: str, value: bytes) -> None:
        """Note a single value."""
        self._do("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, value)])

    def files(self) -> dict[str, tuple[Stamp, bytes]]:
        """Return the stamp of each content file at its last reading, and the key of its reading."""
        rows = self._all("SELECT name, size, mtime, inode, key FROM files")
        return {name: (Stamp(*stamp), key) for name, *stamp, key in rows}

    def set_files(self, files: Mapping[str, tuple[Stamp, bytes]]) -> None:
        """Note the stamps of all content files, in place of the former ones."""
        self._do("DELETE FROM files", [()])
        rows = ((name, s.size, s.mtime, s.inode, key) for name, (s, key) in files.items())
        self._do("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)

    def thing(self, name: str) -> bytes | None:
        """Return something that was made of code and theme alone."""
        stored = self.fact(f"thing {name}")
        return None if stored is None else checked(stored)

    def keep_thing(self, name: str, value: bytes) -> None:
        """Keep such a thing; a forked process leaves that to the others."""
        if self.owner == os.getpid():
            self.set_fact(f"thing {name}", summed(value))

    def file_rows(self, place: str = "") -> Iterator[tuple[str, int, int, int]]:
        """Yield path, size, time and inode of the files at or below a place in the content."""
        query = "SELECT name, size, mtime, inode FROM files"
        return self._each(f"{query} WHERE name = ? OR name BETWEEN ? AND ?", _at(place))

    def file_key(self, name: str) -> bytes:
        """Return the key of a file's bytes at its last reading; empty where nobody needed them."""
        key: bytes | None = self._one("SELECT key FROM files WHERE name = ?", name)
        return key or b""

    def update_files(self, files: Mapping[str, tuple[Stamp, bytes]]) -> None:
        """Note the stamps and keys of some content files."""
        rows = ((s.size, s.mtime, s.inode, key, name) for name, (s, key) in files.items())
        query = "UPDATE files SET size = ?, mtime = ?, inode = ?, key = ? WHERE name = ?"
        self._do(query, rows)

    def folders(self, root: str, place: str = "") -> Iterator[tuple[str, int, str]]:
        """Yield path, time and names of folders of the content or output, at or below a place."""
        query = "SELECT path, mtime, names FROM folders WHERE root = ?"
        return self._each(f"{query} AND (path = ? OR path BETWEEN ? AND ?)", (root, *_at(place)))

    def set_folders(self, root: str, folders: Iterable[tuple[str, int, str]]) -> None:
        """Note the folders of the content or of the output, in place of the former ones."""
        self._do("DELETE FROM folders WHERE root = ?", [(root,)])
        self.update_folders(root, folders)

    def update_folders(self, root: str, folders: Iterable[tuple[str, int, str]]) -> None:
        """Note some folders of the content or of the output."""
        rows = ((root, *folder) for folder in folders)
        self._do("INSERT OR REPLACE INTO folders VALUES (?, ?, ?, ?)", rows)

    def reading(self, key: bytes) -> Any | None:  # noqa: ANN401 -- the reader knows what it kept
        """Return what reading the bytes with this key gave."""
        self.asked.add(key)
        found = self._one("SELECT value FROM readings WHERE key = ?", key)
        return None if found is None else loaded(found)

    def set_readings(self, readings: Collection[tuple[bytes, bytes]]) -> None:
        """Note what reading gave, as bytes, by key."""
        self.asked.update(key for key, _ in readings)
        self._do("INSERT OR REPLACE INTO readings VALUES (?, ?)", readings)

    def prose(self, key: str) -> Any:  # noqa: ANN401 -- as above
        """Return a prose by its digest; raise CacheError if it is not there, as it must be."""
        found = self._one("SELECT value FROM prose WHERE key = ?", key)
        if found is None:
            raise CacheError(key)
        return loaded(found)

    def set_prose(self, prose: Iterable[tuple[str, bytes]]) -> None:
        """Note the prose of texts, as bytes, by digest."""
        self._do("INSERT OR REPLACE INTO prose VALUES (?, ?)", prose)

    def traces(self) -> dict[str, Trace]:
        """Return the output files of the last build by path."""
        rows = self._all("SELECT path, print, size, mtime, hash FROM pages")
        return {path: Trace(print_, Stamp(*stamp), sum_) for path, print_, *stamp, sum_ in rows}

    def set_traces(self, traces: Mapping[str, Trace], gone: Iterable[str]) -> None:
        """Note output files that were written, and those that are no more."""
        self._do("DELETE FROM pages WHERE path = ?", ((path,) for path in gone))
        rows = (
            (path, t.fingerprint, t.stamp.size, t.stamp.mtime, t.hash) for path, t in traces.items()
        )
        self._do("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", rows)

    def page_rows(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield path, size and time of each output file, and 0 in place of an inode."""
        return self._each("SELECT path, size, mtime, 0 FROM pages")

    def plan(self, path: str) -> bytes:
        """Return the page of an output path as it was planned."""
        found: bytes | None = self._one("SELECT value FROM plans WHERE path = ?", path)
        if found is None:
            raise CacheError(path)
        return found

    def shared(self, key: bytes) -> bytes:
        """Return a value that planned pages share, as bytes."""
        found: bytes | None = self._one("SELECT value FROM shared WHERE key = ?", key)
        if found is None:
            raise CacheError(key.hex())
        return found

    def hold_plans(self, plans: Collection[Plan], shared: Mapping[bytes, bytes]) -> None:
        """Put planned pages aside, on the disk, where they count for nothing yet.

        `shared` are values that they share, as bytes by their keys.
        """
        rows = ((plan.path, plan.value) for plan in plans)
        self._do("INSERT INTO held_plans VALUES (?, ?)", rows)
        users = ((plan.path, source) for plan in plans for source in plan.sources)
        self._do("INSERT INTO held_uses VALUES (?, ?)", users)
        self._do("INSERT INTO held_shared VALUES (?, ?)", shared.items())

    def set_plans(self, gone: Iterable[str] = ()) -> None:
        """Note the pages put aside in place of former ones; forget those of `gone` paths.

        Once: they stay where they were put until the cache is closed.
        """
        if self._any("plans"):
            held = self._all("SELECT path FROM held_plans")
            self._forget((*gone, *(path for (path,) in held)))
        for name in ("plans", "uses", "shared"):
            taken = f"INSERT OR IGNORE INTO {name} SELECT * FROM held_{name}"  # noqa: S608 -- our own
            self._do(taken, [()])

    def keep_shared(self, keys: Iterable[bytes]) -> None:
        """Forget the shared values with other keys."""
        self._keep("shared", keys)

    def keep_texts(self, prose: Iterable[str]) -> None:
        """Forget the readings that this build did not ask for, and all prose but this."""
        self._keep("readings", self.asked)
        self._keep("prose", prose)

    def _keep(self, table: str, keys: Iterable[object]) -> None:
        gone = {key for (key,) in self._all(f"SELECT key FROM {table}")}.difference(keys)  # noqa: S608 -- our own names
        self._do(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in gone))  # noqa: S608

    def _forget(self, paths: Iterable[str]) -> None:
        rows = [(path,) for path in paths]
        self._do("DELETE FROM plans WHERE path = ?", rows)
        self._do("DELETE FROM uses WHERE path = ?", rows)

    def users(self, source: str) -> list[str]:
        """Return the output paths of the pages that show the prose of a text."""
        query = "SELECT path FROM uses WHERE source = ? ORDER BY path"
        return [path for (path,) in self._each(query, (source,))]


def _at(place: str) -> tuple[str, str, str]:
    """Return what paths at or below `place` are equal to, or lie between."""
    return (place, f"{place}/", f"{place}0") if place else ("", "", "\U0010ffff")
