"""The commands of imports: what they say, what they write, how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tasks import app
from tests.vigie.desk.test_article import ATOM
from tests.vigie.wordpress.exports import export, item

if TYPE_CHECKING:
    from pathlib import Path


def run(*args: object) -> tuple[int, str, str]:
    """Return the exit status of an import, what it said and what it complained of."""
    result = CliRunner().invoke(app, ["import", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Write an export."""
    file = tmp_path / "blog.xml"
    file.write_text(export(item(1), item(2, status="draft")), "utf-8")
    return file


def test_an_import_says_what_became_of_everything_and_where_the_report_is(
    blog: Path, tmp_path: Path
) -> None:
    content = tmp_path / "site" / "content"
    status, told, _ = run("wordpress", blog, "--content", content)
    assert status == 0
    assert told.splitlines()[0] == "Items: 2 (1 kept, 1 set apart)"
    report = tmp_path / "site" / "import-report" / "import.en.md"
    assert told.splitlines()[-1] == str(report)
    assert report.exists()
    assert (tmp_path / "site" / "quarantine").is_dir()


def test_it_speaks_french_where_french_is_spoken(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    _, told, _ = run("wordpress", blog, "--content", tmp_path / "content", "--dry-run")
    assert told.startswith("Éléments\u00a0: 2")
    assert not (tmp_path / "content").exists()


def test_what_cannot_be_imported_is_told_in_one_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "a.xml"
    wrong.write_text("<html>", "utf-8")
    for file in (wrong, tmp_path / "nothing.xml"):
        status, _, told = run("wordpress", file, "--content", tmp_path / "content")
        assert status == 1
        assert told.count("\n") == 1
    assert run("wordpress", wrong, "--lang", "de")[0] == 2


def test_an_article_becomes_a_draft_and_is_not_written_over(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(ATOM)
    status, told, _ = run("article", feed, "--content", tmp_path / "content")
    assert status == 0
    assert "kind: republication" in (tmp_path / told.strip()).read_text("utf-8")
    assert run("article", feed, "--content", tmp_path / "content")[0] == 1
    assert run("article", "http://127.0.0.1:9/x", "--content", tmp_path / "content")[0] == 1
