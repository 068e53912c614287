"""What is touched is told by its path, and whatever cannot be told for sure as "anything"."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import write
from vigie.serving.watching import NOTHING, both, touches, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vigie.serving.watching import Touched

PATIENCE = 30.0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a folder, and a file of settings beside it."""
    write(tmp_path, {"settings.py": "A = 1\n"})
    return write(tmp_path / "content", {"posts/fr.md": "un"}).resolve()


@pytest.fixture
def watched(tmp_path: Path, content: Path) -> Iterator[Touched]:
    """Watch them, after the first look at everything."""
    telling = touches(lambda: (content,), (tmp_path / "settings.py",), lambda: None)
    assert next(telling) is None
    return telling


def heard(watched: Iterator[Touched]) -> Touched:
    """Return the next that is touched."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        touched = next(watched)
        if touched is None or touched:
            return touched
    raise AssertionError


def test_a_file_that_is_saved_is_told(content: Path, watched: Iterator[Touched]) -> None:
    assert next(watched) == NOTHING
    (content / "posts/fr.md").write_text("deux", "utf-8")
    assert within(content, heard(watched)) == frozenset({"posts/fr.md"})


def test_so_is_one_that_takes_the_place_of_another(
    content: Path, watched: Iterator[Touched]
) -> None:
    write(content, {"posts/.fr.md.new": "deux"})
    (content / "posts/.fr.md.new").replace(content / "posts/fr.md")
    told = within(content, heard(watched))
    assert told is not None
    assert "posts/fr.md" in told


def test_settings_that_change_may_change_anything(
    tmp_path: Path, watched: Iterator[Touched]
) -> None:
    write(tmp_path, {"settings.new": "A = 22\n"})
    (tmp_path / "settings.new").replace(tmp_path / "settings.py")
    assert heard(watched) is None


def test_a_folder_that_goes_and_comes_back_is_watched_again(
    tmp_path: Path, content: Path, watched: Iterator[Touched]
) -> None:
    content.rename(tmp_path / "aside")
    while heard(watched) is not None:
        pass
    shutil.copytree(tmp_path / "aside", content)
    while heard(watched) is not None:
        pass
    (content / "posts/fr.md").write_text("deux", "utf-8")
    assert within(content, heard(watched)) == frozenset({"posts/fr.md"})


def test_what_python_writes_beside_its_code_is_not_told(
    content: Path, watched: Iterator[Touched]
) -> None:
    write(content, {"__pycache__/a.pyc": "x"})
    (content / "posts/fr.md").write_text("deux", "utf-8")
    told: set[str] = set()
    while "posts/fr.md" not in told:
        told |= within(content, heard(watched)) or set()
    assert not any("pyc" in path for path in told)


def test_paths_are_told_as_they_are_written_in_the_folder(tmp_path: Path) -> None:
    inside = frozenset({str(tmp_path / "a/b.md"), str(tmp_path)})
    assert within(tmp_path, inside) == frozenset({"a/b.md", ""})
    assert within(tmp_path, inside | {str(tmp_path.parent)}) is None
    assert within(tmp_path, None) is None


def test_with_anything_all_may_have_been_touched() -> None:
    one, other = frozenset({"a"}), frozenset({"b"})
    assert both(one, other) == frozenset({"a", "b"})
    assert both(one, None) is None
    assert both(None, other) is None
