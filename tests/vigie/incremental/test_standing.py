"""A folder that stands as noted is known without a walk; no other is taken for it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site.builder import write
from vigie.incremental.standing import changed, listing

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("a.md", "one/a.md", "one/b.md", "one/two/c.md", "three/d.md")


def noted(root: Path) -> tuple[list[tuple[str, int, int, int]], list[tuple[str, int, str]]]:
    """Return all files and folders of `root` as a build would note them."""
    files, folders = [], []
    for path in (root, *root.rglob("*")):
        status, name = path.stat(), path.relative_to(root).as_posix().removeprefix(".")
        if path.is_dir():
            names = listing(entry.name for entry in path.iterdir())
            folders.append((name, status.st_mtime_ns, names))
        else:
            files.append((name, status.st_size, status.st_mtime_ns, status.st_ino))
    return files, folders


def old(root: Path) -> None:
    """Make everything look older than any change to come."""
    for path in (root, *root.rglob("*")):
        os.utime(path, (1_600_000_000, 1_600_000_000))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, dict.fromkeys(NAMES, "text"))
    old(tmp_path)
    return tmp_path


def test_what_nobody_touched_stands(root: Path) -> None:
    assert changed(str(root), *noted(root)) == []


def test_files_with_other_bytes_are_named(root: Path) -> None:
    before = noted(root)
    write(root, {"one/b.md": "other", "a.md": "texts"})
    assert sorted(changed(str(root), *before) or ()) == ["a.md", "one/b.md"]


def test_names_that_do_not_count_may_come_and_go(root: Path) -> None:
    before = noted(root)
    write(root, {"one/.a.md.swp": "x"})
    assert changed(str(root), *before) is None
    assert changed(str(root), *before, r"\..*") == []
    write(root, {"one/b.txt": "x"})
    assert changed(str(root), *before, r"\..*") is None


def test_a_file_saved_by_putting_another_in_its_place_is_named(root: Path) -> None:
    before = noted(root)
    (root / "one/.b.md.swp").write_text("text", "utf-8")
    (root / "one/.b.md.swp").replace(root / "one/b.md")
    assert changed(str(root), *before) == ["one/b.md"]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: write(root, {"one/new.md": "text"}),
        lambda root: write(root, {"new/new.md": "text"}),
        lambda root: (root / "one/b.md").unlink(),
        lambda root: (root / "one/b.md").rename(root / "one/c.md"),
        lambda root: (root / "three").rename(root / "four"),
        lambda root: ((root / "a.md").unlink(), (root / "a.md").mkdir()),
        lambda root: ((root / "a.md").unlink(), (root / "a.md").symlink_to("one/a.md")),
        lambda root: ((root / "three").rename(root / "one/x"), (root / "three").symlink_to("one")),
    ],
)
def test_whatever_comes_or_goes_is_noticed(root: Path, change: Callable[[Path], object]) -> None:
    before = noted(root)
    change(root)
    assert changed(str(root), *before) is None


EDITS = st.lists(
    st.tuples(st.sampled_from(("write", "remove", "add")), st.sampled_from(NAMES)), max_size=4
)


@settings(max_examples=60)
@given(EDITS)
def test_no_edit_goes_unnoticed(edits: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        root = write(Path(folder), dict.fromkeys(NAMES, "text"))
        old(root)
        before = noted(root)
        for number, (edit, name) in enumerate(edits):
            if edit == "remove":
                (root / name).unlink(missing_ok=True)
            else:
                write(root, {f"{name}{number}" if edit == "add" else name: f"other {number}"})
        found = changed(folder, *before)
        expected = {name for edit, name in edits if edit == "write"}
        if any(edit != "write" for edit, _ in edits):
            assert found is None or {edit for edit, _ in edits} == {"write", "remove"}
        else:
            assert set(found or ()) == expected
