"""Run `serve` as a writer does, and look at what it serves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 60.0
PROGRAM = "import tasks; tasks.app(prog_name='python3 tasks.py')"


@dataclass
class Served:
    """A running `serve`: its process, its address, and what it has said so far."""

    process: subprocess.Popen[str]
    said: list[str]

    @property
    def port(self) -> int:
        """The port that it has told."""
        return int(self.url.rpartition(":")[2])

    @property
    def url(self) -> str:
        """The address that it has told, without a slash at its end."""
        return next(line for line in self.said if line.startswith("http")).partition("/ ")[0]

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def news(self) -> dict[str, Any]:
        """Return what an open page would be told now."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/.live/news")
            answer = connection.getresponse()
            lines = iter(answer.readline, b"")
            told = next(line for line in lines if line.startswith(b"data: "))
            news: dict[str, Any] = json.loads(told.removeprefix(b"data: "))
            return news
        finally:
            connection.close()

    def shows(self, path: str, words: str) -> bool:
        """Whether an address gives a page with these words."""
        status, text = self.get(path)
        return status == 200 and words in text

    def tells(self, place: str) -> bool:
        """Whether a mistake is told whose place ends so."""
        return any(one["place"].endswith(place) for one in self.news()["mistakes"])

    def whole(self) -> bool:
        """Whether there is nothing to tell and nothing being built."""
        news = self.news()
        return not (news["busy"] or news["mistakes"] or news["failure"])

    def builders(self) -> list[int]:
        """Return the processes that it has begun."""
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def memory(self) -> int:
        """Return how many KiB its processes hold, but for those of a build."""
        return sum(map(_held, (self.process.pid, *self.builders())))


def until(condition: Callable[[], bool], what: object = "") -> None:
    """Wait until something holds; fail where it never does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if condition():
                return
        except (OSError, HTTPException, StopIteration):
            pass  # it has only begun
        time.sleep(0.02)
    raise AssertionError(what)


@contextmanager
def serving(
    content: Path | None, cache: Path, *options: str, root: Path = ROOT, language: str = "C"
) -> Iterator[Served]:
    """Serve a content folder until the block ends; `root` is the project's folder."""
    command = (sys.executable, "-c", PROGRAM, "serve", "--cache", str(cache), *options)
    process = subprocess.Popen(
        (*command, "--content", str(content)) if content else command,
        cwd=root,
        env={**os.environ, "LANGUAGE": language, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    said: list[str] = []
    reader = Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
    reader.start()
    served = Served(process, said)
    try:
        until(lambda: bool(served.url) or process.poll() is not None, said)
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        reader.join(PATIENCE)
        if process.stdout:
            process.stdout.close()


def _held(process: int) -> int:
    told = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(told.partition("VmRSS:")[2].split()[0])
