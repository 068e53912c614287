"""Files appear whole or not at all, and none is written over that should not be."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from vigie.root import ROOT
from vigie.saving import save, save_folder, save_new

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from pathlib import Path
from vigie.saving import save
path = Path(sys.argv[1])
while True:
    for sign in "ab":
        save(path, sign * 2_000_000)
"""


def test_a_kill_in_the_middle_of_a_write_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "comments.toml"
    save(path, "a" * 2_000_000)
    path.chmod(0o640)
    for wait in (0.4, 0.43, 0.47, 0.52):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen((sys.executable, "-c", WRITER, str(path)), env=environment)
        time.sleep(wait)
        process.kill()
        process.wait()
        assert path.read_text("utf-8") in {"a" * 2_000_000, "b" * 2_000_000}
    save(path, "c")
    assert path.read_text("utf-8") == "c"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["comments.toml"]


def test_a_new_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "fr.md"
    save_new(path, "un")
    with pytest.raises(FileExistsError):
        save_new(path, "deux")
    assert path.read_text("utf-8") == "un"
    assert [one.name for one in tmp_path.iterdir()] == ["fr.md"]


def test_a_new_folder_comes_with_its_file_and_replaces_none(tmp_path: Path) -> None:
    folder = tmp_path / "2026/x"
    save_folder(folder, "fr.md", "un")
    with pytest.raises(FileExistsError):
        save_folder(folder, "en.md", "two")
    assert [one.name for one in folder.parent.iterdir()] == ["x"]
    assert [one.name for one in folder.iterdir()] == ["fr.md"]
    assert (folder / "fr.md").read_text("utf-8") == "un"
