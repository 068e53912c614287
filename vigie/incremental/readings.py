"""What reading files gave, by what was read: a value may be missing, and is never out of date.

It has a file of its own beside that of what the last build left, so that it can be settled, and
read by other processes, while the rest of the build may still fail.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from vigie.incremental.checked import CacheError, checked, loaded, summed
from vigie.incremental.database import Database, telling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


class Readings(Database):
    """One open file of readings, with their prose, and of things made of code and theme alone."""

    tables: ClassVar = """
        CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, value BLOB);
        CREATE TABLE IF NOT EXISTS prose (key TEXT PRIMARY KEY, value BLOB);
    """

    def __init__(self, file: Path, environment: bytes) -> None:
        """Open `file`, for what is read in an `environment`."""
        super().__init__(file, environment)
        self.owner = os.getpid()
        self.asked: set[bytes] = set()
        self.blank = not self._any("readings")
        """Whether it knew of no file, when it was opened, what reading it gives."""

    def settle(self) -> None:
        """Keep what was noted so far, whatever comes: other processes can read it from now on."""
        with telling():
            self.base.execute("COMMIT")
            self.base.execute("BEGIN IMMEDIATE")

    def thing(self, name: str) -> bytes | None:
        """Return something that was made of code and theme alone."""
        stored = self.fact(f"thing {name}")
        return None if stored is None else checked(stored)

    def keep_thing(self, name: str, value: bytes) -> None:
        """Keep such a thing; a forked process leaves that to the others."""
        if self.owner == os.getpid():
            self.set_fact(f"thing {name}", summed(value))

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

    def keep(self, prose: Iterable[str]) -> None:
        """Forget the readings that this build did not ask for, and all prose but this."""
        self._keep("readings", self.asked)
        self._keep("prose", prose)
