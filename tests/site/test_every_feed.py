"""Every feed of the sample site and of a blog of 200 posts: valid, whole, read by others alike."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import fastfeedparser
import pytest
from feedparser.api import parse
from lxml import html

from benchmarks.corpus import draw
from benchmarks.generators.vigie import lay_out
from tests import tools
from tests.plugins.feeds.rules import ATOM, complaints, tree
from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IDS = ROOT / "tests/site/feed_ids.json"
ADDRESSES = ("href", "src", "poster", "cite")
UNSAFE = "//script | //style | //form | //iframe | //object | //@*[starts-with(name(), 'on')]"


def is_feed(name: str) -> bool:
    """Whether a file of the output is a document of a feed."""
    file = name.rpartition("/")[2]
    return file.startswith(("rss", "atom", "feed")) and file.endswith((".xml", ".json"))


def feeds(site: Built) -> dict[str, bytes]:
    return {name: data for name, data in every_byte(site.folder).items() if is_feed(name)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sample site."""
    return built(ROOT / "content", tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="module", params=["sample", "200 posts"])
def site(
    request: pytest.FixtureRequest, sample: Built, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """Give the sample site, then a made-up blog."""
    if request.param == "sample":
        return sample
    folder = tmp_path_factory.mktemp("many")
    lay_out(draw(200), folder / "content")
    return built(folder / "content", folder / "site")


def test_every_feed_is_valid(site: Built) -> None:
    assert site.status == 0, site.err
    found = feeds(site)
    assert len(found) > 100
    assert {name: told for name, data in found.items() if (told := complaints(name, data))} == {}


def entries(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield id and text of every entry."""
    if name.endswith(".json"):
        yield from ((item["id"], item["content_html"]) for item in json.loads(data)["items"])
        return
    feed = parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert feed.bozo is False, (name, feed.get("bozo_exception"))
    yield from ((one.id, one.content[0].value) for one in feed.entries)


def test_bodies_are_whole_in_every_format_and_hold_nothing_to_strip(site: Built) -> None:
    known: dict[str, str] = {}
    for name, data in feeds(site).items():
        for id_, body in entries(name, data):
            assert known.setdefault(id_, body) == body, (name, id_)
    for body in known.values():
        shown = html.fromstring(f"<div>{body}</div>")
        assert shown.xpath(UNSAFE) == []
        addresses = [str(one) for name in ADDRESSES for one in shown.xpath(f"//@{name}")]
        addresses += [
            one.split()[0] for set_ in shown.xpath("//@srcset") for one in set_.split(",")
        ]
        assert all(one.startswith(("http://", "https://", "mailto:")) for one in addresses)
        assert all({"alt", "width", "height"} <= set(one.attrib) for one in shown.iter("img"))


def test_every_feed_is_in_one_language_with_what_belongs_to_posts_of_it(site: Built) -> None:
    for name, data in feeds(site).items():
        language = name[:2]
        assert f'{language}-CA"'.encode() in data or b"<language>%s-CA<" % language.encode() in data
        ids = [id_.partition("#")[0] for id_, _ in entries(name, data)]
        assert all(id_.endswith(f"/{language}") for id_ in ids), name


def test_ids_once_told_are_never_changed(sample: Built) -> None:
    """The ids that subscribers know already; new posts may be added, and theirs to the list."""
    known = json.loads(IDS.read_text("utf-8"))
    for name, ids in known.items():
        told = parse((sample.folder / name).read_bytes())
        assert told.feed.id == ids["feed"]
        assert set(ids["entries"]) <= {entry.id for entry in told.entries}


def spoken(data: bytes, name: str) -> list[tuple[str, str, datetime, str, str]]:
    """Return id, title, date, first author and text of every entry, as feedparser reads them."""
    if name.endswith(".json"):
        return [
            (
                item["id"],
                item["title"],
                datetime.fromisoformat(item["date_published"]).astimezone(UTC),
                item["authors"][0]["name"],
                item["content_html"],
            )
            for item in json.loads(data)["items"]
        ]
    feed = parse(data, sanitize_html=False, resolve_relative_uris=False)
    return [
        (
            one.id,
            one.title,
            moment(one.published),
            one.authors[0].name,
            one.content[0].value,
        )
        for one in feed.entries
    ]


def seen(one: Any) -> tuple[str, str, datetime, str, str]:  # noqa: ANN401 -- it has no types
    """Return the same of an entry that fastfeedparser read."""
    author = one.get("authors", [{"name": one.get("author")}])[0]["name"]
    published = datetime.fromisoformat(one.published)
    return one.id, one.title, published, author, one.content[0]["value"]


@pytest.mark.parametrize(
    "name",
    [
        *("fr/rss.xml", "fr/atom.xml", "fr/feed.json", "en/atom.xml"),
        *("fr/rss-commentaires.xml", "fr/feed-commentaires.json", "en/atom-comments.xml"),
    ],
)
def test_another_reader_finds_the_same_in_every_format(site: Built, name: str) -> None:
    data = (site.folder / name).read_bytes()
    told = spoken(data, name)
    assert told
    found = fastfeedparser.parse(data, include_tags=False, include_media=False)
    assert [seen(one) for one in found.entries] == told


SCRIPT = """
import { parseFeed } from 'feedsmith';
import { readFileSync } from 'node:fs';
const read = (path) => {
  const { format, feed } = parseFeed(readFileSync(path, 'utf8'));
  const of = {
    rss: (one) => [one.guid.value, one.title, one.pubDate, one.dc.creators[0], one.content.encoded],
    atom: (one) => [one.id, one.title.value ?? one.title, one.published, one.authors[0].name,
      one.content.value ?? one.content],
    json: (one) => [one.id, one.title, one.date_published, one.authors[0].name, one.content_html],
  }[format];
  return (feed.items ?? feed.entries).map(of);
};
console.log(JSON.stringify(process.argv.slice(1).map(read)));
"""


@pytest.mark.tools
def test_a_reader_of_another_world_finds_the_same_in_every_format(sample: Built) -> None:
    tools.npm_file("feedsmith/package.json", "feedsmith")
    names = [f"{language}/{file}" for language in ("fr", "en") for file in ("rss.xml", "atom.xml")]
    names += ["fr/feed.json", "en/feed.json"]
    names += ["fr/rss-commentaires.xml", "en/atom-comments.xml", "fr/feed-commentaires.json"]
    command = (str(tools.node()), "--input-type=module", "--eval", SCRIPT)
    paths = [str(sample.folder / name) for name in names]
    done = subprocess.run(
        (*command, *paths), cwd=tools.FOLDER, check=True, capture_output=True, text=True
    )
    for name, found in zip(names, json.loads(done.stdout), strict=True):
        told = spoken((sample.folder / name).read_bytes(), name)
        assert [(one[0], one[1], one[3], one[4]) for one in found] == [
            (id_, title, author, body) for id_, title, _, author, body in told
        ]
        dates = [moment(one[2]) for one in found]
        assert dates == [one[2] for one in told]


OF_COMMENTS = """
import { parseFeed } from 'feedsmith';
import { readFileSync } from 'node:fs';
const read = (path) => parseFeed(readFileSync(path, 'utf8'));
const [rss, atom, said] = process.argv.slice(1).map(read);
const counted = rss.feed.items.filter((one) => one.slash);
console.log(JSON.stringify({
  rss: counted.map((one) => [one.comments, one.slash.comments, one.wfw.commentRss]),
  atom: atom.feed.entries.filter((one) => one.thr).map((one) => one.thr.total),
  said: said.feed.entries.map((one) => [one.id, one.thr.inReplyTos.map((to) => to.ref)]),
}));
"""


@pytest.mark.tools
def test_a_reader_of_another_world_finds_the_comments_and_their_threads(sample: Built) -> None:
    tools.npm_file("feedsmith/package.json", "feedsmith")
    command = (str(tools.node()), "--input-type=module", "--eval", OF_COMMENTS)
    paths = [str(sample.folder / f"fr/{name}.xml") for name in ("rss", "atom", "atom-commentaires")]
    done = subprocess.run(
        (*command, *paths), cwd=tools.FOLDER, check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    page = f"{URL}/fr/2026/09/deux-langues-un-dossier/"
    assert found["rss"] == [[f"{page}#_comments", 6, f"{page}rss.xml"]]
    assert found["atom"] == [6]
    post_ = "tag:vigie.example,2026:2026-09-08-deux-langues-un-dossier/fr"
    answered = {"6": "", "5": "#comment-4", "4": "#comment-3", "3": "", "2": "#comment-1", "1": ""}
    assert found["said"] == [
        [f"{post_}#comment-{id_}", [f"{post_}{of}"]] for id_, of in answered.items()
    ]


def moment(written: str) -> datetime:
    """Return a date of RSS, Atom or JSON Feed."""
    if written[:3].isalpha():
        return datetime.strptime(written, "%a, %d %b %Y %H:%M:%S %z").astimezone(UTC)
    return datetime.fromisoformat(written).astimezone(UTC)


def test_the_archives_of_a_feed_lead_to_its_first_post(tmp_path: Path) -> None:
    posts = {
        f"posts/2013/2013-{n // 28 + 1:02}-{n % 28 + 1:02}-x/fr.md": post(f"Billet {n}")
        for n in range(45)
    }
    made = built(write(tmp_path / "content", {**BASE, **posts}), tmp_path / "site")
    read, place = [], "fr/atom.xml"
    while place:
        feed = tree((made.folder / place).read_bytes())
        read += [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
        links = {link.get("rel"): link.get("href") or "" for link in feed.findall(f"{ATOM}link")}
        place = links.get("prev-archive", "").removeprefix(f"{URL}/")
    assert sorted(set(read)) == sorted(f"Billet {n}" for n in range(45))
    assert not (made.folder / "fr/categories/gouvernement-ouvert/atom-1.xml").exists()


def test_an_edit_is_seen_in_the_feeds_that_hold_the_post_and_in_no_other(tmp_path: Path) -> None:
    tagged = {"tags": "[data]", "category": "open"}
    files = {
        "posts/2013/2013-06-05-one/fr.md": post("Un", **tagged),
        "posts/2013/2013-06-06-two/fr.md": post("Deux", tags="[networks]", category="access"),
    }
    content = write(tmp_path / "content", {**BASE, **files})

    def written() -> dict[str, tuple[bytes, int]]:
        """Return the bytes of each feed, and when its file was written."""
        assert build(content=content, output=tmp_path / "site", url=URL, cache=tmp_path / "k") == 0
        told = feeds(Built(0, "", "", tmp_path / "site"))
        return {
            name: (data, (tmp_path / "site" / name).stat().st_mtime_ns)
            for name, data in told.items()
        }

    before = written()
    write(content, {"posts/2013/2013-06-05-one/fr.md": post("Un", "Un ajout.", **tagged)})
    after = written()
    places = ("fr", "fr/categories/gouvernement-ouvert", "fr/mots-cles/donnees")
    names = ("rss.xml", "atom.xml", "feed.json")
    holding = {f"{place}/{file}" for place in places for file in names}
    assert {name for name in after if before[name][0] != after[name][0]} == holding
    assert {name for name in after if before[name][1] != after[name][1]} == holding


def test_the_same_posts_have_the_same_ids_in_every_format_and_at_every_address(
    tmp_path: Path,
) -> None:
    name = "posts/2013/2013-06-05-one/fr.md"
    content = write(tmp_path / "content", {**BASE, name: post("Un", tags="[data]")})
    before = feeds(built(content, tmp_path / "a"))
    write(content, {name: post("Un titre neuf", slug="autre", category="access", tags="[data]")})
    after = feeds(built(content, tmp_path / "b", url="https://elsewhere.example/x"))
    for file in ("fr/rss.xml", "fr/atom.xml", "fr/feed.json", "fr/mots-cles/donnees/rss.xml"):
        (old,), (new,) = (list(entries(file, one[file])) for one in (before, after))
        assert old[0] == new[0] == "tag:vigie.example,2026:2013-06-05-one/fr"


def test_a_post_whose_folder_is_renamed_keeps_its_ids_if_it_says_which_it_had(
    tmp_path: Path,
) -> None:
    said = '[[comment]]\nid = "7"\ndate = 2014-01-01\nlang = "fr"\nbody = "Oui."\n'
    old, new = "posts/2013/2013-06-05-one", "posts/2013/2013-06-05-une-autre"
    before = {f"{old}/fr.md": post("Un"), f"{old}/comments.toml": said}
    id_ = "tag:vigie.example,2026:2013-06-05-one/fr"
    after = {f"{new}/fr.md": post("Un", guid=f'"{id_}"'), f"{new}/comments.toml": said}
    for name, texts in (("a", before), ("b", after)):
        made = built(write(tmp_path / name, {**BASE, **texts}), tmp_path / f"{name}-site")
        for file in ("rss.xml", "atom.xml", "feed.json"):
            assert [one for one, _ in entries(file, feeds(made)[f"fr/{file}"])] == [id_]
            of_all = file.replace(".", "-commentaires.")
            found = [one for one, _ in entries(file, feeds(made)[f"fr/{of_all}"])]
            assert found == [f"{id_}#comment-7"]
