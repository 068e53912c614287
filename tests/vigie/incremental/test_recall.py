"""Texts are recalled by the bytes that were read, and by nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.site.builder import write
from tests.values import FOLDER, text
from vigie.incremental.cache import Cache
from vigie.incremental.recall import read_all
from vigie.incremental.sources import Sources, key_of
from vigie.languages import Language
from vigie.prose import Prose
from vigie.reading.texts import TextRead
from vigie.reading.tree import TextFile

if TYPE_CHECKING:
    from pathlib import Path

NAME = f"{FOLDER}/fr.md"
FILE = TextFile(source=NAME, folder=FOLDER, language=Language.FR, day=date(2013, 6, 5))


def read(file: TextFile, data: bytes) -> TextRead:
    """Return a text whose title is all that the file holds."""
    made = text(title=data.decode())
    return TextRead(file=file, text=made, prose=Prose(), problems=())


def titles(content: Path, cache: Cache, *, sources: Sources | None = None) -> list[str]:
    """Return the titles of the texts of a folder."""
    found = read_all([FILE], read, sources or Sources(content, cache, verify=False), cache, 1)
    return [one.text.title for one in found if one.text]


def test_a_file_saved_while_it_is_read_is_kept_for_the_bytes_that_were_read(
    tmp_path: Path,
) -> None:
    cache = Cache(None, b"")
    sources = Sources(write(tmp_path, {NAME: "avant"}), cache, verify=False)
    before = sources.key(NAME)
    write(tmp_path, {NAME: "après"})
    assert titles(tmp_path, cache, sources=sources) == ["après"]
    assert sources.key(NAME) == key_of(NAME, "après".encode()) != before
    assert cache.readings.reading(before) is None
    write(tmp_path, {NAME: "avant"})
    assert titles(tmp_path, cache) == ["avant"]
    cache.close(keep=False)


def test_what_was_read_stays_when_the_build_comes_to_nothing(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {NAME: "un"})
    cache = Cache(tmp_path / "cache", b"")
    assert titles(content, cache) == ["un"]
    cache.close(keep=False)
    again = Cache(tmp_path / "cache", b"")
    assert again.readings.reading(key_of(NAME, b"un")) is not None
    again.close(keep=False)
