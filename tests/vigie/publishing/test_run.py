"""Publishing as the command line does it, from content to what readers see."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.site.builder import BASE, every_byte, post, write
from vigie.publishing.cli import app

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    **BASE,
    **{f"posts/2013/2013-06-0{day}-{day}/fr.md": post(f"Billet {day}") for day in range(1, 5)},
}
NEW = "posts/2013/2013-06-09-neuf/fr.md"


def publish(tmp_path: Path, *options: str, french: bool = False) -> tuple[int, str]:
    """Publish the content to a folder; return the exit status and what was said."""
    target = f"folder:{tmp_path / 'www'}"
    content = ["--content", str(tmp_path / "content")]
    environment = {"LANGUAGE": "fr" if french else "en"}
    told = CliRunner().invoke(app, [target, *content, *options], env=environment)
    return told.exit_code, told.output


def test_a_site_goes_out_changes_is_listed_and_is_taken_back(tmp_path: Path) -> None:
    write(tmp_path / "content", FILES)
    status, said = publish(tmp_path, "--dry-run")
    assert status == 0
    assert "+ fr/2013/06/billet-1/index.html\n" in said
    assert not (tmp_path / "www").exists()
    status, said = publish(tmp_path)
    count = said.removeprefix("Files: ").partition(" added")[0]
    assert (status, said) == (0, f"Files: {count} added, 0 changed, 0 removed.\n")
    current = tmp_path / "www/current"
    first = every_byte(current)
    assert len(first) == int(count)
    assert b"https://vigie.example/fr/2013/06/billet-1/" in first["sitemap.xml"]
    assert any(path.startswith("theme/") and path.count("/") > 1 for path in first)
    assert publish(tmp_path) == (0, "Readers see this already.\n")
    write(tmp_path / "content", {NEW: post("Neuf")})
    status, said = publish(tmp_path, "--dry-run")
    assert "+ fr/2013/06/neuf/index.html\n" in said
    assert "~ fr/index.html\n" in said
    assert every_byte(current) == first
    assert publish(tmp_path)[0] == 0
    assert "fr/2013/06/neuf/index.html" in every_byte(current)
    assert publish(tmp_path, "--rollback") == (
        0,
        "Readers see again what was published before (000001).\n",
    )
    assert every_byte(current) == first
    status, said = publish(tmp_path, "--rollback", french=True)
    assert (status, said) == (1, "Aucune publication antérieure n’y est gardée.\n")


def test_a_site_with_problems_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "content", FILES)
    assert publish(tmp_path)[0] == 0
    before = every_byte(tmp_path / "www/current")
    write(tmp_path / "content", {NEW: "---\ntitle: Neuf\ncategory: nulle\n---\nTexte\n"})
    status, said = publish(tmp_path, french=True)
    told = said + capsys.readouterr().err
    assert status == 1
    assert f"{NEW}:3: " in told
    assert told.endswith("Rien n’a été publié.\n")
    assert every_byte(tmp_path / "www/current") == before


def test_what_check_calls_a_mistake_is_refused_where_readers_would_see_it(tmp_path: Path) -> None:
    draft = "posts/2013/2013-06-10-plus-tard/fr.md"
    mistake = "Un mot.\n\n## \n\nUn autre."
    write(tmp_path / "content", {**FILES, draft: post("Plus tard", mistake, status="draft")})
    status, said = publish(tmp_path)
    assert status == 0
    assert draft not in said
    before = every_byte(tmp_path / "www/current")
    write(tmp_path / "content", {NEW: post("Neuf", mistake)})
    for options in ((), ("--dry-run",)):
        status, said = publish(tmp_path, *options, french=True)
        assert status == 1
        assert re.search(rf"{NEW}:\d+:1: .* \[heading-empty\]\n", said)
        assert said.endswith("Rien n’a été publié.\n")
    assert every_byte(tmp_path / "www/current") == before


def test_what_check_warns_of_is_told_and_published_in_a_few_lines(tmp_path: Path) -> None:
    slips = "\n\n".join(f"Une phrase {number} , puis une autre." for number in range(12))
    write(tmp_path / "content", {**FILES, NEW: post("Neuf", slips)})
    status, said = publish(tmp_path)
    assert status == 0
    assert said.count("[spacing]") == 10
    assert "… and 2 more warnings; python3 tasks.py check tells them all.\n" in said
    assert "fr/2013/06/neuf/index.html" in every_byte(tmp_path / "www/current")


def test_content_that_is_not_committed_is_refused_unless_it_is_meant(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)

    def git(*words: str) -> None:
        name = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        command = ("git", *name, *words)
        subprocess.run(command, cwd=content, check=True, capture_output=True)

    git("init")
    status, said = publish(tmp_path, "--dry-run")
    assert status == 1
    assert "people.toml" in said
    assert said.endswith("publish again; or add --uncommitted.\n")
    assert publish(tmp_path, "--dry-run", "--uncommitted")[0] == 0
    git("add", ".")
    git("commit", "--message", "Tout")
    assert publish(tmp_path, "--dry-run")[0] == 0


def test_many_pages_do_not_vanish_unless_it_is_meant(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)
    assert publish(tmp_path)[0] == 0
    before = every_byte(tmp_path / "www/current")
    for name in list(FILES)[-3:]:
        shutil.rmtree((content / name).parent)
    status, said = publish(tmp_path)
    assert status == 1
    assert "fr/2013/06/billet-3/index.html" in said
    assert "if that is meant, add --vanishing" in said
    assert every_byte(tmp_path / "www/current") == before
    assert publish(tmp_path, "--vanishing")[0] == 0
    assert "fr/2013/06/billet-3/index.html" not in every_byte(tmp_path / "www/current")


@pytest.mark.parametrize(
    "target", ["nowhere", "folder:", "ftp://example.org", "s3:bucket", "git:origin", "rsync:here"]
)
def test_what_is_no_place_is_told(target: str) -> None:
    told = CliRunner().invoke(app, [target, "--uncommitted"], env={"LANGUAGE": "en"})
    assert told.exit_code == 1
    assert told.output.startswith(f"“{target}” is no place to publish. Name one of")
