"""The command line says what it does, and hands each command to one function."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from tasks import ROOT, app


def invoke(*args: str) -> tuple[int, str]:
    """Run a command in this process; return its status and what it printed."""
    result = CliRunner().invoke(app, args)
    return result.exit_code, result.output


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Put a build in place of the real one that notes what it is asked for, and fails."""
    calls: list[dict[str, object]] = []

    def build(**options: object) -> int:
        calls.append(options)
        return 1

    monkeypatch.setitem(sys.modules, "vigie.build", SimpleNamespace(build=build))
    return calls


def test_help_names_every_command_in_the_order_in_which_one_needs_them() -> None:
    status, printed = invoke("--help")
    assert status == 0
    names = re.findall(r"^  (\w+) ", printed, re.MULTILINE)
    declared = {command.name or command.callback.__name__ for command in app.registered_commands}  # type: ignore[union-attr]
    assert set(names) == declared
    order = (
        "new",
        "serve",
        "check",
        "build",
        "status",
        "import",
        "comments",
        "test",
        "bench",
        "lock",
    )
    assert [name for name in names if name in order] == [*order]


def test_the_command_alone_shows_the_same_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert invoke() == invoke("--help")
    monkeypatch.setenv("LANGUAGE", "fr")
    told = subprocess.run(
        (sys.executable, "-c", "from tasks import app; app(prog_name='python3 tasks.py')"),
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert "\nÉcrire, du premier mot aux lecteurs\xa0:\n  new " in told
    assert all(len(line) <= 80 for line in told.splitlines())
    assert told.endswith(
        "\npython3 tasks.py COMMANDE --help en dit plus sur une commande.\n"
        "python3 tasks.py --lang en COMMANDE fait parler la commande en anglais.\n"
    )


def test_a_language_that_is_neither_is_refused() -> None:
    status, printed = invoke("--lang", "de", "build")
    assert status == 2
    assert "After --lang, write fr or en." in printed


def test_build_passes_its_options_on_and_exits_with_the_builds_status(
    asked: list[dict[str, object]],
) -> None:
    options = ("--content", "a", "--output", "b", "--url", "https://vigie.example", "--drafts")
    assert invoke("build", *options, "--production", "--quiet")[0] == 1
    assert asked == [
        {
            "content": Path("a"),
            "output": Path("b"),
            "url": "https://vigie.example",
            "drafts": True,
            "production": True,
            "quiet": True,
            "cache": ROOT / ".cache",
            "jobs": None,
            "verify": False,
            "command": sys.argv,
        }
    ]


def test_build_leaves_to_the_settings_what_it_is_not_told(asked: list[dict[str, object]]) -> None:
    invoke("build")
    assert (asked[0]["content"], asked[0]["output"], asked[0]["url"]) == (None, None, None)
    assert (asked[0]["drafts"], asked[0]["production"], asked[0]["quiet"]) == (False, False, False)


def test_an_unknown_option_is_an_error_in_plain_words() -> None:
    status, printed = invoke("build", "--brouillons")
    assert status == 2
    assert printed.startswith("There is no option --brouillons. Did you mean ")


def test_test_passes_pytests_own_options_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def run(args: Sequence[str]) -> int:
        seen.append(list(args))
        return 3

    monkeypatch.setattr("vigie.cli.checks.run", run)
    assert invoke("test", "tests", "-k", "names and not help", "-x")[0] == 3
    assert invoke("test")[0] == 3
    assert invoke("test", "-x", "tests/test_tasks.py")[0] == 3
    assert seen == [
        ["tests", "-k", "names and not help", "-x"],
        [],
        ["-x", "tests/test_tasks.py"],
    ]


def test_lock_asks_for_newer_versions_only_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    monkeypatch.setattr("vigie.cli.locking.lock", lambda *, upgrade: seen.append(upgrade))
    assert invoke("lock")[0] == 0
    assert invoke("lock", "--upgrade")[0] == 0
    assert seen == [False, True]
