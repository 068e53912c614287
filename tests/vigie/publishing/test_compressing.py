"""Compressed files lie beside those that become smaller by it, the same each time."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli

from tests.site.builder import every_byte, write
from vigie.delivery import COMPRESSIONS
from vigie.publishing.compressing import compress

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"Une phrase. " * 200
FILES: dict[str, str | bytes] = {
    "index.html": TEXT,
    "fr/feed.json": TEXT,
    "small.html": b"Une phrase.",
    "picture.png": TEXT,
}


def test_text_that_is_worth_it_is_compressed_in_each_kind(tmp_path: Path) -> None:
    compress(write(tmp_path, FILES), COMPRESSIONS)
    made = every_byte(tmp_path)
    packed = {f"{path}.{kind}" for path in ("index.html", "fr/feed.json") for kind in COMPRESSIONS}
    assert set(made) == {*FILES, *packed}
    assert gzip.decompress(made["index.html.gz"]) == TEXT
    assert brotli.decompress(made["index.html.br"]) == TEXT
    compress(write(tmp_path, FILES), COMPRESSIONS)
    assert every_byte(tmp_path) == made


def test_nothing_is_compressed_that_is_not_asked_for(tmp_path: Path) -> None:
    compress(write(tmp_path, FILES), ())
    assert set(every_byte(tmp_path)) == set(FILES)
