"""What a build notes of files: how they look from outside, and what they were made of."""

from __future__ import annotations

from typing import NamedTuple


class Stamp(NamedTuple):
    """What a file looks like from outside; times in nanoseconds."""

    size: int
    mtime: int
    inode: int = 0


class Trace(NamedTuple):
    """An output file as it was written: the fingerprint of its values, its stamp, its hash."""

    fingerprint: bytes
    stamp: Stamp
    hash: bytes
