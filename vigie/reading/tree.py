"""The content folder as it lies on disk: which files are texts, and what is out of place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from fnmatch import translate
from operator import attrgetter
from typing import TYPE_CHECKING

from vigie.incremental.kept import kept
from vigie.incremental.sources import stamp_of
from vigie.incremental.standing import listing
from vigie.languages import Language
from vigie.messages import Message
from vigie.problems import Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from vigie.incremental.traces import Stamp

POSTS = "posts"
PAGES = "pages"
PEOPLE = "people.toml"
PARTNERS = "partners.toml"
TAXONOMY = "taxonomy.toml"
REDIRECTS = "redirects.toml"
WORDS = {language: f"words.{language}.txt" for language in Language}

_TOP = (POSTS, PAGES)
_DATA = (PEOPLE, PARTNERS, TAXONOMY, REDIRECTS)
_COMMENTS = "comments.toml"
_WRITING = (".md", ".markdown", ".mdown", ".mkd", ".rst")
_ACTIVE = (
    *(".svgz", ".htm", ".html", ".xhtml", ".xht", ".xml", ".xsl"),
    *(".js", ".mjs", ".css", ".php"),
)
_LANGUAGES = frozenset(Language)
_TEXT_NAMES = {f"{language}.md": language for language in Language}
_YEAR = re.compile(r"\d{4}")
_POST = re.compile(r"(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)")


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file that holds a text. `day` is the date in a post's folder name, None for pages."""

    source: str
    folder: str
    language: Language
    day: date | None

    def reading_key(self, key: bytes) -> bytes:
        """Return the key of its reading: that of its bytes."""
        return key


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsFile:
    """The archive of the comments on a post or a page; `languages` are those of its texts.

    `day` is None for pages.
    """

    source: str
    folder: str
    day: date | None
    languages: tuple[Language, ...]

    def reading_key(self, key: bytes) -> bytes:
        """Return the key of its reading: other languages of the post, other defaults inside."""
        return key + b",".join(language.encode() for language in self.languages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What the content folder holds; all paths are relative to it, with forward slashes.

    `files` are those that a text may show or link to; `stamps` are of every file that counts;
    `folders` have the stamp and the names of every folder; names that match `ignored` do not count.
    """

    texts: tuple[TextFile, ...]
    comments: tuple[CommentsFile, ...]
    files: frozenset[str]
    data: frozenset[str]
    stamps: Mapping[str, Stamp]
    folders: Mapping[str, tuple[Stamp, str]]
    problems: tuple[Problem, ...]
    ignored: str = ""


def scan(content: Path, ignored: Iterable[str] = ()) -> Tree:
    """Walk the content folder; file names that match a pattern of `ignored` do not count.

    Links to elsewhere on the disk are problems: what they lead to was not put there to be
    published.
    """
    patterns = [translate(pattern.rpartition("/")[2]) for pattern in ignored]
    walk = _Walk("|".join(patterns) or r"(?!)")
    walk.top(os.fspath(content))
    return Tree(
        texts=tuple(sorted(walk.texts, key=lambda text: text.source)),
        comments=tuple(walk.comments),
        files=frozenset(walk.files),
        data=frozenset(walk.data),
        stamps=walk.stamps,
        folders=walk.folders,
        problems=tuple(walk.problems),
        ignored=walk.pattern,
    )


def text_at(source: str) -> TextFile | None:
    """Return the text that a file would hold that has its place in the content folder."""
    folder, _, name = source.rpartition("/")
    if not folder or name not in _TEXT_NAMES:
        return None
    return TextFile(source=source, folder=folder, language=_TEXT_NAMES[name], day=_day_of(folder))


def archive_at(source: str, exists: Callable[[str], object]) -> CommentsFile | None:
    """Return the archive that has its place in the content folder, beside texts that exist."""
    folder, _, name = source.rpartition("/")
    languages = tuple(one for one in Language if exists(f"{folder}/{one}.md"))
    if not languages or name != _COMMENTS:
        return None
    return CommentsFile(source=source, folder=folder, day=_day_of(folder), languages=languages)


class _Walk:
    def __init__(self, ignored: str) -> None:
        self.pattern = ignored
        self.ignored = re.compile(ignored).match
        self.texts: list[TextFile] = []
        self.comments: list[CommentsFile] = []
        self.files: list[str] = []
        self.data: list[str] = []
        self.problems: list[Problem] = []
        self.stamps: dict[str, Stamp] = {}
        self.folders: dict[str, tuple[Stamp, str]] = {}

    def wrong(self, path: str, what: str, remedy: str, /, **values: object) -> None:
        self.problems.append(Problem(path, 1, Message(what, **values), Message(remedy, **values)))

    def entries(self, folder: str, relative: str) -> Iterator[tuple[os.DirEntry[str], str]]:
        stamp = stamp_of(os.stat(folder))
        with os.scandir(folder) as found:
            entries = sorted(found, key=attrgetter("name"))
        self.folders[relative] = (stamp, listing((one.name for one in entries), self.pattern))
        for entry in entries:
            if self.ignored(entry.name):
                continue
            path = f"{relative}/{entry.name}" if relative else entry.name
            if entry.is_symlink():
                self.wrong(path, "a link to another place", "put the file itself here")
            elif not (entry.is_file() or entry.is_dir()):
                self.wrong(path, "neither a file nor a folder", "take it out")
            else:
                if entry.is_file():
                    self.stamps[path] = stamp_of(entry.stat())
                yield entry, path

    def top(self, content: str) -> None:
        for entry, path in self.entries(content, ""):
            if entry.is_dir() and path == POSTS:
                self.years(entry.path)
            elif entry.is_dir() and path == PAGES:
                self.page(entry.path, path)
            elif entry.is_file() and path in _DATA:
                self.data.append(path)
            elif not (entry.is_file() and path in WORDS.values()):
                known = (*_TOP, *_DATA, *WORDS.values())
                told = suggestion(path, known, "the content folder holds: {known}", known=known)
                self.wrong(path, "not known in the content folder", told)

    def years(self, posts: str) -> None:
        for entry, path in self.entries(posts, POSTS):
            if entry.is_dir() and _YEAR.fullmatch(entry.name):
                self.year(entry.path, path, entry.name)
            else:
                told = "put posts in a folder such as posts/2013/2013-06-05-my-post/"
                self.wrong(path, "not the folder of a year", told)

    def year(self, folder: str, relative: str, year: str) -> None:
        for entry, path in self.entries(folder, relative):
            day = _day(entry.name)
            if not entry.is_dir() or day is None:
                told = (
                    "name the folder of a post {year}-06-05-my-post (date, small letters, hyphens)"
                )
                self.wrong(path, "not the folder of a post", told, year=year)
            elif entry.name[:4] != year:
                what = "a post of another year in the folder {year}"
                self.wrong(path, what, "move it to {own}", year=year, own=entry.name[:4])
            else:
                self.post(entry.path, path, day)

    def post(self, folder: str, relative: str, day: date) -> None:
        before = len(self.texts)
        archive = ""
        for entry, path in self.entries(folder, relative):
            if entry.is_dir():
                self.files_below(entry.path, path)
            elif entry.name == _COMMENTS:
                archive = path
            else:
                self.file(entry.name, path, relative, day)
        if len(self.texts) == before:
            self.wrong(
                relative, "a post without a text", "write fr.md, en.md or both in this folder"
            )
        elif archive:
            self.archive(archive)

    def page(self, folder: str, relative: str) -> None:
        archive = ""
        for entry, path in self.entries(folder, relative):
            if entry.is_file() and entry.name == _COMMENTS:
                archive = path
            elif entry.is_dir():
                self.page(entry.path, path)
            elif relative == PAGES and entry.name in _TEXT_NAMES:
                told = "put it in a folder of its own, e.g. pages/about/"
                self.wrong(path, "a page without a folder", told)
            else:
                self.file(entry.name, path, relative, None)
        if archive:
            self.archive(archive)

    def archive(self, path: str) -> None:
        found = archive_at(path, self.stamps.__contains__)
        if found is None:
            self.stray_archive(path)
        else:
            self.comments.append(found)

    def stray_archive(self, path: str) -> None:
        told = "put it beside the texts of a post or a page"
        self.wrong(path, "an archive of comments that belongs to no text", told)

    def files_below(self, folder: str, relative: str) -> None:
        for entry, path in self.entries(folder, relative):
            if entry.is_dir():
                self.files_below(entry.path, path)
            else:
                self.file(entry.name, path, "", None)

    def file(self, name: str, path: str, folder: str, day: date | None) -> None:
        if folder and name in _TEXT_NAMES:
            self.texts.append(
                TextFile(source=path, folder=folder, language=_TEXT_NAMES[name], day=day)
            )
        elif name == _COMMENTS:
            self.stray_archive(path)
        elif name.lower().endswith(_WRITING) or name.partition(".")[0].lower() in _LANGUAGES:
            told = "a text is named by its language: fr.md or en.md"
            self.wrong(path, "a text in no language of the site", told)
        elif name.lower().endswith(_ACTIVE):
            told = "give it in a form that cannot hold a script, e.g. PNG or PDF"
            self.wrong(path, "a file that a browser would run", told)
        else:
            self.files.append(path)


def _day_of(folder: str) -> date | None:
    """Return the day of a post by its folder; None for pages."""
    return _day(folder.rpartition("/")[2]) if folder.startswith(f"{POSTS}/") else None


def _day(name: str) -> date | None:
    match = _POST.fullmatch(name)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None
