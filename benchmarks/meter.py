"""Run one command and write down what it cost.

This runs in a small process of its own: until a command has started, the kernel counts the memory
of the process that starts it as the command's.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

_SAMPLED_EVERY = 0.1
_KIB, _MIB = 1024, 1024 * 1024


def run(report: Path, command: list[str]) -> int:
    """Run a command, write its cost to `report` as JSON, and return its exit status.

    `wall` and `cpu` are seconds, those of child processes included. `memory` is the most at once
    in MiB: that of the largest process, or, where several ran, of all of them, shared pages once.
    """
    started = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    sampler = _Sampler(pid)
    sampler.start()
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    sampler.stop()
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else _KIB)
    cost = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": max(largest, sampler.most) / _MIB,
    }
    report.write_text(json.dumps(cost), encoding="utf-8")
    return os.waitstatus_to_exitcode(status)


class _Sampler(threading.Thread):
    """Looks now and then at how much memory a process and its children hold, in bytes."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(_SAMPLED_EVERY):
            processes = _family(self.pid)
            if len(processes) > 1:  # the kernel itself keeps the most of one process
                self.most = max(self.most, sum(_memory(pid) for pid in processes))

    def stop(self) -> None:
        self.stopped.set()
        self.join()


def _family(pid: int) -> list[int]:
    """Return a process and all below it; itself alone where the system does not tell."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in _read(children).split()]
    return found


def _memory(pid: int) -> int:
    """Return the bytes that a process holds, a page that n processes share counted as 1/n."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        name, _, value = line.partition(":")
        if name == "Pss":
            return int(value.split()[0]) * _KIB
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:  # the process has ended
        return ""


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
