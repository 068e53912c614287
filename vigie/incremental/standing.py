"""Whether a folder is as it was noted: every noted file and folder is looked at, nothing is walked.

A folder changes its time when something in it comes, goes or is renamed; so what was noted is all
there is, unless the time of a folder tells otherwise.
"""

from __future__ import annotations

import os
import re
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def changed(
    root: str,
    files: Iterable[tuple[str, int, int, int]],
    folders: Iterable[tuple[str, int, str]],
    ignored: str = "",
) -> list[str] | None:
    """Return the files below `root` that do not look as noted; None where any came or went.

    Files are noted as path, size, time in nanoseconds and inode (0 where it does not matter);
    folders as path, time, and `listing` of their names, which decides where the time is another.
    Names that match `ignored` may come and go.
    """
    look = os.lstat
    found = []
    try:
        for path, size, time, inode in files:
            status = look(f"{root}/{path}")
            same = status.st_mtime_ns == time and status.st_size == size
            if not same or (inode and status.st_ino != inode):
                if not S_ISREG(status.st_mode):
                    return None
                found.append(path)
        for path, time, names in folders:
            place = f"{root}/{path}"
            status = look(place)
            if not S_ISDIR(status.st_mode):
                return None
            if status.st_mtime_ns == time:
                continue
            if not names or listing(os.listdir(place), ignored) != names:
                return None
    except OSError:
        return None
    return found


def listing(names: Iterable[str], ignored: str = "") -> str:
    """Return the names in a folder as one word, without those that match `ignored`."""
    matches = re.compile(ignored or "(?!)").match
    return "/".join(sorted(name for name in names if not matches(name)))
