"""Of the content folder, what somebody saw being touched is looked at, and nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import write
from vigie.incremental.cache import Cache
from vigie.incremental.sources import Sources
from vigie.reading.tree import scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, TWO = "posts/2014/2014-01-01-one", "posts/2014/2014-01-02-two"
TEXTS = {f"{ONE}/fr.md": "un", f"{ONE}/en.md": "one", f"{TWO}/fr.md": "deux"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write two posts."""
    return write(tmp_path / "content", TEXTS)


@pytest.fixture
def cache(tmp_path: Path, content: Path) -> Iterator[Cache]:
    """Note them as a build does that has read them."""
    cache = Cache(tmp_path / "cache.sqlite", b"")
    sources = Sources(content, cache, verify=False)
    sources.walked(scan(content, [".*", "*~"]))
    for name in TEXTS:
        sources.key(name)
    sources.keep()
    yield cache
    cache.close(keep=False)


def changed(content: Path, cache: Cache, *touched: str) -> list[str] | None:
    """Return what is found to have changed where so much was touched."""
    found = Sources(content, cache, verify=False, touched=frozenset(touched)).changed()
    return None if found is None else sorted(found)


def test_of_what_was_touched_only_other_bytes_count(content: Path, cache: Cache) -> None:
    assert changed(content, cache) == []
    assert changed(content, cache, f"{ONE}/fr.md") == []
    write(content, {f"{ONE}/fr.md": "autre"})
    assert changed(content, cache, f"{ONE}/fr.md", f"{ONE}/en.md") == [f"{ONE}/fr.md"]
    assert changed(content, cache, f"{TWO}/fr.md") == []


def test_a_folder_that_was_touched_is_looked_at_with_all_below(content: Path, cache: Cache) -> None:
    write(content, {f"{ONE}/fr.md": "autre"})
    assert changed(content, cache, ONE) == [f"{ONE}/fr.md"]
    assert changed(content, cache, "posts") == [f"{ONE}/fr.md"]
    assert changed(content, cache, "") == [f"{ONE}/fr.md"]
    assert changed(content, cache, TWO) == []


def test_a_folder_put_in_the_place_of_another_is_noticed(content: Path, cache: Cache) -> None:
    shutil.move(content / ONE, content / "aside")
    shutil.copytree(content / TWO, content / ONE)
    assert changed(content, cache, ONE) is None


def test_what_came_or_went_is_left_to_a_whole_plan(content: Path, cache: Cache) -> None:
    write(content, {f"{TWO}/en.md": "two"})
    assert changed(content, cache, f"{TWO}/en.md") is None
    (content / f"{ONE}/fr.md").unlink()
    assert changed(content, cache, f"{ONE}/fr.md") is None


def test_what_an_editor_leaves_beside_a_text_does_not_count(content: Path, cache: Cache) -> None:
    write(content, {f"{ONE}/.fr.md.swp": "x", f"{ONE}/fr.md~": "un"})
    assert changed(content, cache, f"{ONE}/.fr.md.swp", f"{ONE}/fr.md~") == []
    assert changed(content, cache, f"{ONE}/4913") == []  # it was there for a moment
    assert changed(content, cache, ONE) == []
