"""The bytes of the content folder, read only where a file is not as it was at the last build."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.cache import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vigie.cache import Cache

_RACY = 2_000_000_000
"""Nanoseconds in which a file may change twice without a new time of change on some disks."""

_NEVER = Stamp(-1, -1)


class Sources:
    """The files of the content folder by name, with a key for the bytes of each.

    A file with the stamp of its last reading is taken to have the same bytes, unless it had just
    been written then, or `verify` asks to read everything.
    """

    def __init__(
        self, content: Path, stamps: Mapping[str, Stamp], cache: Cache, *, verify: bool
    ) -> None:
        """`stamps` are those of all files, as the folder was walked."""
        self.content = content
        self.stamps = stamps
        self.known = {} if verify else cache.files()
        self.keys: dict[str, bytes] = {}
        self.begun = time.time_ns()

    def key(self, name: str) -> bytes:
        """Return the key of a file: 16 bytes that stand for its name and its content."""
        if name not in self.keys:
            stamp, key = self.known.get(name, (None, b""))
            if key and stamp == self.stamps.get(name):
                self.keys[name] = key
            else:
                self.read(name)
        return self.keys[name]

    def read(self, name: str) -> tuple[bytes, bytes]:
        """Return the key of a file and its bytes; it counts as used from then on."""
        with open(os.path.join(self.content, name), "rb") as file:
            data = file.read()
        self.keys[name] = key = key_of(name, data)
        return key, data

    def keep(self, cache: Cache) -> None:
        """Note the stamps of all files; those that nobody used have no key."""
        cache.set_files(
            {
                name: (self._settled(stamp), self.keys.get(name, b""))
                for name, stamp in self.stamps.items()
            }
        )

    def _settled(self, stamp: Stamp) -> Stamp:
        return stamp if self.begun - stamp.mtime > _RACY else _NEVER


def key_of(name: str, data: bytes) -> bytes:
    """Return the key of a file with this name and these bytes."""
    return blake2b(name.encode() + b"\0" + data, digest_size=16).digest()


def stamp_of(status: os.stat_result) -> Stamp:
    """Return what `status` tells of a file."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
