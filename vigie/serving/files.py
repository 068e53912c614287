"""Which file of a folder an address asks for, and which part of it is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where what was asked for is: the address of a folder ends in a slash."""

    address: str


class RangeError(Exception):
    """No byte of the file is in the range that is asked for."""


def find(folder: Path, target: str) -> Path | Moved | None:
    """Return the file in `folder` that the target of a request asks for; None where it has none.

    Whatever the target is, the file lies in the folder, and no name on its way begins with a dot
    but `.well-known`.
    """
    path = _path(target)
    names = [name for name in path.split("/") if name]
    hidden = any(name.startswith(".") and name != ".well-known" for name in names)
    try:
        file = folder.joinpath(*names).resolve()
        if hidden or not file.is_relative_to(folder.resolve()):
            return None
        if file.is_dir() and not path.endswith("/"):
            there = (file / "index.html").is_file()
            return Moved(f"/{quote('/'.join(names))}/") if there else None
        if path.endswith("/"):
            file /= "index.html"
        return file if file.is_file() else None
    except (OSError, ValueError):  # too long a name, a sign that no name may have
        return None


def _path(target: str) -> str:
    """Return the path of a target; one that no file can have where it cannot be read."""
    try:
        path = unquote(urlsplit(f"//x/{target.lstrip('/')}").path, errors="strict")
    except ValueError:
        return "\0"
    return "\0" if any(ord(sign) < ord(" ") or sign in "\\:\x7f" for sign in path) else path


def part(header: str | None, size: int) -> tuple[int, int] | None:
    """Return begin and end of the bytes that a Range header asks for; None for all of them.

    Raises RangeError where there are none. Several ranges at once are answered by the whole file,
    as RFC 9110 allows.
    """
    match = _RANGE.fullmatch(header or "")
    if match is None or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        begin, end = max(0, size - int(match["last"])), size
    else:
        begin, end = int(match["first"]), min(int(match["last"] or size) + 1, size)
        if match["last"] and int(match["last"]) < begin:
            return None
    if begin >= end:
        raise RangeError
    return begin, end
