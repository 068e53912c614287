"""Publishing to a folder: whole, with the last ones kept, and never over somebody's files."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import every_byte, write
from tests.vigie.publishing.sites import NEW_STYLE, OLD_STYLE, new, old, shown
from vigie.publishing.folder import Folder
from vigie.publishing.place import PublishError
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.publishing.changes import Changes

KILLS = 50


def published(folder: Folder, site: Path) -> Changes:
    """Publish a site and return what that changed."""
    with folder.held():
        changes = folder.compare(site)
        folder.put(site, changes)
    return changes


def test_readers_see_what_was_published_last(tmp_path: Path) -> None:
    place = Folder(tmp_path / "www", kept=3)
    first = published(place, old(tmp_path / "old"))
    assert len(first.added) == len(every_byte(tmp_path / "old"))
    assert every_byte(place.current) == every_byte(tmp_path / "old")
    second = published(place, new(tmp_path / "new"))
    assert second.removed == ("fr/0/index.html",)
    assert second.kept == (OLD_STYLE,)
    assert set(second.added) == {"fr/12/index.html", NEW_STYLE}
    assert shown(place.current) == every_byte(tmp_path / "new")


def test_pages_that_readers_have_open_find_their_style_for_one_publication_more(
    tmp_path: Path,
) -> None:
    place = Folder(tmp_path / "www", kept=3)
    published(place, old(tmp_path / "old"))
    published(place, new(tmp_path / "new"))
    assert (place.current / OLD_STYLE).exists()
    write(tmp_path / "new", {"index.html": "another"})
    assert published(place, tmp_path / "new").removed == (OLD_STYLE,)
    assert not (place.current / OLD_STYLE).exists()


def test_what_did_not_change_is_the_very_file_so_that_browsers_need_not_ask_for_it(
    tmp_path: Path,
) -> None:
    place = Folder(tmp_path / "www", kept=3)
    published(place, old(tmp_path / "old"))
    before = (place.current / "robots.txt").stat()
    published(place, new(tmp_path / "new"))
    after = (place.current / "robots.txt").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_publication_can_be_taken_back_and_the_next_one_comes_after_it(tmp_path: Path) -> None:
    place = Folder(tmp_path / "www", kept=3)
    published(place, old(tmp_path / "old"))
    published(place, new(tmp_path / "new"))
    assert place.roll_back() == "000001"
    assert every_byte(place.current) == every_byte(tmp_path / "old")
    with pytest.raises(PublishError):
        place.roll_back()
    write(tmp_path / "old", {"index.html": "mended"})
    published(place, tmp_path / "old")
    assert (place.current / "index.html").read_text("utf-8") == "mended"
    assert place.roll_back() == "000001"  # and not the one that was taken back


def test_only_the_last_publications_are_kept(tmp_path: Path) -> None:
    place = Folder(tmp_path / "www", kept=2)
    for number in range(5):
        write(tmp_path / "site", {".vigie": "Vigie", "index.html": str(number)})
        published(place, tmp_path / "site")
    assert sorted(one.name for one in place.publications.iterdir()) == ["000004", "000005"]
    alone = Folder(tmp_path / "www", kept=1)
    write(tmp_path / "site", {"index.html": "last"})
    published(alone, tmp_path / "site")
    assert [one.name for one in place.publications.iterdir()] == ["000006"]


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "www", {"thesis.txt": "mine"})
    with pytest.raises(PublishError, match="name another place"):
        published(Folder(tmp_path / "www", kept=2), old(tmp_path / "old"))
    assert every_byte(tmp_path / "www") == {"thesis.txt": b"mine"}
    with pytest.raises(PublishError, match="name another place"):
        Folder(tmp_path / "www/thesis.txt", kept=2).compare(tmp_path / "old")


def test_two_publishers_do_not_meet(tmp_path: Path) -> None:
    first, second = (Folder(tmp_path / "www", kept=2) for _ in range(2))
    with (
        first.held(),
        pytest.raises(PublishError, match="Somebody else is publishing"),
        second.held(),
    ):
        pass
    with second.held():
        pass


def test_whenever_a_publication_is_killed_readers_see_the_old_site_or_the_new_one_whole(
    tmp_path: Path,
) -> None:
    sites = [old(tmp_path / "old", 30), new(tmp_path / "new", 30)]
    place = Folder(tmp_path / "www", kept=2)
    published(place, sites[0])
    command = [sys.executable, "-m", "tests.vigie.publishing.killing", str(KILLS)]
    told = subprocess.run(
        [*command, str(tmp_path / "www"), *map(str, sites)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    seen = told.stdout.split()
    assert len(seen) == KILLS
    assert set(seen) == {"0", "1"}
    published(place, sites[1])
    assert shown(place.current) == every_byte(sites[1])
