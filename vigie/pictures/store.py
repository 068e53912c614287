"""Files made of pictures, kept in the cache folder under what they were made of."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vigie.incremental.checked import CacheError, checked, dumped, loaded, summed

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files, each behind its checksum; it may be removed at any time.

    What is asked for may be gone or damaged: the answer is then None.
    """

    folder: Path

    def file(self, name: str) -> bytes | None:
        """Return the bytes of a file."""
        try:
            return checked((self.folder / name).read_bytes())
        except (OSError, CacheError):
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes of a file; it is there as a whole or not at all."""
        self._put(name, summed(data))

    def value(self, name: str) -> Any | None:  # noqa: ANN401 -- whoever kept it knows
        """Return a value."""
        try:
            return loaded((self.folder / name).read_bytes())
        except (OSError, CacheError):
            return None

    def keep_value(self, name: str, value: object) -> None:
        """Keep a value."""
        self._put(name, dumped(value))

    def _put(self, name: str, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = self.folder / f".{name}.{os.getpid()}"
        partial.write_bytes(data)
        partial.replace(self.folder / name)
