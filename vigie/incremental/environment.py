"""What every page depends on besides its values: code, theme, settings, packages."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import installed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PLACES = ("pelicanconf.py", "publishconf.py", "plugins", "vigie")


def digest(root: Path, theme: Path) -> bytes:
    """Return a digest that changes with anything that may change a page, but content and options.

    `root` is the project's folder, `theme` that of the theme. The first part is that of the `code`.
    """
    return code(root) + _digest("", (theme,))


def code(root: Path) -> bytes:
    """Return the digest of what a process loads: settings, plugins, packages and all of Vigie."""
    begun = repr((sys.version, sorted(installed())))
    return _digest(begun, (root / name for name in _PLACES))


def _digest(begun: str, places: Iterable[Path]) -> bytes:
    found = blake2b(begun.encode(), digest_size=16)
    for place in places:
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
