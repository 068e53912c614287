"""What earlier builds found out, in SQLite files that may be missing, foreign or damaged.

Whatever is asked for may be gone: the answer is then made again. Every value carries a checksum, so
that a damaged file is noticed; a cache is otherwise as trusted as the code that reads it.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from vigie.incremental.checked import CacheError, hashed
from vigie.incremental.database import Database
from vigie.incremental.readings import Readings
from vigie.incremental.traces import Stamp, Trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from tempfile import TemporaryDirectory

    from vigie.incremental.plans import Plan

CONTENT = "content"
OUTPUT = "output"


class Cache(Database):
    """One open cache; `readings` lie in a file beside it."""

    tables: ClassVar = """
        CREATE TABLE IF NOT EXISTS files (
            name TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, key BLOB
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS folders (
            root TEXT, path TEXT, mtime INTEGER, names TEXT, PRIMARY KEY (root, path)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS pages (
            path TEXT PRIMARY KEY, print BLOB, size INTEGER, mtime INTEGER, hash BLOB
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS plans (
            id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, value BLOB
        );
        CREATE TABLE IF NOT EXISTS shared (key BLOB PRIMARY KEY, value BLOB);
        CREATE TABLE IF NOT EXISTS uses (
            source INTEGER, plan INTEGER, PRIMARY KEY (source, plan)
        ) WITHOUT ROWID;
    """

    def __init__(self, file: Path | None, environment: bytes) -> None:
        """Open `file`; None keeps everything in a temporary place, gone with the process."""
        with ExitStack() as opened:
            place = file or Path(opened.enter_context(_temporary()), "cache.sqlite")
            super().__init__(place, environment)
            opened.callback(self.base.close)
            self.readings = Readings(_beside(place), environment)
            ((self.planned,),) = self._all("SELECT coalesce(max(seq), 0) FROM sqlite_sequence")
            self.numbers = count(self.planned + 1)
            self.place = opened.pop_all()

    def close(self, *, keep: bool) -> None:
        """Close, with the readings; keep what was noted, or forget what was not settled."""
        with self.place:
            self.readings.close(keep=keep)
            super().close(keep=keep)

    def files(self) -> dict[str, tuple[Stamp, bytes]]:
        """Return the stamp of each content file at its last reading, and the key of its reading."""
        rows = self._all("SELECT name, size, mtime, inode, key FROM files")
        return {name: (Stamp(*stamp), key) for name, *stamp, key in rows}

    def set_files(self, files: Mapping[str, tuple[Stamp, bytes]]) -> None:
        """Note the stamps of all content files, in place of the former ones."""
        self._do("DELETE FROM files", [()])
        rows = ((name, s.size, s.mtime, s.inode, key) for name, (s, key) in files.items())
        self._do("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)

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

    def set_plans(self, plans: Collection[Plan], shared: Mapping[bytes, bytes]) -> None:
        """Note pages as they were planned, in place of former ones.

        `shared` are values that they share, as bytes by their keys.
        """
        if self.planned:
            self.forget_plans(plan.path for plan in plans)
        numbered = list(zip(plans, self.numbers, strict=False))
        rows = ((number, plan.path, plan.value) for plan, number in numbered)
        self._do("INSERT INTO plans VALUES (?, ?, ?)", rows)
        uses = ((_number(source), number) for plan, number in numbered for source in plan.sources)
        self._do("INSERT OR IGNORE INTO uses VALUES (?, ?)", uses)
        self._do("INSERT OR IGNORE INTO shared VALUES (?, ?)", shared.items())

    def forget_plans(self, paths: Iterable[str]) -> None:
        """Forget how pages were planned."""
        self._do("DELETE FROM plans WHERE path = ?", ((path,) for path in paths))

    def keep_shared(self, keys: Iterable[bytes]) -> None:
        """Forget the shared values with other keys, and what plans used that are no more."""
        self._keep("shared", keys)
        if self.planned:
            self._do("DELETE FROM uses WHERE plan NOT IN (SELECT id FROM plans)", [()])

    def users(self, source: str) -> list[str]:
        """Return the output paths of the pages that show the prose of a text."""
        query = "SELECT path FROM uses JOIN plans ON id = plan WHERE source = ? ORDER BY path"
        return [path for (path,) in self._each(query, (_number(source),))]


def forget(file: Path) -> None:
    """Remove a cache."""
    for one in (file, _beside(file)):
        one.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    """Return where the readings of a cache are."""
    return file.with_suffix(".readings")


@cache
def _number(source: str) -> int:
    """Return what stands for a source: a name takes much more room. If two agree, no harm is done.

    More pages are then made anew than need be.
    """
    return int.from_bytes(hashed(source.encode())[:8], signed=True)


def _temporary() -> TemporaryDirectory[str]:
    from tempfile import TemporaryDirectory

    return TemporaryDirectory(prefix="vigie-")


def _at(place: str) -> tuple[str, str, str]:
    """Return what paths at or below `place` are equal to, or lie between."""
    return (place, f"{place}/", f"{place}0") if place else ("", "", "\U0010ffff")
