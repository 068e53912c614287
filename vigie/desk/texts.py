"""The texts of a content folder as the desk sees them: their front matter, not what it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from vigie.cli.bootstrap import in_language
from vigie.content import Axis
from vigie.desk.folders import DeskError, content_folder, folder_named
from vigie.problems import Report
from vigie.reading import frontmatter, taxonomy, tree
from vigie.reading.nodes import Mapping, Scalar, read_yaml
from vigie.reading.texts import decode
from vigie.slugs import slugify
from vigie.times import now

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from vigie.content import Taxonomy
    from vigie.languages import Language
    from vigie.reading.tree import TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text as it is written: its front matter and its Markdown."""

    file: TextFile
    front: Mapping
    body: str

    def line(self, key: str) -> str:
        """Return the one line of text of a key; empty where it has none."""
        node = self.front.entries.get(key, (0, None))[1]
        return " ".join(node.text.split()) if isinstance(node, Scalar) else ""

    @property
    def slug(self) -> str:
        """The last part of its address."""
        name = self.file.folder.rpartition("/")[2]
        return self.line("slug") or slugify(self.line("title")) or name


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A content folder, the zone of its site and the moment; `texts` are by their folder."""

    content: Path
    zone: ZoneInfo
    now: datetime
    texts: dict[str, dict[Language, TextFile]]

    def folder(self, name: str) -> str:
        """Return the folder that `name` names; raise DeskError where there is none."""
        return folder_named(name, self.texts)

    def read(self, file: TextFile) -> Written | None:
        """Return a text as it is written; None where a build would not make sense of it."""
        report = Report(file.source)
        text = decode((self.content / file.source).read_bytes(), report)
        cut = frontmatter.split(text, report) if text is not None else None
        front = read_yaml(cut[0], report, 2) if cut else None
        return Written(file=file, front=front, body=cut[1]) if cut and front else None

    def names(self) -> Taxonomy:
        """Return people, topics, tags and series; raise DeskError where they cannot be read."""
        report = Report(tree.TAXONOMY)
        found = taxonomy.read_terms(self.text(tree.TAXONOMY), report)
        people = Report(tree.PEOPLE)
        found[Axis.AUTHOR] = taxonomy.read_people(self.text(tree.PEOPLE), people)
        if problems := [*report.problems, *people.problems]:
            raise DeskError("\n".join(problem.told() for problem in problems))
        return found

    def text(self, name: str) -> str:
        """Return a file of names as it is, empty where there is none."""
        path = self.content / name
        try:
            return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        except UnicodeDecodeError:
            told = in_language("{} is not UTF-8 text.", "{} n’est pas du texte en UTF-8.")
            raise DeskError(told.format(name)) from None

    def taken(self, language: Language, day: date | None) -> set[str]:
        """Return the last parts of addresses that posts of the month, or pages, have already."""
        files = (one for folder in self.texts.values() if (one := folder.get(language)))
        near = (one for one in files if _month(one.day) == _month(day))
        return {written.slug for one in near if (written := self.read(one))}


def open_desk(content: Path | None) -> Desk:
    """Return the desk of a content folder, that of the settings by default."""
    from vigie.build import settings_of  # noqa: PLC0415 -- Pelican is slow to import

    settings = settings_of(content)
    folder = content_folder(settings)
    texts: dict[str, dict[Language, TextFile]] = {}
    for file in tree.scan(folder, settings["IGNORE_FILES"]).texts:
        texts.setdefault(file.folder, {})[file.language] = file
    zone = ZoneInfo(settings["TIMEZONE"])
    return Desk(content=folder, zone=zone, now=now().astimezone(zone), texts=texts)


def _month(day: date | None) -> tuple[int, int] | None:
    return (day.year, day.month) if day else None
