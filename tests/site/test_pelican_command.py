"""Pelican's own command makes the same site from the same settings."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from subprocess import DEVNULL
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.site.builder import BASE, built, every_byte, post, write
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
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


def test_pelican_serves_the_site_and_builds_it_again_after_each_edit(tmp_path: Path) -> None:
    content = write(tmp_path / "content", CONTENT)
    page = tmp_path / "site/fr/2013/06/un/index.html"
    text = content / "posts/2013/2013-06-05-one/fr.md"
    port = free_port()
    command = (sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py")
    options = ("-o", str(page.parents[4]), "--listen", "--autoreload", "-p", str(port))
    with subprocess.Popen(
        (*command, *options), cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    ) as server:
        try:
            wait_for(page.exists)
            wait_for(lambda: "Des mots." in answer(port))
            text.write_text("---\ntitel: Un\n---\nDes mots nouveaux.\n", "utf-8")
            time.sleep(2)
            assert "nouveaux" not in answer(port)
            text.write_text("---\ntitle: Un\n---\nDes mots nouveaux.\n", "utf-8")
            wait_for(lambda: "nouveaux" in answer(port))
        finally:
            os.killpg(server.pid, signal.SIGKILL)  # its watcher and its server too


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answer(port: int) -> str:
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/fr/2013/06/un/") as found:
        return str(found.read().decode())
    return ""


def wait_for(done: Callable[[], bool]) -> None:
    for _ in range(300):
        if done():
            return
        time.sleep(0.1)
    pytest.fail("it never came")
