"""Builds in a process of its own, begun anew whenever its code is no longer that of the folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.root import ROOT
from vigie.serving.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRIES = 3
_PROGRAM = (
    f"import sys; sys.path[0] = {str(ROOT)!r}\nfrom vigie.serving.builder import main; main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is built; `content` is None for the folder of the settings."""

    content: Path | None
    output: Path
    cache: Path
    url: str


class Builds:
    """One build after another; none of them can end this process or change anything in it."""

    def __init__(self, order: Order) -> None:
        """Take what is to be built."""
        self.order = order
        self.process: subprocess.Popen[str] | None = None
        self.content = order.content
        self.theme: Path | None = None

    def start(self) -> Outcome | None:
        """Have a process that is ready to build; return why there is none."""
        if self.process is not None and self.process.poll() is None:
            return None
        self.close()
        self.process = subprocess.Popen(
            (sys.executable, "-c", _PROGRAM),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for us
        )
        answer = self._answer()
        if "failure" in answer:
            self.close()
            return Outcome.read(answer)
        self.content = self.order.content or Path(answer["content"])
        self.theme = Path(answer["theme"])
        return None

    def build(self, touched: Iterable[str] | None) -> Outcome:
        """Build; `touched` are the places in the content where anything may have changed."""
        for _ in range(_TRIES):
            outcome = self.start() or self._built(touched)
            if not outcome.outdated:
                return outcome
            self.close()
        return Outcome(failure=_ended())

    def close(self) -> None:
        """End the process, and whatever it is doing."""
        process, self.process = self.process, None
        if process is None:
            return
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()

    def _built(self, touched: Iterable[str] | None) -> Outcome:
        request = {
            "content": str(self.content),
            "output": str(self.order.output),
            "cache": str(self.order.cache),
            "url": self.order.url,
            "touched": None if touched is None else sorted(touched),
        }
        process = self.process
        if process is None or process.stdin is None:
            raise RuntimeError
        with suppress(OSError):  # it has ended, as its answer will tell
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        return Outcome.read(self._answer())

    def _answer(self) -> dict[str, Any]:
        line = ""
        if self.process is not None and self.process.stdout is not None:
            line = self.process.stdout.readline()
        if line.endswith("\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.close()
        return asdict(Outcome(failure=_ended()))


def _ended() -> str:
    return in_language(
        "The build ended before its time. The next save tries again.",
        "La construction s’est arrêtée avant la fin. Le prochain enregistrement la relance.",
    )
