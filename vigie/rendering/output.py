"""The output folder: a build becomes visible only when it is whole.

Files are first written to a folder beside the output. The end of a build writes down what is to be
moved and removed, then does it; a build killed in between is finished by the next one.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from stat import S_ISREG
from typing import TYPE_CHECKING

from vigie.incremental.checked import hashed
from vigie.incremental.traces import Stamp
from vigie.messages import Message
from vigie.scratch import staging_of
from vigie.urls import SECURITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from vigie.incremental.traces import Trace

MARKER = ".vigie"
SERVER_RULES = ".htaccess"
MARK = "# Vigie writes this file"
_MARKED = (SERVER_RULES, SECURITY)
_WELL_KNOWN = f"{SECURITY.rpartition('/')[0]}/"
_MARKER_TEXT = b"Vigie writes this folder. The next build removes whatever else lies here.\n"
_JOURNAL = "journal.json"
_FILES = "files"


class OutputError(Exception):
    """The output folder cannot be used; the message says why and what to do."""

    exitcode = 1

    def __init__(self, what: str, /, **values: object) -> None:
        """Take a sentence and what goes into its gaps."""
        self.message = Message(what, **values)
        super().__init__(self.message)


class Output:
    """One build's writing into the output folder."""

    def __init__(self, folder: Path, content: Path) -> None:
        """Prepare to write; raise OutputError where `folder` has what is not ours, or `content`."""
        self.folder = folder = folder.resolve()
        self.staging = staging_of(folder)
        self.planned: set[str] = {MARKER}
        self._made: set[str] = set()
        self._first = not folder.exists()
        _refuse_overlap(folder, content.resolve())
        _refuse_foreign(folder)
        self._finish_last_build()
        self.put(MARKER, _MARKER_TEXT)

    def plan(self, path: str) -> None:
        """Keep what stands at `path`, or what will be put there."""
        self.planned.add(path)

    def put(self, path: str, data: bytes) -> tuple[Stamp, bool]:
        """Take one output file; return its stamp, and whether other bytes or none stood there.

        Raises OutputError where it would take the place of a dotted file that is not ours.
        """
        self.planned.add(path)
        if path in _MARKED:
            _refuse_foreign_file(self.folder / path)
        stands = None if self._first else _same(f"{self.folder}/{path}", data)
        if stands:
            return stands, False
        staged = f"{self.staging}/{_FILES}/{path}"
        self._make_folder(staged.rpartition("/")[0])
        return _written(staged, data), True

    def _make_folder(self, folder: str) -> None:
        """Make a folder in the staging folder, and what it lies in."""
        if folder in self._made:
            return
        if folder == f"{self.staging}/{_FILES}":
            os.makedirs(folder, exist_ok=True)
        else:
            self._make_folder(folder.rpartition("/")[0])
            with suppress(FileExistsError):
                os.mkdir(folder)
        self._made.add(folder)

    def stamps(self) -> dict[str, Stamp]:
        """Return the stamps of all output files."""
        found = _files(os.fspath(self.folder))
        return {path: _outside(entry.stat(follow_symlinks=False)) for path, entry in found}

    def folders(self, paths: Iterable[str]) -> list[tuple[str, int, str]]:
        """Return path, time and no names of every folder above files at `paths`."""
        above = {path[:end] for path in paths for end in _slashes(path)}
        return [(path, os.stat(f"{self.folder}/{path}").st_mtime_ns, "") for path in sorted(above)]

    def standing(self, traces: Mapping[str, Trace]) -> dict[str, Stamp]:
        """Return the stamps of those output files that hold the very bytes of their traces."""
        return {
            path: trace.stamp
            for path, trace in traces.items()
            if _hash(self.folder / path) == trace.hash
        }

    def commit(self, standing: Iterable[str] | None = None) -> None:
        """Make the build visible: move what was written, remove what is no longer planned.

        `standing` are the paths of all output files, if somebody has just looked.
        """
        if not self.folder.exists():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            (self.staging / _FILES).rename(self.folder)
        found = self.stamps() if standing is None else standing
        journal = {
            "move": sorted(path for path, _ in _files(os.fspath(self.staging / _FILES))),
            "remove": sorted(path for path in found if path not in self.planned),
        }
        if journal["move"] or journal["remove"]:
            self.staging.mkdir(parents=True, exist_ok=True)
            partial = self.staging / f"{_JOURNAL}.part"
            partial.write_text(json.dumps(journal), "utf-8")
            partial.replace(self.staging / _JOURNAL)
        self._finish_last_build()

    def _finish_last_build(self) -> None:
        """Do what the journal says, if there is one; then clear the staging folder."""
        journal = self.staging / _JOURNAL
        if journal.exists():
            work = json.loads(journal.read_text("utf-8"))
            for path in work["remove"]:
                _remove(self.folder, path)
            for path in work["move"]:
                _move(self.staging / _FILES / path, self.folder / path, self.folder)
        if self.staging.exists():
            shutil.rmtree(self.staging)


def _refuse_overlap(folder: Path, content: Path) -> None:
    if folder.is_relative_to(content) or content.is_relative_to(folder):
        what = "{folder} and the content folder {content} lie in one another; take another --output"
        raise OutputError(what, folder=folder, content=content)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        what = "{folder} is not a folder; name another one with --output"
        raise OutputError(what, folder=folder)
    if any(folder.iterdir()) and not (folder / MARKER).exists():
        what = "{folder} holds files that Vigie did not write; empty it, or take another --output"
        raise OutputError(what, folder=folder)


def _same(place: str, data: bytes) -> Stamp | None:
    """Return the stamp of a file that holds just `data`."""
    try:
        status = os.lstat(place)
        if status.st_size != len(data) or not S_ISREG(status.st_mode):
            return None
        with open(place, "rb") as file:
            return _outside(status) if file.read() == data else None
    except OSError:
        return None


def _written(place: str, data: bytes) -> Stamp:
    """Write a file whole, and return its stamp."""
    with open(place, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        return _outside(os.stat(file.fileno()))


def _refuse_foreign_file(file: Path) -> None:
    if file.exists() and not _ours(os.fspath(file)):
        raise OutputError(
            "{file} was not written by Vigie, which has a file of that name to write; move it, or "
            "change SERVERS or SECURITY_TXT in the settings",
            file=file,
        )


def _ours(path: str) -> bool:
    """Say whether a file says in its first line that a build made it."""
    try:
        with open(path, "rb") as file:
            return file.read(len(MARK)) == MARK.encode()
    except OSError:
        return False


def _files(folder: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file below `folder` by its path; a dot first at its top is not ours.

    But for the mark, and the files that say that they are.
    """
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if path[0] != "." or f"{path}/" == _WELL_KNOWN:
                    yield from _files(entry.path, f"{path}/")
            elif path[0] != "." or path == MARKER or (path in _MARKED and _ours(entry.path)):
                yield path, entry


def _slashes(path: str) -> Iterator[int]:
    """Yield where the names of the folders above a file end; 0 for the output folder itself."""
    yield 0
    end = path.find("/")
    while end > 0:
        yield end
        end = path.find("/", end + 1)


def _outside(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns)


def _hash(file: Path) -> bytes:
    try:
        return hashed(file.read_bytes())
    except OSError:
        return b""


def _move(staged: Path, target: Path, top: Path) -> None:
    if not staged.exists():
        return
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    _make_room(target.parent, top)
    staged.replace(target)


def _make_room(folder: Path, top: Path) -> None:
    """Make `folder`, in place of what is no folder where it or one below `top` must be."""
    for place in (folder, *_parents(folder, top)):
        if place != top and (place.is_symlink() or place.is_file()):
            place.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove(folder: Path, path: str) -> None:
    file = folder / path
    if file.is_dir() and not file.is_symlink():
        return  # a build finished twice meets what it has already moved here
    with suppress(FileNotFoundError, NotADirectoryError):
        file.unlink()
    for parent in _parents(file, folder):
        try:
            parent.rmdir()
        except OSError:
            return


def _parents(file: Path, top: Path) -> Iterable[Path]:
    return (parent for parent in file.parents if parent != top and parent.is_relative_to(top))
