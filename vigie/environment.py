"""What every page depends on besides its values: code, theme, settings, packages."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.bootstrap import installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLACES = ("pelicanconf.py", "publishconf.py", "plugins", "vigie")


def digest(root: Path, theme: Path) -> bytes:
    """Return a digest that changes with anything that may change a page, but content and options.

    `root` is the project's folder, `theme` that of the theme.
    """
    found = blake2b(digest_size=16)
    found.update(repr((sys.version, sorted(installed()))).encode())
    for place in (theme, *(root / name for name in _PLACES)):
        for path in _files(os.fspath(place)):
            with open(path, "rb") as file:
                data = file.read()
            found.update(f"{path}:{len(data)}:".encode())
            found.update(data)
    return found.digest()


def _files(place: str) -> Iterator[str]:
    if os.path.isfile(place):
        yield place
    for folder, folders, files in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(files))
