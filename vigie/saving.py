"""Files written whole or not at all, whatever happens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PARTIAL = ".{}.part"


def save(path: Path, text: str) -> None:
    """Put `text` in place of the file at `path`."""
    partial = _written(path, text)
    if path.exists():
        partial.chmod(path.stat().st_mode)
    partial.replace(path)


def save_new(path: Path, text: str) -> None:
    """Put `text` in a file at `path`; raise FileExistsError where there is one already."""
    partial = _written(path, text)
    try:
        os.link(partial, path)
    finally:
        partial.unlink()


def save_folder(folder: Path, name: str, text: str) -> None:
    """Make `folder` with the one file `name` in it; raise FileExistsError where it is there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = folder.with_name(_PARTIAL.format(folder.name))
    partial.mkdir(exist_ok=True)
    try:
        _written(partial / name, text).replace(partial / name)
        if folder.exists():
            raise FileExistsError(17, os.strerror(17), str(folder))
        partial.rename(folder)
    finally:
        if partial.exists():
            (partial / name).unlink(missing_ok=True)
            partial.rmdir()


def _written(path: Path, text: str) -> Path:
    """Return a file beside `path` that has `text` on the disk."""
    partial = path.with_name(_PARTIAL.format(path.name))
    with partial.open("wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    return partial
