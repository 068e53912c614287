"""Pelican's own command makes the same site from the same settings."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.site.builder import BASE, built, every_byte, post, write
from vigie.build import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = {**BASE, "posts/2013/2013-06-05-one/fr.md": post("Un", "Des mots.", tags="[data]")}
URL = "http://localhost:8000"


def pelican(content: Path, output: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o")
    return subprocess.run(
        (*command, str(output)), cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_pelican_builds_the_same_bytes(tmp_path: Path) -> None:
    content = write(tmp_path / "content", CONTENT)
    done = pelican(content, tmp_path / "theirs")
    assert done.returncode == 0, done.stderr
    built(content, tmp_path / "ours", url=URL)
    assert every_byte(tmp_path / "theirs") == every_byte(tmp_path / "ours")


def test_pelican_tells_mistakes_and_fails(tmp_path: Path) -> None:
    bad = {**CONTENT, "posts/2013/2013-06-06-two/fr.md": "---\n---\nDes mots.\n"}
    done = pelican(write(tmp_path / "content", bad), tmp_path / "site")
    assert done.returncode == 1
    assert "“title” is missing" in " ".join((done.stdout + done.stderr).split())
    assert not (tmp_path / "site").exists()
