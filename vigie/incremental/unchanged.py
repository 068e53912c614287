"""The shortest way: the very command that made the site, given again with nothing changed.

Told before anything slow is imported, from what the cache notes at the end of each build. Whatever
is not certain is left to the build itself.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.incremental import environment
from vigie.incremental.built import Built
from vigie.incremental.cache import CONTENT, OUTPUT, Cache
from vigie.incremental.checked import CacheError
from vigie.incremental.sources import key_of, names_ignored
from vigie.incremental.standing import changed
from vigie.scratch import staging_of
from vigie.times import now, same_times

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = "command"
_PLACES = "places"
_NUMBER_OF_PLACES = 3
_UNSURE = {"--no-cache", "--verify", "--help"}
_PASSING = {"_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL"}


def command_key(arguments: Sequence[str]) -> bytes:
    """Return what stands for a command: its words, its folder, and its variables."""
    variables = sorted((key, text) for key, text in os.environ.items() if key not in _PASSING)
    given = repr((tuple(arguments), str(Path.cwd()), variables))
    return blake2b(given.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def note(cache: Cache, command: bytes, content: Path, output: Path, theme: Path) -> None:
    """Note which command made the site, and of which folders."""
    cache.set_fact(_COMMAND, command)
    cache.set_fact(_PLACES, "\0".join(map(str, (content, output, theme))).encode())


def nothing_to_do(root: Path, arguments: Sequence[str]) -> bool:
    """Whether the command `build` with these arguments would change nothing; say so if it is so.

    `root` is the project's folder.
    """
    started = time.monotonic()
    if _UNSURE & set(arguments):
        return False
    for file in _cache_folder(root, arguments).glob("*.sqlite"):
        try:
            found = _unchanged(file, root, arguments)
        except CacheError:
            continue
        if found is not None:
            built, content = found
            built.warn(content)
            if "--quiet" not in arguments:
                sys.stdout.write(built.told(time.monotonic() - started) + "\n")
            return True
    return False


def _cache_folder(root: Path, arguments: Sequence[str]) -> Path:
    for word, following in zip(arguments, (*arguments[1:], ""), strict=True):
        name, _, value = word.partition("=")
        if name == "--cache":
            return Path(value or following)
    return root / ".cache"


def _unchanged(file: Path, root: Path, arguments: Sequence[str]) -> tuple[Built, Path] | None:
    """Return what was built, and of which folder, where all stands as the cache in `file` notes."""
    with Cache.seen(file) as cache:
        places = (cache.fact(_PLACES) or b"").decode().split("\0")
        if len(places) != _NUMBER_OF_PLACES or not same_times(cache, now()):
            return None
        content, output, theme = places
        same_command = cache.fact(_COMMAND) == command_key(arguments)
        if not same_command or staging_of(Path(output).resolve()).exists():
            return None
        found = changed(content, cache.file_rows(), cache.folders(CONTENT), names_ignored(cache))
        if found is None or any(_differs(content, name, cache) for name in found):
            return None
        if changed(output, cache.page_rows(), cache.folders(OUTPUT)) != []:
            return None
        made_in = cache.fact("environment") or b""
        same_code = made_in.startswith(environment.digest(root, Path(theme)))
        return (Built.noted(cache), Path(content)) if same_code else None


def _differs(content: str, name: str, cache: Cache) -> bool:
    """Whether a file that looks otherwise has other bytes, and a page depends on them."""
    key = cache.file_key(name)
    return bool(key) and key != key_of(name, Path(content, name).read_bytes())
