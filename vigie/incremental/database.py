"""One SQLite file, in processes that fork: what is wrong with it is a CacheError."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Self

from vigie.incremental.checked import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FACTS = "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;"
_ENVIRONMENT = "environment"
_SETTINGS = """
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
PRAGMA cache_size = -16000;
"""


class Database:
    """One open file, in a transaction."""

    tables: ClassVar[str]
    """What makes the tables besides the one of facts."""

    def __init__(self, file: Path, environment: bytes) -> None:
        """Open `file`.

        What another `environment` left is emptied: none of it can be relied on.
        """
        self.file = file
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._open()
        try:
            self._begin(environment)
        except CacheError:
            self.base.close()
            raise

    @classmethod
    @contextmanager
    def seen(cls, file: Path) -> Iterator[Self]:
        """Look into a file as it stands; raise CacheError where that cannot be."""
        database = cls.__new__(cls)
        database.process = os.getpid()
        with telling():
            address = f"{file.absolute().as_uri()}?mode=ro"
            database.base = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
        try:
            with telling():
                database.base.execute("BEGIN")
            yield database
        finally:
            database.base.close()

    def _begin(self, environment: bytes) -> None:
        with telling():
            self.base.executescript(f"{_SETTINGS}{_FACTS}{self.tables}")
            self.base.execute("BEGIN IMMEDIATE")
        if self.fact(_ENVIRONMENT) != environment:
            for (name,) in self._all("SELECT name FROM sqlite_master WHERE type = 'table'"):
                self._do(f"DELETE FROM {name}", [()])  # noqa: S608 -- our own names
            self.set_fact(_ENVIRONMENT, environment)

    def _open(self) -> None:
        self.base = sqlite3.connect(self.file, isolation_level=None)
        self.process = os.getpid()

    def close(self, *, keep: bool) -> None:
        """Close, keeping what was noted since the opening, or forgetting it."""
        try:
            with telling():
                self.base.execute("COMMIT" if keep else "ROLLBACK")
        finally:
            self.base.close()

    def __enter__(self) -> Self:
        """Return itself, which is closed behind the block; a failure forgets what it noted."""
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        """Close."""
        self.close(keep=failure is None)

    def fact(self, name: str) -> bytes | None:
        """Return a single value."""
        value: bytes | None = self._one("SELECT value FROM facts WHERE name = ?", name)
        return value

    def set_fact(self, name: str, value: bytes) -> None:
        """Note a single value."""
        self._do("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, value)])

    def _one(self, query: str, value: object) -> Any:  # noqa: ANN401 -- as in the table
        with telling():
            if self.process != os.getpid():
                self.inherited = self.base  # to close it would undo what its own process does
                self._open()
            row = self.base.execute(query, (value,)).fetchone()
        return row[0] if row else None

    def _any(self, table: str) -> bool:
        with telling():
            return self.base.execute(f"SELECT 1 FROM {table}").fetchone() is not None  # noqa: S608 -- our own

    def _all(self, query: str) -> list[Any]:
        with telling():
            return self.base.execute(query).fetchall()

    def _each(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        with telling():
            yield from self.base.execute(query, values)

    def _do(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        with telling():
            self.base.executemany(query, rows)

    def _keep(self, table: str, keys: Iterable[object]) -> None:
        """Forget the rows of a table with other keys."""
        gone = {key for (key,) in self._all(f"SELECT key FROM {table}")}.difference(keys)  # noqa: S608 -- our own names
        self._do(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in gone))  # noqa: S608


@contextmanager
def telling() -> Iterator[None]:
    """Turn what the library raises into CacheError."""
    try:
        yield
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise CacheError(str(error)) from error
