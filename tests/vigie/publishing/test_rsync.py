"""Publishing with rsync over ssh, to a server of this machine."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests import tools
from tests.site.builder import every_byte, write
from tests.vigie.publishing.far import reached_by_ssh
from tests.vigie.publishing.sites import OLD_STYLE, new, old, shown, site
from vigie.publishing.place import PublishError
from vigie.publishing.rsync import Rsync
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vigie.publishing.changes import Changes

pytestmark = pytest.mark.tools

HALVES = int(os.environ.get("VIGIE_CUTS", "2"))
"""How many publications are cut off in their middle."""
PAGES = 80


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give what reaches the other machine."""
    tools.rsync()
    with reached_by_ssh(tmp_path_factory.mktemp("ssh")) as shell:
        yield shell


@pytest.fixture
def place(shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rsync:
    """Give a folder of the other machine."""
    monkeypatch.setenv("RSYNC_RSH", shell)
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


def test_a_publication_cut_off_anywhere_can_be_repeated_and_no_page_lacks_its_style(
    place: Rsync, tmp_path: Path
) -> None:
    www, chance = tmp_path / "srv/www", random.Random(2013)  # noqa: S311 -- as good as any
    began = time.monotonic()
    published(place, old(tmp_path / "old", PAGES))
    longest, halves = time.monotonic() - began, 0
    for turn in range(10 * HALVES):
        made = site(tmp_path / f"{turn}", f"theme/{turn:012}/main.css", range(PAGES), f"{turn}")
        before = every_byte(www)
        words = (sys.executable, "-m", "tests.vigie.publishing.sending", place.where, str(made))
        with subprocess.Popen(words, cwd=ROOT, start_new_session=True) as sending:
            end = time.monotonic() + chance.uniform(0.2, 1) * longest
            while time.monotonic() < end:
                assert lacking(www) == []
            os.killpg(sending.pid, signal.SIGKILL)
        assert lacking(www) == []
        left = settled(www)
        halves += left != before and shown(www) != every_byte(made)
        changes = published(place, made)
        assert changes.vanishing == 0
        assert lacking(www) == []
        assert shown(www) == every_byte(made)
        if halves == HALVES:
            return
    raise AssertionError(halves)


def lacking(www: Path) -> list[str]:
    """Return the style sheets that pages name and that are not there."""
    places = (www / f"fr/{number}/index.html" for number in range(PAGES))
    pages = [place.read_text("utf-8") for place in places]
    styles = {page.partition('href="/')[2].partition('"')[0] for page in pages}
    return [style for style in styles if not (www / style).exists()]


def settled(www: Path) -> dict[str, bytes]:
    """Return all that is there once the other machine has seen that the line was cut."""
    for _ in range(100):
        with suppress(FileNotFoundError):
            before = every_byte(www)
            time.sleep(0.3)
            if every_byte(www) == before:
                return before
    raise AssertionError
