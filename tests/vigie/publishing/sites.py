"""Two small sites, as a build could have made them, with assets of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.builder import every_byte, write
from vigie.publishing.changes import RECORD, write_record

if TYPE_CHECKING:
    from pathlib import Path

OLD_STYLE, NEW_STYLE = ("theme/aaaaaaaaaaaa/main.css", "theme/bbbbbbbbbbbb/main.css")


def old(folder: Path, pages: int = 12) -> Path:
    """Write a site and return its folder."""
    return site(folder, OLD_STYLE, range(pages), "old")


def new(folder: Path, pages: int = 12) -> Path:
    """Write what became of it: a page more and one less, each page and the style another."""
    return site(folder, NEW_STYLE, range(1, pages + 1), "new")


def shown(folder: Path) -> dict[str, bytes]:
    """Return the bytes that readers of a folder see, but for the assets of other publications."""
    found = every_byte(folder)
    record = found[RECORD].decode()
    return {
        path: data
        for path, data in found.items()
        if not path.startswith("theme/") or path in record or path.count("/") == 1
    }


def site(folder: Path, style: str, pages: range, word: str) -> Path:
    """Write a site whose pages show one style sheet and say one word."""
    link = f'<!DOCTYPE html><title>{word}</title><link rel="stylesheet" href="/{style}">'
    files = {f"fr/{number}/index.html": f"{link}{number}" for number in pages}
    fixed = {".vigie": "Vigie", "robots.txt": "the same", "theme/favicon.ico": "the same"}
    write(folder, {**files, **fixed, "index.html": link, "fr/rss.xml": word, style: word})
    write_record(folder)
    return folder
