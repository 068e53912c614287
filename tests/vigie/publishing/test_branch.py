"""Publishing to a branch: a commit for each publication, and nobody's work lost."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import every_byte, write
from tests.vigie.publishing.sites import OLD_STYLE, new, old, shown
from vigie.publishing.branch import NO_JEKYLL, Branch
from vigie.publishing.place import PublishError

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.publishing.changes import Changes


def git(folder: Path, *words: str) -> str:
    """Run Git in a folder, for somebody."""
    name = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    command = ("git", *name, *words)
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def place(tmp_path: Path) -> Branch:
    """Make a project with a host; give the branch of pages there."""
    host, project = tmp_path / "host.git", tmp_path / "project"
    git(tmp_path, "init", "--bare", str(host))
    git(tmp_path, "init", str(project))
    git(project, "remote", "add", "origin", str(host))
    return Branch(project, "origin", "pages")


def published(place: Branch, site: Path) -> Changes:
    """Publish a site and return what that changed."""
    with place.held():
        changes = place.compare(site)
        place.put(site, changes)
    return changes


def seen(tmp_path: Path) -> Path:
    """Return a folder with what the host shows."""
    folder = tmp_path / f"seen-{len(list(tmp_path.glob('seen-*')))}"
    git(tmp_path, "clone", "--branch", "pages", str(tmp_path / "host.git"), str(folder))
    for path in sorted((folder / ".git").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / NO_JEKYLL).unlink()
    return folder


def test_the_branch_has_the_site_and_only_what_changed_is_told(
    place: Branch, tmp_path: Path
) -> None:
    first = published(place, old(tmp_path / "old"))
    assert len(first.added) == len(every_byte(tmp_path / "old"))
    assert every_byte(seen(tmp_path)) == every_byte(tmp_path / "old")
    assert place.compare(tmp_path / "old").nothing
    second = published(place, new(tmp_path / "new"))
    assert (second.removed, second.kept) == (("fr/0/index.html",), (OLD_STYLE,))
    assert shown(seen(tmp_path)) == every_byte(tmp_path / "new")
    assert git(tmp_path / "host.git", "rev-list", "--count", "pages").strip() == "2"


def test_nothing_of_the_project_is_touched(place: Branch, tmp_path: Path) -> None:
    write(tmp_path / "project", {"draft.md": "mine"})
    git(tmp_path / "project", "add", "draft.md")
    before = git(tmp_path / "project", "status", "--porcelain")
    published(place, old(tmp_path / "old"))
    assert git(tmp_path / "project", "status", "--porcelain") == before == "A  draft.md\n"


def test_a_publication_can_be_taken_back(place: Branch, tmp_path: Path) -> None:
    published(place, old(tmp_path / "old"))
    with pytest.raises(PublishError, match="no earlier publication"):
        place.roll_back()
    published(place, new(tmp_path / "new"))
    place.roll_back()
    assert every_byte(seen(tmp_path)) == every_byte(tmp_path / "old")


def test_the_domain_that_the_host_keeps_in_the_branch_stays(place: Branch, tmp_path: Path) -> None:
    published(place, old(tmp_path / "old"))
    work = tmp_path / "work"
    git(tmp_path, "clone", "--branch", "pages", str(tmp_path / "host.git"), str(work))
    write(work, {"CNAME": "vigie.example\n"})
    git(work, "add", ".")
    git(work, "commit", "--message", "Domain")
    git(work, "push", "origin", "pages")
    assert "CNAME" not in published(place, new(tmp_path / "new")).removed
    assert (seen(tmp_path) / "CNAME").read_text("utf-8") == "vigie.example\n"


def test_a_branch_with_files_of_somebody_else_is_refused(place: Branch, tmp_path: Path) -> None:
    write(tmp_path / "project", {"thesis.txt": "mine"})
    git(tmp_path / "project", "add", ".")
    git(tmp_path / "project", "commit", "--message", "Thesis")
    git(tmp_path / "project", "push", "origin", "HEAD:refs/heads/pages")
    with pytest.raises(PublishError, match="name another place"):
        published(place, old(tmp_path / "old"))


def test_where_somebody_else_was_faster_nothing_changes(place: Branch, tmp_path: Path) -> None:
    published(place, old(tmp_path / "old"))
    parent = place._parent()  # noqa: SLF001 -- what was there when somebody else was faster
    published(place, new(tmp_path / "new"))
    slow = Branch(place.folder, place.remote, "pages")
    slow._parent = lambda: parent  # type: ignore[method-assign]  # noqa: SLF001 -- as above
    with pytest.raises(PublishError, match="you can publish again"):
        slow.put(tmp_path / "old", slow.compare(tmp_path / "old"))
    assert shown(seen(tmp_path)) == every_byte(tmp_path / "new")


def test_a_host_that_cannot_be_reached_is_told(tmp_path: Path, place: Branch) -> None:
    with pytest.raises(PublishError, match="git says: "):
        Branch(place.folder, str(tmp_path / "nowhere.git"), "pages").compare(old(tmp_path / "old"))
    with pytest.raises(PublishError, match="git says: "):
        Branch(tmp_path / "old", "origin", "pages")
