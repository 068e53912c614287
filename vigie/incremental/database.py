"""One SQLite file, in processes that fork: what is wrong with it is a CacheError."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from vigie.incremental.checked import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from tempfile import TemporaryDirectory


class Database:
    """One open file, in a transaction."""

    def __init__(self, file: Path | None) -> None:
        """Open `file`; None keeps everything in a temporary place, gone with the process."""
        self.place = _temporary() if file is None else None
        self.file = file or Path(self.place.name if self.place else "", "cache")
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.owner = os.getpid()
        self._open()

    @classmethod
    def seen(cls, file: Path) -> Self:
        """Return one to look into as it stands; raise CacheError where that cannot be."""
        database = cls.__new__(cls)
        database.place, database.file = None, file
        with _telling():
            address = f"{file.absolute().as_uri()}?mode=ro"
            database.base = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
            database.base.execute("BEGIN")
        database.owner = database.process = os.getpid()
        return database

    def _begin(self, *scripts: str) -> None:
        """Run `scripts`, which make tables, and begin a transaction."""
        with _telling():
            self.base.execute("PRAGMA synchronous = OFF")
            self.base.execute("PRAGMA secure_delete = ON")
            for script in scripts:
                self.base.executescript(script)
            self.base.execute("BEGIN IMMEDIATE")

    def _leave(self) -> None:
        self.base.close()
        if self.place is not None:
            self.place.cleanup()

    def _open(self) -> None:
        self.base = sqlite3.connect(self.file, isolation_level=None)
        self.process = os.getpid()

    def settle(self) -> None:
        """Keep what was noted so far, whatever comes: other processes can read it from now on."""
        with _telling():
            self.base.execute("COMMIT")
            self.base.execute("BEGIN IMMEDIATE")

    def close(self, *, keep: bool) -> None:
        """Close, keeping what was noted since the opening, or forgetting it."""
        try:
            with _telling():
                self.base.execute("COMMIT" if keep else "ROLLBACK")
        finally:
            self._leave()

    def __enter__(self) -> Self:
        """Return itself, which is closed behind the block; a failure forgets what it noted."""
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        """Close."""
        self.close(keep=failure is None)

    def _one(self, query: str, value: object) -> Any:  # noqa: ANN401 -- as in the table
        with _telling():
            if self.process != os.getpid():
                self.inherited = self.base  # to close it would undo what its own process does
                self._open()
            row = self.base.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def _any(self, table: str) -> bool:
        with _telling():
            return self.base.execute(f"SELECT 1 FROM {table}").fetchone() is not None  # noqa: S608 -- our own

    def _all(self, query: str) -> list[Any]:
        with _telling():
            return self.base.execute(query).fetchall()

    def _each(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        with _telling():
            yield from self.base.execute(query, values)

    def _do(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        with _telling():
            self.base.executemany(query, rows)


def _temporary() -> TemporaryDirectory[str]:
    from tempfile import TemporaryDirectory

    return TemporaryDirectory(prefix="vigie-")


@contextmanager
def _telling() -> Iterator[None]:
    """Turn what the library raises into CacheError."""
    try:
        yield
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise CacheError(str(error)) from error
