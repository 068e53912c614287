"""The command that made the site, given again, ends at once; the uncertain is left to a build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, URL, post, write
from vigie.build import build
from vigie.incremental.unchanged import nothing_to_do
from vigie.root import ROOT
from vigie.scratch import staging_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "posts/2014/2014-03-01-one/fr.md"


def command(tmp_path: Path) -> tuple[str, ...]:
    """Return the words of a command that has just built a site."""
    content = write(tmp_path / "content", {**BASE, TEXT: post("Un")})
    for path in (content, *content.rglob("*")):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    words = ("tasks.py", "build", "--cache", str(tmp_path / "cache"))
    made = build(
        content=content,
        output=tmp_path / "site",
        url=URL,
        cache=tmp_path / "cache",
        command=words,
        quiet=True,
    )
    assert made == 0
    return words


def test_the_same_command_says_what_the_site_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = command(tmp_path)
    assert nothing_to_do(ROOT, words)
    assert capsys.readouterr().out.startswith("Posts: 1 fr, 0 en. Pages: ")


@pytest.mark.parametrize("option", ["--verify", "--no-cache", "--drafts", "--quiet", "--help"])
def test_another_command_is_left_to_the_build(tmp_path: Path, option: str) -> None:
    words = command(tmp_path)
    assert not nothing_to_do(ROOT, (*words, option))


def test_another_environment_is_left_to_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = command(tmp_path)
    monkeypatch.setenv("SITE_NAME", "Autre")
    assert not nothing_to_do(ROOT, words)


def test_an_edit_is_left_to_the_build(tmp_path: Path) -> None:
    words = command(tmp_path)
    write(tmp_path / "content", {TEXT: post("Deux")})
    assert not nothing_to_do(ROOT, words)


def test_a_file_saved_with_the_same_bytes_is_no_edit(tmp_path: Path) -> None:
    words = command(tmp_path)
    write(tmp_path / "content", {TEXT: post("Un")})
    assert nothing_to_do(ROOT, words)


@pytest.mark.parametrize(
    "change", [{"fr/index.html": "<p>Autre"}, {"fr/new.html": "<p>Nouveau"}, {"new.html": "?"}]
)
def test_an_output_that_is_not_ours_is_left_to_the_build(
    tmp_path: Path, change: dict[str, str]
) -> None:
    words = command(tmp_path)
    write(tmp_path / "site", change)
    assert not nothing_to_do(ROOT, words)


def test_a_missing_output_is_left_to_the_build(tmp_path: Path) -> None:
    words = command(tmp_path)
    (tmp_path / "site/fr/index.html").unlink()
    assert not nothing_to_do(ROOT, words)


def test_a_build_that_was_cut_short_is_left_to_the_next(tmp_path: Path) -> None:
    words = command(tmp_path)
    staging_of(tmp_path / "site").mkdir()
    assert not nothing_to_do(ROOT, words)


def test_a_moment_before_the_last_build_is_left_to_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = command(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert not nothing_to_do(ROOT, words)


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"not a cache" * 500])
def test_a_cache_that_is_none_is_left_to_the_build(tmp_path: Path, data: bytes) -> None:
    words = command(tmp_path)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(data)
    assert not nothing_to_do(ROOT, words)


def test_no_cache_at_all_is_left_to_the_build(tmp_path: Path) -> None:
    assert not nothing_to_do(ROOT, ("tasks.py", "build", f"--cache={tmp_path / 'none'}"))
