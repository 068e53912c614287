"""A terminal with a shell in it, and a transcript of what people type and read there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pexpect

from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE = 120
_PROMPT = "§ "
_AT_A_QUESTION = r"(?:: |\] )$"
_INHERITED = ("HOME", "TMPDIR", "VIRTUAL_ENV", "CI")


def environment(folder: Path, locale: str, **more: str) -> Mapping[str, str]:
    """Return what a volunteer’s shell has: a language, Git and a Python, and nothing of tests."""
    programs = folder / "programs"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return {
        **{name: os.environ[name] for name in _INHERITED if name in os.environ},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "LANG": locale,
        "TERM": "dumb",
        "PS1": _PROMPT,
        "BROWSER": "true",  # a program that does nothing
        **more,
    }


class Terminal:
    """One window with a shell."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        """Start the shell."""
        self.shell = pexpect.spawn(
            "bash",
            ["--noprofile", "--norc", "--noediting"],
            cwd=str(folder),
            env=dict(variables),
            encoding="utf-8",
            dimensions=(40, 80),
            timeout=PATIENCE,
        )
        self.shell.expect_exact(_PROMPT)

    def typed(self, line: str, *answers: str) -> str:
        """Type a line and answer what is asked; return all that stands there then."""
        self.shell.sendline(line)
        seen = "$ "
        for answer in answers:
            self.shell.expect(_AT_A_QUESTION)
            seen += f"{self.shell.before}{self.shell.after}"
            self.shell.sendline(answer)
        return _plain(seen + self._rest())

    def begun(self, line: str, sign: str) -> str:
        """Type a line and return what stands there once `sign` does; what was begun goes on."""
        self.shell.sendline(line)
        return "$ " + self.until(sign)

    def until(self, sign: str) -> str:
        """Return what has come since, up to the end of the line that has `sign` in it."""
        self.shell.expect(f"{re.escape(sign)}[^\n]*\n")
        return _plain(f"{self.shell.before}{self.shell.after}")

    def interrupted(self) -> str:
        """Press Ctrl-C, and return what has come since."""
        self.shell.sendintr()
        return _plain(self._rest())

    def close(self) -> None:
        """Close the window."""
        self.shell.close(force=True)

    def _rest(self) -> str:
        self.shell.expect_exact(_PROMPT)
        return str(self.shell.before)


def project(folder: Path) -> None:
    """Copy what commands need of the project into a folder, and commit it there."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("content", "plugins", "requirements", "themes", "vigie"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in (".gitignore", "pelicanconf.py", "publishconf.py", "pyproject.toml", "tasks.py"):
        shutil.copy(ROOT / name, folder / name)


def _plain(text: str) -> str:
    """Return what is left to see of lines that were written over."""
    return "\n".join(map(_last, text.replace("\r\n", "\n").split("\n")))


def _last(line: str) -> str:
    seen = ""
    for written in line.split("\r"):
        seen = written + seen[len(written) :]
    return seen.rstrip()
