"""Publishing with rsync, over what stands in for ssh: a shell that stays on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import tools
from tests.site.builder import every_byte, write
from tests.vigie.publishing.sites import OLD_STYLE, new, old, shown
from vigie.publishing.place import PublishError
from vigie.publishing.rsync import Rsync

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.publishing.changes import Changes

pytestmark = pytest.mark.tools


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rsync:
    """Give a folder of “another machine”."""
    tools.rsync()
    shell = tmp_path / "shell"
    shell.write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n', "ascii")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    return Rsync(f"far:{tmp_path}/srv/www/")


def published(place: Rsync, site: Path) -> Changes:
    """Publish a site and return what that changed."""
    with place.held():
        changes = place.compare(site)
        place.put(site, changes)
    return changes


def test_only_what_changed_is_sent_and_what_went_is_removed(place: Rsync, tmp_path: Path) -> None:
    www = tmp_path / "srv/www"
    first = published(place, old(tmp_path / "old"))
    assert len(first.added) == len(every_byte(www))
    assert every_byte(www) == every_byte(tmp_path / "old")
    before = (www / "robots.txt").stat().st_mtime_ns
    write(tmp_path / "old", {"robots.txt": "the same"})
    assert published(place, tmp_path / "old").nothing
    second = published(place, new(tmp_path / "new"))
    assert (second.removed, second.kept) == (("fr/0/index.html",), (OLD_STYLE,))
    assert shown(www) == every_byte(tmp_path / "new")
    assert not (www / "fr/0").exists()
    assert (www / "robots.txt").stat().st_mtime_ns == before
    write(www, {".well-known/acme/token": "proof"})
    write(tmp_path / "new", {"index.html": "mended"})
    assert published(place, tmp_path / "new").removed == (OLD_STYLE,)
    assert every_byte(www) == {**every_byte(tmp_path / "new"), ".well-known/acme/token": b"proof"}


def test_folders_in_which_nothing_is_left_go_too(place: Rsync, tmp_path: Path) -> None:
    site = write(tmp_path / "site", {".vigie": "Vigie", "a/b/c/d.html": "x", "a/e.html": "x"})
    published(place, site)
    (site / "a/b/c/d.html").unlink()
    published(place, site)
    assert [one.name for one in (tmp_path / "srv/www/a").iterdir()] == ["e.html"]


def test_files_of_somebody_else_are_neither_replaced_nor_removed(
    place: Rsync, tmp_path: Path
) -> None:
    write(tmp_path / "srv/www", {"thesis.txt": "mine"})
    with pytest.raises(PublishError, match="name another place"):
        published(place, old(tmp_path / "old"))
    assert every_byte(tmp_path / "srv/www") == {"thesis.txt": b"mine"}


def test_a_machine_that_cannot_be_reached_is_told(
    place: Rsync, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RSYNC_RSH", "false")
    with pytest.raises(PublishError, match="rsync says: "):
        place.compare(old(tmp_path / "old"))
    with pytest.raises(PublishError, match="is kept there"):
        place.roll_back()
