"""The import as the command line runs it: folders chosen, the account told in a few lines."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from vigie.build import text_reader
from vigie.cli.bootstrap import asked_language, in_language
from vigie.desk.article import draft, read_article
from vigie.languages import Language
from vigie.reading.texts import read_text
from vigie.reading.tree import POSTS, TextFile
from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.download import Download
from vigie.wordpress.export import ExportError
from vigie.wordpress.index import Choices
from vigie.wordpress.languages import Corrections, read_corrections
from vigie.wordpress.media import Folder
from vigie.wordpress.run import Folders, import_blog
from vigie.wordpress.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from plugins.posts.hooks import PostReader
    from vigie.wordpress.media import Source
    from vigie.wordpress.run import Imported

DOWNLOADS = "import-media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the person at the terminal asked for; None is what is usual."""

    content: Path | None
    quarantine: Path | None
    reports: Path | None
    language: Language | None
    corrections: Path | None
    media: Path | None
    download: bool
    dry: bool


def import_exports(exports: Sequence[Path], wishes: Wishes) -> int:
    """Import a blog and return the exit status: 0, or 1 with the reason on standard error.

    Without a folder of content it is that of the settings; the quarantine, the reports and what is
    fetched lie beside it.
    """
    reader, settings = text_reader()
    zone = ZoneInfo(settings["TIMEZONE"])
    content = Path(wishes.content or settings["PATH"]).absolute()
    folders = Folders(
        content=content,
        quarantine=wishes.quarantine or content.parent / "quarantine",
        reports=wishes.reports or content.parent / "import-report",
    )
    try:
        imported = import_blog(
            exports,
            folders,
            _choices(wishes, zone),
            convert=reader.convert,
            check=partial(problems, reader, zone),
            source=_source(wishes, content.parent / DOWNLOADS),
            dry=wishes.dry,
        )
    except (ExportError, OSError) as error:
        return _failed(error)
    _tell(imported, folders, dry=wishes.dry)
    return 0


def _choices(wishes: Wishes, zone: ZoneInfo) -> Choices:
    corrections = wishes.corrections
    return Choices(
        language=wishes.language,
        corrections=read_corrections(corrections) if corrections else Corrections(),
        zone=zone,
    )


def _source(wishes: Wishes, downloads: Path) -> Source | None:
    if wishes.media:
        return Folder(wishes.media)
    return Download(downloads) if wishes.download else None


def import_article(where: str, content: Path | None) -> int:
    """Make a draft of an article in a file or at an address; return the exit status.

    A draft that is there already is not written over.
    """
    reader, settings = text_reader()
    home = Path(content or settings["PATH"]).absolute()
    try:
        data, address = _article(where)
        path, written = draft(read_article(data, address), date.today(), reader.convert)  # noqa: DTZ011 -- the day where the person is
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(written)
    except (ExportError, OSError) as error:
        return _failed(error, where)
    print(file)
    return 0


def _failed(error: ExportError | OSError, where: str = "") -> int:
    """Say why nothing was imported; `where` from, if the system does not tell."""
    if isinstance(error, ExportError):
        told = in_language(error.told.en, error.told.fr)
    else:
        told = f"{error.filename or where}: {error.strerror or error}"
    print(told, file=sys.stderr)
    return 1


def _article(where: str) -> tuple[bytes, str]:
    """Return the bytes of an article and its address, empty for a file."""
    if not where.startswith(("http://", "https://")):
        return Path(where).read_bytes(), ""
    with TemporaryDirectory(prefix="vigie-import-") as folder:
        file = Path(folder, "article")
        Download(file.parent).fetch(where, file)
        return file.read_bytes(), where


def problems(
    reader: PostReader, zone: tzinfo, source: str, language: Language, data: bytes, html: str
) -> list[tuple[int, str]]:
    """Return what a build would say of a text that renders to `html`."""
    folder = source.rpartition("/")[0]
    name = folder.rpartition("/")[2]
    day = date.fromisoformat(name[:10]) if folder.startswith(f"{POSTS}/") else None
    file = TextFile(source=source, folder=folder, language=language, day=day)
    read = read_text(file, data, lambda *_: html, zone, reader.blocks)
    return [(one.line, one.sentence) for one in read.problems]


def _tell(imported: Imported, folders: Folders, *, dry: bool) -> None:
    told = Language(asked_language())
    words, account = WORDS[told], imported.account
    colon = "\N{NO-BREAK SPACE}:" if told is Language.FR else ":"
    for thing in Thing:
        if account.found[thing]:
            parts = [
                f"{count} {words[f'outcome:{outcome}']}"
                for outcome in Outcome
                if (count := account.sum(thing, outcome))
            ]
            print(f"{words[f'thing:{thing}']}{colon} {account.found[thing]} ({', '.join(parts)})")
    print(f"{words['warnings']}{colon} {len(account.warnings)}")
    if dry:
        print(words["dry"])
    print(f"{folders.reports}/import.{told}.md")
