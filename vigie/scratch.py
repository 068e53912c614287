"""Where builds into an output folder keep what is not the site: files to come, a lock, a cache."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path


def staging_of(output: Path) -> Path:
    """Return the folder in which the files of a build wait until all are there."""
    return output.parent / f".{output.name}.building"


def lock_of(output: Path) -> Path:
    """Return the lock file of an output folder, out of everybody's way."""
    from tempfile import gettempdir

    owner = os.getuid() if hasattr(os, "getuid") else 0
    return Path(gettempdir(), f"vigie-{owner}-{_digest(os.path.realpath(output))}.lock")


def cache_of(output: Path, folder: Path) -> Path:
    """Return the cache of an output folder among those in `folder`."""
    return folder / f"{_digest(os.fspath(output))}.sqlite"


def _digest(place: str) -> str:
    return blake2b(place.encode(), digest_size=8).hexdigest()
