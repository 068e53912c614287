"""Help and what is wrong with a call, in the person's language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tasks import app
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

# Helps of all commands, and of theirs, by the names of Typer's own commands.
_HELPS = """
from importlib import import_module
from pathlib import Path
from typer.main import get_command
from vigie.root import ROOT

def told(command, name, parent=None):
    with command.make_context(name, [], parent=parent, resilient_parsing=True) as context:
        print(command.get_help(context), end="\\n\\n")
        for one in getattr(command, "commands", {}).values():
            told(one, one.name, context)

for file in sorted(Path(ROOT, "vigie").glob("*/cli.py")):
    told(get_command(import_module(f"vigie.{file.parent.name}.cli").app), file.parent.name)
for name in ("new", "status"):
    told(get_command(import_module(f"vigie.desk.{name}").app), name)
tasks = get_command(import_module("tasks").app)
for name in ("build", "bench", "lock"):
    told(tasks.commands[name], name)
"""
ENGLISH = (
    "Usage: ",
    "Options:",
    "Arguments:",
    "Commands",
    "COMMAND ",
    "default:",
    "required",
    "Show",
    "DIR",
    "FILE",
    "TEXT ",
    "Missing",
    "<",
)


def helps(language: str) -> str:
    """Return the help of every command."""
    return subprocess.run(
        (sys.executable, "-c", _HELPS),
        cwd=ROOT,
        env={**os.environ, "LANGUAGE": language, "COLUMNS": "80"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_help_is_french_where_french_is_asked_for() -> None:
    told = helps("fr")
    assert told.count("Utilisation\xa0: ") == told.count("--help ") > 15
    assert [word for word in ENGLISH if word in told] == []
    assert "\nOptions\xa0:\n" in told
    assert "[par défaut : un par cœur]" in " ".join(told.split())


def test_help_says_what_each_word_is_in_both_languages() -> None:
    for told in map(helps, ("fr", "en")):
        rows = re.findall(r"(?<=:\n)(?:  .+\n)+", told)
        assert len(rows) > 15
        assert [
            row for row in rows if re.search(r"^  \S+(?: \S+)?\n(?!    )", row, re.MULTILINE)
        ] == []
        assert all(len(line) <= 80 for line in told.splitlines())


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (("nope",), "There is no command “nope”.", "Il n’y a pas de commande «\xa0nope\xa0»."),
        (
            ("chek",),
            "There is no command “chek”. Did you mean check?",
            "Il n’y a pas de commande «\xa0chek\xa0». Vouliez-vous dire check?",
        ),
        (
            ("build", "--drafs"),
            "There is no option --drafs. Did you mean --drafts?",
            "Il n’y a pas d’option --drafs. Vouliez-vous dire --drafts?",
        ),
        (("check", "--format"), "Something is missing after --format.", None),
        (
            ("check", "--format", "xml"),
            "After --format, write text, json or github.",
            "Après --format, écrivez text, json ou github.",
        ),
        (("check", "--drafts=3"), "--drafts stands alone, without a value.", None),
        (
            ("build", "--jobs", "x"),
            "After --jobs, write a whole number, at least 1.",
            "Après --jobs, écrivez un nombre entier, d’au moins 1.",
        ),
        (("serve", "--port", "70000"), "After --port, write a whole number from 1 to 65535.", None),
        (("publish", "--dry-run"), "TARGET is missing.", "Il manque ENDROIT."),
        (
            ("new", "chronicle", "A", "notice"),
            (
                "“notice” is too much. Words that belong together go into quotation marks, e.g. "
                '"A notice".'
            ),
            None,
        ),
        (("serve", "--content", "nowhere"), "nowhere is not a folder.", None),
        (("comments", "ad"), "There is no command “ad”. Did you mean add?", None),
        (("build", "--content"), "Something is missing after --content.", None),
    ],
)
def test_a_call_that_is_wrong_is_told_with_what_helps(
    words: Sequence[str], english: str, french: str | None
) -> None:
    told = CliRunner().invoke(app, words, prog_name="python3 tasks.py")
    said, more = told.stderr.splitlines()
    assert (told.exit_code, told.stdout, said) == (2, "", english)
    assert re.fullmatch(r"python3 tasks\.py( \w+)* --help says more\.", more)
    if french:
        command = (sys.executable, "tasks.py", "--lang", "fr", *words)
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[0] == french
        assert done.stderr.splitlines()[1].endswith("--help en dit plus.")
