"""The page of the desk tells what the command tells, to those who write only."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build
from vigie.desk import new, status
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "posts/2013/2013-06-05-avis"
FILES = {
    **BASE,
    f"{PLACE}/fr.md": post("Avis", "Un mot."),
    "posts/2013/2013-06-06-deux/fr.md": post("Deux"),
    "posts/2013/2013-06-06-deux/en.md": post("Two"),
    "posts/2099/2099-06-06-demain/en.md": post("Tomorrow"),
    "pages/about/en.md": post("About", category=""),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a content folder with a translation."""
    folder = write(tmp_path / "content", FILES)
    words = ("--translate", "avis", "Notice", "--content", str(folder))
    assert CliRunner().invoke(new.app, words).exit_code == 0
    return folder


def lines(site: Built, address: str) -> list[list[str]]:
    """Return the words of each line of the table."""
    rows = site.page(address).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def test_the_page_tells_what_is_left_to_do(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site", drafts=True)
    assert site.err == ""
    assert lines(site, "/en/status/") == [
        ["Tomorrow", "to translate", "waits (June 6, 2099)"],
        ["Avis", "published", "draft"],
        ["About", "to translate", "published"],
    ]
    page = site.page("/fr/etat/")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//th[@scope='row']/@lang") == ["en-CA", "fr-CA", "en-CA"]
    assert page.xpath("//tbody/tr[2]/td[2]/a/@href") == ["/en/2013/06/notice/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{URL}/fr/etat/"]
    assert b"etat" not in (site.folder / "sitemap.xml").read_bytes()


def test_the_page_counts_as_the_command_does(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site", drafts=True)
    items = site.page("/en/status/").xpath("//ul/li[not(@class) and not(a)]")
    told = [re.findall(r"^(.+): (\d+)$", " ".join(item.text_content().split())) for item in items]
    said = CliRunner().invoke(status.app, ("--content", str(content))).stdout.split("\n\n")[1]
    counted = [tuple(re.split(r" {2,}", line.strip())) for line in said.splitlines()]
    assert [(name.lower(), number) for ((name, number),) in told if (name, number)] == [
        (name.lower(), number) for name, number in counted
    ]


def test_readers_have_no_such_page(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site")
    assert not list(site.folder.rglob("status"))
    assert not list(site.folder.rglob("etat"))
    output = tmp_path / "production"
    options = ("--production", "--drafts", "--no-cache", "--content", content, "--output", output)
    command = (sys.executable, "-c", "from tasks import app; app()", "build", *map(str, options))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (output / "fr/index.html").exists()
    assert not list(output.rglob("etat"))


def test_an_edit_of_the_source_alone_shows_on_the_page(content: Path, tmp_path: Path) -> None:
    output, cache = tmp_path / "site", tmp_path / "cache"

    def make(output: Path, cache: Path | None) -> None:
        made = build(content=content, output=output, url=URL, drafts=True, quiet=True, cache=cache)
        assert made == 0

    source = content / PLACE / "fr.md"
    make(output, cache)
    for body, outdated in (("Un autre mot.", True), ("Un  mot !", True), ("Un mot.", False)):
        source.write_text(FILES[f"{PLACE}/fr.md"].replace("Un mot.", body), "utf-8")
        make(output, cache)
        told = lines(Built(0, "", "", output), "/en/status/")
        assert told[1] == ["Avis", "published", "draft, out of date" if outdated else "draft"]
        make(tmp_path / "other", None)
        assert every_byte(output) == every_byte(tmp_path / "other")
