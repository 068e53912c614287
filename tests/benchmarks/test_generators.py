"""What is measured is the same blog: as many pages, feeds and comments, whoever builds it.

CI installs the other generators; elsewhere their tests are skipped where they are missing. The
benchmark itself counts the comments that a site shows before it measures.
"""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from feedparser.api import parse

from benchmarks import run
from benchmarks.corpus import Corpus, draw
from benchmarks.generator import Generator, Place
from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.hugo import Hugo, SilentHugo
from benchmarks.generators.pelican import PelicanWithSubsites, StockPelican
from benchmarks.generators.vigie import Vigie
from tests.tools import in_ci
from vigie.turns import turn

GENERATORS: dict[str, Generator] = {
    one.name: one
    for one in (
        *(Vigie(), Hugo(), SilentHugo()),
        *(StockPelican(), PelicanWithSubsites(), Eleventy()),
    )
}
TOOLS = {"eleventy": "eleventy", "hugo": "hugo", "hugo-silent": "hugo"} | {
    "pelican-subsites": "pelican-subsites"
}
FORMATS = ("rss.xml", "atom.xml", "feed.json")
ENTRANCE = "index.html"
OURS_ALONE = {
    "404.html",
    *("en/search/index.html", "fr/recherche/index.html"),
    *("en/subscribe/index.html", "fr/s-abonner/index.html"),
}
FEED = re.compile(r"(^|/)(rss|atom|feed)[^/]*\.(xml|json)$")
ELSEWHERE = re.compile(r"-\d+\.\w+$|/page/\d+/|^(../)?comments[^/]*/|/\w+-comm[a-z]+\.")
"""Older entries, and the comments on all posts, have other addresses in every site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A finished site: its blog, its folder, its pages, and how many entries each feed has."""

    blog: Corpus
    output: Path
    pages: frozenset[str]
    entries: dict[str, int]

    def followed(self) -> dict[str, int]:
        """Return the feeds of the newest posts of each list, and of the comments on each text."""
        return {path: count for path, count in self.entries.items() if not ELSEWHERE.search(path)}


Build = Callable[[str], Site]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return what builds a site once, or skips the test where its generator is missing."""
    return cache(lambda name: build(GENERATORS[name], tmp_path_factory.mktemp(name)))


def build(generator: Generator, folder: Path) -> Site:
    """Build the blog."""
    tools = run.FOLDER / "tools"
    if in_ci():
        tools.mkdir(parents=True, exist_ok=True)
        with turn(tools / "lock"):
            generator.install(tools)
    elif generator.name in TOOLS and not (tools / TOOLS[generator.name]).exists():
        pytest.skip(f"not installed; python3 tasks.py bench --against {generator.name} does it")
    place = Place(site=folder / "site", output=folder / "out", cache=folder / "cache", tools=tools)
    blog = draw(30).silent() if generator.silent else draw(30)
    generator.lay_out(blog, place)
    command = generator.command(place)
    done = subprocess.run(command, cwd=place.site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    files = {
        in_english(file.relative_to(place.output).as_posix()): file
        for file in place.output.rglob("*")
    }
    return Site(
        blog=blog,
        output=place.output,
        pages=frozenset(path for path in files if path.endswith(".html")),
        entries={path: entries(file) for path, file in files.items() if FEED.search(path)},
    )


def in_english(path: str) -> str:
    """Return a path with the folders that we alone name in French as the others name them."""
    return path.replace("fr/mots-cles/", "fr/tags/").replace("fr/auteurs/", "fr/authors/")


def entries(file: Path) -> int:
    """Return the number of entries of a feed, which is well-formed."""
    if file.suffix == ".json":
        feed = json.loads(file.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert all(item["id"] and item["content_html"] for item in feed["items"])
        return len(feed["items"])
    parsed = parse(file.read_bytes())
    assert not parsed.bozo, f"{file}: {parsed.bozo_exception}"
    assert all(entry.get("id") and entry.get("link") for entry in parsed.entries)
    return len(parsed.entries)


@pytest.mark.parametrize("name", GENERATORS)
def test_each_comment_is_shown_below_each_text_of_its_post(name: str, built: Build) -> None:
    site = built(name)
    assert run.comments_shown(site.output) == site.blog.shown
    assert (site.blog.shown == 0) is GENERATORS[name].silent


@pytest.mark.parametrize("name", ["hugo", "pelican", "pelican-subsites", "eleventy"])
def test_an_answer_stands_within_what_it_answers(name: str, built: Build) -> None:
    site = built(name)
    parents = {one.id: one.parent for post in site.blog.posts for one in post.comments}
    found = {}
    for page in site.output.rglob("*.html"):
        tree = lxml.html.document_fromstring(page.read_bytes())
        for comment in tree.xpath("//li[starts-with(@id, 'comment-')]"):
            (above,) = comment.xpath("ancestor::li[1]/@id") or ("comment-",)
            found[comment.get("id").partition("-")[2]] = above.partition("-")[2]
    assert found == parents


@pytest.mark.parametrize("name", GENERATORS)
def test_each_discussed_text_has_a_feed_of_its_newest_comments_in_three_formats(
    name: str, built: Build
) -> None:
    site = built(name)
    followed = site.followed()
    for post in site.blog.posts:
        for text in post.texts:
            found = {path: count for path, count in followed.items() if f"/{text.slug}/" in path}
            assert sorted(path.rpartition("/")[2] for path in found) == (
                sorted(FORMATS) if post.comments else []
            )
            assert set(found.values()) <= {min(20, len(post.comments))}


@pytest.mark.parametrize("name", ["hugo", "eleventy"])
def test_it_has_the_pages_that_we_have(name: str, built: Build) -> None:
    assert built(name).pages | {ENTRANCE} == built("vigie").pages - OURS_ALONE


@pytest.mark.parametrize("name", ["hugo", "eleventy"])
def test_it_has_the_feeds_that_we_have_with_as_many_entries(name: str, built: Build) -> None:
    ours, theirs = built("vigie"), built(name)
    assert theirs.followed() == ours.followed()
    assert len(theirs.entries) == len(ours.entries)


@pytest.mark.parametrize("name", ["hugo", "pelican-subsites", "eleventy"])
@pytest.mark.parametrize("form", FORMATS)
def test_it_has_every_text_in_the_paged_feed_of_all(name: str, form: str, built: Build) -> None:
    site = built(name)
    pages = re.compile(rf"((fr|en)/)?(page/\d+/)?{form}")
    found = (count for path, count in site.entries.items() if pages.fullmatch(path))
    assert sum(found) == site.blog.texts
