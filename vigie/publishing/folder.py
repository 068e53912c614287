"""Publishing to a folder: each publication lies in one of its own, and a link says which is seen.

A link is replaced in one step: readers see the old site or the new one, whenever it is cut short.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.publishing.changes import RECORD, Changes, between, files, read_record
from vigie.publishing.place import PublishError, alone, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CURRENT = "current"
PUBLICATIONS = "publications"
MARK = ".vigie-publications"
_SCRATCH = ".scratch"
_NAME = "{:06}"


class Folder:
    """A folder with `current`, which readers see, and the last `kept` publications."""

    compressed = True

    def __init__(self, folder: Path, kept: int) -> None:
        """Take the folder, which may not be there yet."""
        self.folder = folder
        self.kept = kept
        self.current = folder / CURRENT
        self.publications = folder / PUBLICATIONS
        self.scratch = self.publications / _SCRATCH

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other publishers away by a lock that a killed one gives back."""
        self._refuse_foreign()
        self.publications.mkdir(parents=True, exist_ok=True)
        with alone(self.folder / MARK):
            yield

    def compare(self, site: Path) -> Changes:
        """Return what would change for readers."""
        self._refuse_foreign()
        if not self.current.exists():
            return between({}, dict.fromkeys(files(site), ""))
        record = self.current / RECORD
        _, shown = read_record(record.read_text("utf-8") if record.exists() else "")
        new, old = files(site), files(self.current)
        common = set(new) & set(old)
        same = set(filecmp.cmpfiles(site, self.current, common, shallow=False)[0])
        after = {path: "" if path in same else "new" for path in new}
        return between(dict.fromkeys(old, ""), after, shown)

    def put(self, site: Path, changes: Changes) -> None:
        """Put the new publication beside the others, then show it."""
        before = self._number()
        number = max(self._numbers(), default=0) + 1
        self._clear()
        new = self.scratch / _NAME.format(number)
        sent = set(changes.sent)
        new.mkdir(parents=True)
        for path in files(site):
            if path in sent:
                shutil.copyfile(site / path, _room_for(new / path))
            else:
                _take_over(self.current / path, _room_for(new / path))
        for path in changes.kept:
            _take_over(self.current / path, _room_for(new / path))
        if hasattr(os, "sync"):
            os.sync()  # a machine that fails must not show empty files
        new.rename(self.publications / new.name)
        self._show(number)
        earlier = [one for one in reversed(self._numbers()) if one <= before]
        self._prune({number, *earlier[: self.kept - 1]})

    def roll_back(self) -> str:
        """Show the publication before the one that is seen."""
        now = self._number()
        before = [one for one in self._numbers() if one < now]
        if not before:
            raise PublishError(
                in_language(
                    "No earlier publication is kept there.",
                    "Aucune publication antérieure n’y est gardée.",
                )
            )
        self._show(before[-1])
        return _NAME.format(before[-1])

    def _refuse_foreign(self) -> None:
        folder = self.folder
        strange = folder.exists() and not folder.is_dir()
        if folder.is_dir() and not (folder / MARK).exists():
            strange = any(one.name != PUBLICATIONS for one in folder.iterdir())
        if strange or (self.current.exists() and not self.current.is_symlink()):
            raise refuse_foreign(str(folder))

    def _numbers(self) -> list[int]:
        return sorted(int(one.name) for one in self.publications.iterdir() if one.name.isdecimal())

    def _number(self) -> int:
        """Return the number of the publication that is seen; 0 where there is none."""
        return int(self.current.readlink().name) if self.current.exists() else 0

    def _show(self, number: int) -> None:
        self.scratch.mkdir(exist_ok=True)
        link = self.scratch / CURRENT
        link.unlink(missing_ok=True)
        link.symlink_to(f"{PUBLICATIONS}/{_NAME.format(number)}")
        link.replace(self.current)

    def _prune(self, kept: set[int]) -> None:
        """Remove all publications but some; one is out of sight before its first file goes."""
        for number in set(self._numbers()) - kept:
            name = _NAME.format(number)
            (self.publications / name).rename(self.scratch / f"old-{name}")
        self._clear()

    def _clear(self) -> None:
        if self.scratch.exists():
            shutil.rmtree(self.scratch)


def _room_for(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _take_over(old: Path, target: Path) -> None:
    """Give a publication the very file of another, with its time.

    Browsers that have it are then told that it did not change.
    """
    try:
        os.link(old, target)
    except OSError:  # a file system without such links
        shutil.copy2(old, target)
