"""The one test command runs every check, whatever the others found; each runs by itself too."""

import shutil
from pathlib import Path

import pytest

from vigie.cli import checks
from vigie.cli.checks import has_python, parts, run
from vigie.root import ROOT

TEST = '''\
"""One test of a small project."""


def test_sum() -> None:
    """Two and two are four."""
    assert 2 + 2 == {sum}
'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small project with this one's settings and checks; all of them pass."""
    package = ("vigie/__init__.py", "vigie/cli/__init__.py", "vigie/cli/checks.py", "vigie/root.py")
    for path in (*package, "pyproject.toml", "tests/conftest.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    write(tmp_path, "__init__.py", '"""The tests."""\n')
    write(tmp_path, "test_sum.py", TEST.format(sum=4))
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    """Write a file among the small project's tests."""
    path = project / "tests" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_parts_run_after_a_failure_and_pytest_has_the_last_word(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(project, "crooked.py", '"""Badly laid out, and badly typed."""\nx: int =  "un"\n')
    assert run(()) == 1
    printed = capfd.readouterr().out.splitlines()
    begun = [line.split()[0] for line in printed if "(python3 tasks.py test " in line]
    assert begun == ["format", "lint", "types", "tests", "FAILED", "FAILED"]
    assert any(line.startswith("format: FAILED (to mend: python3") for line in printed)
    assert any(line.startswith("lint: passed, ") for line in printed)
    assert any(line.startswith("types: FAILED, ") for line in printed)
    assert "FAILED types (python3 tasks.py test types)" in printed
    assert "1 passed in " in printed[-1]


def test_a_failing_test_alone_fails_the_whole(project: Path) -> None:
    assert run(["tests", "-n", "0"]) == 0
    write(project, "test_sum.py", TEST.format(sum=5))
    assert run(["tests", "-n", "0"]) == 1


def test_a_part_runs_by_itself(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "crooked.py", '"""Badly laid out."""\nX =  1\n')
    assert run(["format"]) == 1
    assert run(["lint"]) == 0
    assert "python3 tasks.py test tests" not in capfd.readouterr().out


def test_arguments_after_the_part_go_to_its_tool(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert project.exists()
    assert run(["tests", "-n", "0", "--collect-only", "-q"]) == 0
    assert "tests/test_sum.py::test_sum" in capfd.readouterr().out


def test_format_and_lint_mend_what_they_find(project: Path) -> None:
    crooked = write(project, "crooked.py", '"""Badly laid out."""\nimport os\nX =  1\n')
    assert run(["lint"]) == 1
    assert run(["lint", "--fix"]) == 0
    assert run(["format", "--fix"]) == 0
    assert crooked.read_text(encoding="utf-8") == '"""Badly laid out."""\n\nX = 1\n'


def test_types_are_checked_wherever_there_is_python(project: Path) -> None:
    (project / "plugins").mkdir()
    assert not has_python("plugins")
    assert not has_python("pelicanconf.py")
    types = {part.name: part for part in parts()}["types"]
    assert types.command == ("mypy", "vigie", "tests")
