"""The archives of a content folder on the desk of whoever keeps them: found, read, changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from vigie.cli.bootstrap import in_language
from vigie.comments import archive, writing
from vigie.comments.addresses import masked, without_unseen
from vigie.comments.model import ARCHIVE, Comment
from vigie.desk.folders import DeskError, content_folder, folder_named
from vigie.problems import Report
from vigie.reading.tree import CommentsFile, scan
from vigie.saving import save
from vigie.turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vigie.comments.mail import Letter
    from vigie.languages import Language
    from vigie.problems import Problem
    from vigie.reading.tree import Tree

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Desk:
    """A content folder, the zone of its site, and the archive of every text, there or not yet.

    `files` are by the folder that they are in.
    """

    content: Path
    zone: ZoneInfo
    files: dict[str, CommentsFile]

    def post(self, name: str) -> CommentsFile:
        """Return the archive of the post or page that `name` names: its folder, or a path in it.

        Raises DeskError where there is none, or more than one page of that name.
        """
        return self.files[folder_named(name, self.files)]

    def archives(self) -> list[CommentsFile]:
        """Return the archives that exist, by the dates of their posts."""
        return [file for _, file in sorted(self.files.items()) if self.path(file).exists()]

    def path(self, file: CommentsFile) -> Path:
        """Return where an archive is, or will be."""
        return self.content / file.source

    def read(self, file: CommentsFile) -> tuple[tuple[Comment, ...], list[Problem]]:
        """Return the comments of an archive and what is wrong with it; none where it is not yet."""
        path = self.path(file)
        return self._read(file, path.read_bytes() if path.exists() else b"")

    def _read(self, file: CommentsFile, data: bytes) -> tuple[tuple[Comment, ...], list[Problem]]:
        report = Report(file.source)
        return archive.comments_of(file, data, self.zone, report), report.problems

    def change(self, file: CommentsFile, edit: Callable[[str], str]) -> list[Problem]:
        """Change an archive, unless that would make a mistake; return what is odd in it then.

        Raises DeskError, with nothing changed, where `edit` cannot do it or makes a mistake.
        """
        path = self.path(file)
        with turn(_lock(self.content)):
            text = path.read_bytes().decode() if path.exists() else ""
            mark = BOM if text.startswith(BOM) else ""
            try:
                new = mark + edit(text.removeprefix(BOM))
            except writing.EditError as error:
                raise DeskError(f"{file.source}: {error}") from None
            _, problems = self._read(file, new.encode())
            if grave := [problem.told() for problem in problems if problem.stops]:
                raise DeskError("\n".join(grave))
            save(path, new)
        return problems

    def add(self, file: CommentsFile, comment: Comment) -> list[Problem]:
        """Add a comment at the end of an archive; return what is odd there."""
        return self.change(file, lambda text: writing.added(text, comment))

    def composed(self, file: CommentsFile, letter: Letter) -> Comment:
        """Return the comment that a letter makes, without anybody's address."""
        language = letter.language or file.languages[0]
        return Comment(
            id=next_id(self.read(file)[0]),
            parent=letter.parent,
            author=masked(letter.author.strip(), language),
            url=letter.url.strip(),
            date=letter.date or datetime.now(self.zone).replace(second=0, microsecond=0),
            language=language,
            by_author=letter.by_author,
            body=masked(without_unseen(letter.body).strip(), language),
        )

    def moment(self, written: str) -> datetime | None:
        """Return a date as people write it; one without an offset is in the site's zone."""
        if not written:
            return None
        try:
            when = datetime.fromisoformat(written)
        except ValueError:
            told = in_language(
                "“{}” is not a date: write e.g. {}",
                "«\xa0{}\xa0» n’est pas une date\xa0: écrivez p. ex. {}",
            )
            raise DeskError(told.format(written, "2013-06-05T02:35")) from None
        return when if when.tzinfo else when.replace(tzinfo=self.zone)


def open_desk(content: Path | None) -> Desk:
    """Return the desk of a content folder, that of the settings by default."""
    from vigie.build import settings_of

    settings = settings_of(content)
    folder = content_folder(settings)
    tree = scan(folder, settings["IGNORE_FILES"])
    files = {file.folder: file for file in _archives(tree)}
    return Desk(folder, ZoneInfo(settings["TIMEZONE"]), files)


def next_id(comments: Iterable[Comment]) -> str:
    """Return the number after the highest one."""
    numbers = (int(comment.id) for comment in comments if comment.id.isdecimal())
    return str(max(numbers, default=0) + 1)


def _archives(tree: Tree) -> list[CommentsFile]:
    languages: dict[str, list[Language]] = {}
    days = {}
    for text in tree.texts:
        languages.setdefault(text.folder, []).append(text.language)
        days[text.folder] = text.day
    return [
        CommentsFile(
            source=f"{folder}/{ARCHIVE}", folder=folder, day=days[folder], languages=tuple(found)
        )
        for folder, found in languages.items()
    ]


def _lock(content: Path) -> Path:
    place = blake2b(os.fsencode(content.resolve()), digest_size=8).hexdigest()
    owner = os.getuid() if hasattr(os, "getuid") else 0
    return Path(gettempdir(), f"vigie-{owner}-{place}-comments.lock")
