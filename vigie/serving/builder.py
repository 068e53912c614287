"""The process that builds: it has loaded what a build needs, and forks one process for each.

A build changes nothing in this process, so each begins as the first did, and none can end it. Where
processes cannot be forked it builds once and ends.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import IO

from vigie.incremental import environment
from vigie.root import ROOT
from vigie.serving.outcome import Outcome


def main() -> None:
    """Say what is built, then build at each line of standard input, until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever is printed goes where people read it
    gc.disable()  # as for any build
    code = environment.code(ROOT)  # before any of it is loaded: it can only be older
    try:
        from vigie.serving import attempt

        _answer(answers, json.dumps(attempt.prepare()))
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with the code is told
        _answer(answers, Outcome.of_error(error).line())
        return
    gc.freeze()
    for line in sys.stdin:
        forked = os.fork() if hasattr(os, "fork") else 0
        if not forked:
            _answer(answers, attempt.attempt(json.loads(line), code).line())
            sys.stderr.flush()
            os._exit(0)
        _, status = os.waitpid(forked, 0)
        if status:
            sys.exit(1)


def _answer(answers: IO[str], line: str) -> None:
    answers.write(f"{line}\n")
    answers.flush()
