"""Check the whole project in one command: format, lint, types, then tests."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.root import ROOT

FAILED_PARTS = "VIGIE_FAILED_PARTS"
TYPED = ("vigie", "plugins", "tasks.py", "pelicanconf.py", "publishconf.py", "tests", "benchmarks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One check: its name on the command line, its tool's command, and what mends its finds."""

    name: str
    command: tuple[str, ...]
    mend: tuple[str, ...] = ()

    @property
    def alone(self) -> str:
        """Return what to type to run this part by itself."""
        return f"python3 tasks.py test {self.name}"


def parts() -> tuple[Part, ...]:
    """Return the checks in their order; pytest's closing line must come last."""
    return (
        Part(name="format", command=("ruff", "format", "--check"), mend=("ruff", "format")),
        Part(name="lint", command=("ruff", "check"), mend=("ruff", "check", "--fix")),
        Part(name="types", command=("mypy", *filter(has_python, TYPED))),
        Part(name="tests", command=("pytest", "-n", "2")),
    )


def has_python(path: str) -> bool:
    """Say whether a path of the project has Python code; mypy refuses one that has none."""
    return (ROOT / path).is_file() or any((ROOT / path).rglob("*.py"))


def run(args: Sequence[str]) -> int:
    """Run the part that the first argument names, else all of them; return 1 if any failed, else 0.

    The other arguments go to that part's tool, or to pytest where all parts run.
    """
    named = [part for part in parts() if part.name in args[:1]]
    if named:
        return int(not run_part(named[0], args[1:]))
    *before, tests = parts()
    failed = [part.name for part in before if not run_part(part, ())]
    passed = run_part(tests, args, failed_before=failed)
    return int(bool(failed) or not passed)


def run_part(part: Part, args: Sequence[str], *, failed_before: Sequence[str] = ()) -> bool:
    """Run one part, say how it went and how long it took; return whether it passed.

    `failed_before` names the parts that pytest shall recall just above its closing line.
    """
    print(f"{part.name} ({part.alone})", flush=True)
    mending = bool(part.mend) and "--fix" in args
    command = part.mend if mending else part.command
    rest = [argument for argument in args if not (mending and argument == "--fix")]
    environment = {**os.environ, FAILED_PARTS: " ".join(failed_before)}
    began = time.monotonic()
    status = subprocess.run(
        (sys.executable, "-m", *command, *rest), cwd=ROOT, env=environment, check=False
    ).returncode
    seconds = time.monotonic() - began
    if part.name != "tests":  # pytest itself says how it went, in the line that must be the last
        print(f"{part.name}: {verdict(part, status)}, {seconds:.1f} s\n", flush=True)
    return status == 0


def verdict(part: Part, status: int) -> str:
    """Return how a part went, with the command that mends what it found, if there is one."""
    if status == 0:
        return "passed"
    return f"FAILED (to mend: {part.alone} --fix)" if part.mend else "FAILED"
