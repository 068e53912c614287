"""Files of an import written where they belong, and nowhere else; nobody's edit is lost."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tomli

from vigie.wordpress.export import ExportError
from vigie.wordpress.memory import NAME, Memory, Step, digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(slots=True, kw_only=True)
class Home:
    """The content folder, the quarantine and the folder of reports.

    Nothing is written with `dry`; `steps` has what was done, or would be, by path.
    """

    content: Path
    quarantine: Path
    reports: Path
    memory: Memory
    dry: bool
    steps: dict[str, Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ExportError where the folders lie in one another."""
        content = self.content.resolve()
        for other in (self.quarantine, self.reports):
            if other.resolve().is_relative_to(content):
                raise ExportError(
                    fr=f"{other} est dans le dossier du contenu\N{NO-BREAK SPACE}: "
                    "ce qui n’est pas public serait publié; prenez un autre dossier",
                    en=f"{other} is in the content folder: what is not public would be "
                    "published; take another folder",
                )

    def put(self, path: str, data: bytes) -> Step:
        """Write a file of the content, unless somebody changed it since it was imported.

        What a newer export says of a file that was changed here lies with the reports.
        """
        file = _inside(self.content, path)
        there = file.read_bytes() if file.is_file() else None
        step = self.memory.step(path, data, there)
        self.steps[path] = step
        if step in {Step.NEW, Step.UPDATED}:
            self._write(file, data)
        if step is Step.CONFLICT:
            self._write(_inside(self.reports / "conflicts", path), data)
        if step is not Step.REMOVED:
            self.memory.files[path] = digest(data)
        return step

    def comments(self, path: str, data: bytes, ids: Iterable[str], added: bytes) -> Step:
        """Write an archive of comments; to one that was changed here only new ones are added.

        `data` is the whole archive, `added` are the tables of those that were not imported before.
        """
        file = _inside(self.content, path)
        there = file.read_bytes() if file.is_file() else None
        step = self.memory.step(path, data, there)
        if step in {Step.EDITED, Step.CONFLICT} and there is not None:
            step = Step.UPDATED if added else Step.EDITED
            merged = there.rstrip() + b"\n\n" + added if added else there
        else:
            merged = data
        self.steps[path] = step
        if step in {Step.NEW, Step.UPDATED}:
            self._write(file, merged)
        if step is not Step.REMOVED:
            self.memory.files[path] = digest(data)  # not of what was merged: it is somebody's
        self.memory.comments[path] = sorted({*self.memory.comments.get(path, ()), *ids})
        return step

    def append(self, path: str, tables: dict[tuple[str, ...], str]) -> int:
        """Add to a TOML file the tables that it does not have; return how many those are."""
        file = _inside(self.content, path)
        there = file.read_text("utf-8") if file.is_file() else ""
        try:
            known = tomli.loads(there)
        except ValueError as error:
            raise ExportError(
                fr=f"{file}\N{NO-BREAK SPACE}: ce fichier n’est pas du TOML ({error}); corrigez-le",
                en=f"{file}: this file is not TOML ({error}); mend it",
            ) from None
        new = [table for key, table in tables.items() if not _has(known, key)]
        if new:
            begin = f"{there.rstrip()}\n\n" if there.strip() else ""
            apart = "\n" if new[0].startswith("[") else ""
            begin = begin.rstrip("\n") + "\n" if begin and not apart else begin
            self._write(file, (begin + apart.join(new)).encode())
        self.steps[path] = Step.UPDATED if new and there else Step.NEW if new else Step.SAME
        return len(new)

    def copy(self, path: str, source: Path, *, public: bool) -> None:
        """Copy a picture or document beside its text, unless one is there already."""
        file = _inside(self.content if public else self.quarantine, path)
        if file.exists():
            self.steps.setdefault(path, Step.SAME)
            return
        self.steps[path] = Step.NEW
        if not self.dry:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_name(f".{file.name}.part")
            shutil.copyfile(source, partial)
            partial.replace(file)

    def set_apart(self, path: str, data: bytes) -> None:
        """Write a file to the quarantine, and take away the one that was public by mistake.

        A text that is no longer public leaves the content, unless somebody changed it here.
        """
        self._write(_inside(self.quarantine, path), data)
        file = _inside(self.content, path)
        if path in self.memory.files and file.is_file():
            untouched = digest(file.read_bytes()) == self.memory.files[path]
            self.steps[path] = Step.REMOVED if untouched else Step.CONFLICT
            if untouched and not self.dry:
                file.unlink()
                del self.memory.files[path]

    def release(self, path: str) -> None:
        """Take a text that is public now out of the quarantine."""
        file = _inside(self.quarantine, path)
        if file.is_file() and not self.dry:
            file.unlink()

    def report(self, name: str, data: bytes) -> None:
        """Write a report, even of what was only tried."""
        self.reports.mkdir(parents=True, exist_ok=True)
        _replace(_inside(self.reports, name), data)

    def remember(self) -> None:
        """Write the memory of this import, after all else."""
        self._write(self.content / NAME, self.memory.written())

    def counts(self) -> Counter[Step]:
        """Return how many files were new, updated and so on."""
        return Counter(self.steps.values())

    def _write(self, file: Path, data: bytes) -> None:
        if not self.dry and not (file.is_file() and file.read_bytes() == data):
            file.parent.mkdir(parents=True, exist_ok=True)
            _replace(file, data)


def _has(known: dict[str, object], key: tuple[str, ...]) -> bool:
    found: object = known
    for step in key:
        found = found.get(step) if isinstance(found, dict) else None
    return found is not None


def _inside(root: Path, path: str) -> Path:
    """Return the file at `path` below `root`; whatever leads out of it is a mistake of ours."""
    file = root / path
    if _CONTROL.search(path) or not file.resolve().is_relative_to(root.resolve()):
        raise ExportError(
            fr=f"{file}\N{NO-BREAK SPACE}: mène hors du dossier {root}",
            en=f"{file}: leads out of the folder {root}",
        )
    return file


def _replace(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    partial = file.with_name(f".{file.name}.part")
    partial.write_bytes(data)
    partial.replace(file)
