"""Feeds of both languages read by feedparser, as subscribers' readers would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from feedparser.api import parse
from lxml import etree, html

from tests.site.builder import BASE, URL, Built, built, post, write
from tests.site.shapes import files

if TYPE_CHECKING:
    from pathlib import Path

FEEDS = tuple((language, kind) for language in ("fr", "en") for kind in ("rss", "atom"))
SAMPLES = {name: text for name, text in files().items() if "both-" in name or "pages/" in name}
RSS_GUID = "channel/item/guid"
ADDRESSES = ("href", "src", "srcset", "poster", "cite")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the forty posts once."""
    folder = tmp_path_factory.mktemp("feeds")
    return built(write(folder / "content", files()), folder / "site")


def parsed(site: Built, language: str, kind: str) -> Any:  # noqa: ANN401 -- feedparser has no types
    feed = parse((site.folder / language / f"{kind}.xml").read_bytes())
    assert feed.bozo is False, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_a_feed_parses_in_its_language_with_ids_of_its_own(
    site: Built, language: str, kind: str
) -> None:
    feed = parsed(site, language, kind)
    assert feed.feed.language == f"{language}-CA"
    assert feed.feed.title == "Vigie"
    assert feed.feed.link == f"{URL}/{language}/"
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids)) == 20
    assert all(id_.startswith("tag:vigie.example,2026:") for id_ in ids)


@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_a_feed_holds_posts_of_its_language_only_and_newest_first(
    site: Built, language: str, kind: str
) -> None:
    entries = parsed(site, language, kind).entries
    assert all(entry.link.startswith(f"{URL}/{language}/20") for entry in entries)
    dates = [entry.published_parsed for entry in entries]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(("language", "kind"), FEEDS)
def test_every_address_in_a_feed_is_whole(tmp_path: Path, language: str, kind: str) -> None:
    made = built(write(tmp_path / "content", {**BASE, **SAMPLES}), tmp_path / "site")
    bodies = [
        entry.content[0].value for entry in parsed(made, language, kind).entries if entry.content
    ]
    addresses = [
        value
        for body in bodies
        for name in ADDRESSES
        for value in html.fromstring(f"<div>{body}</div>").xpath(f"//@{name}")
    ]
    assert len(addresses) > 20
    assert all(address.startswith(("https://", "mailto:")) for address in addresses)
    assert any(f"/{language}/2014/01/" in address and "#fn:1" in address for address in addresses)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_feeds_are_announced_on_every_page_of_their_language(site: Built, language: str) -> None:
    for path, page in site.pages():
        if path.startswith(f"{language}/"):
            found = page.xpath("//head/link[@rel='alternate'][@type]/@href")
            main = [f"/{language}/{file}" for file in ("rss.xml", "atom.xml", "feed.json")]
            assert found[:3] == main, path
            assert len(found) == len(set(found))
            assert all((site.folder / one.lstrip("/")).is_file() for one in found), path


def test_a_page_announces_the_feeds_of_what_it_lists_and_of_what_it_is_in(site: Built) -> None:
    def announced(page: str) -> list[str]:
        links = site.page(page).xpath("//head/link[@rel='alternate'][@type]/@href")
        return [str(link) for link in links][3:]

    folder = "/fr/categories/accessibilite/"
    assert announced(folder) == [f"{folder}{file}" for file in ("rss.xml", "atom.xml", "feed.json")]
    near = announced("/fr/2014/01/les-deux-16/")
    assert near[0] == f"{folder}atom.xml"
    assert near[1:] == ["/fr/auteurs/vigie/atom.xml", "/fr/auteurs/ada/atom.xml"]
    assert announced("/fr/archives/") == []


def test_the_whole_text_and_every_author_are_there(site: Built) -> None:
    for kind in ("rss", "atom"):
        entry = next(e for e in parsed(site, "fr", kind).entries if e.id.endswith("both-16/fr"))
        assert "assez long pour compter" in entry.content[0].value
        assert entry.summary == "Une phrase."
        assert {author.name for author in entry.authors} == {"L’équipe de Vigie", "Ada Éluard"}
        assert {tag.get("label") or tag.term for tag in entry.tags} == {"Accessibilité", "Données"}


def test_an_rss_id_does_not_pass_for_an_address(site: Built) -> None:
    tree = etree.parse(str(site.folder / "fr/rss.xml"))
    assert {guid.get("isPermaLink") for guid in tree.findall(RSS_GUID)} == {"false"}


def test_a_body_in_another_language_says_so(site: Built) -> None:
    entry = next(
        e for e in parsed(site, "fr", "atom").entries if e.id.endswith("2021-11-04-event/fr")
    )
    assert entry.content[0].language == "en-CA"


def test_ids_survive_a_new_title_slug_and_host(tmp_path: Path) -> None:
    name = "posts/2013/2013-06-05-one/fr.md"
    content = write(tmp_path / "content", {**BASE, name: post("Un")})
    before = parsed(built(content, tmp_path / "a"), "fr", "atom")
    write(content, {name: post("Un titre neuf", slug="autre")})
    after = parsed(built(content, tmp_path / "b", url="https://elsewhere.example/x"), "fr", "atom")
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert after.feed.id == before.feed.id
    assert after.entries[0].link != before.entries[0].link


def test_an_imported_post_keeps_its_id(tmp_path: Path) -> None:
    name = "posts/2013/2013-06-05-one/fr.md"
    text = post("Un", guid="https://old.example/?p=12")
    made = built(write(tmp_path / "content", {**BASE, name: text}), tmp_path / "site")
    for kind in ("rss", "atom"):
        assert parsed(made, "fr", kind).entries[0].id == "https://old.example/?p=12"


def test_a_feed_without_a_post_is_valid_and_has_no_clock(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {**BASE, "posts/2013/2013-06-05-one/fr.md": post("Un")})
    made = built(content, tmp_path / "site")
    for kind in ("rss", "atom"):
        feed = parsed(made, "en", kind)
        assert feed.entries == []
        assert feed.feed.updated.startswith(("1970", "Thu, 01 Jan 1970"))


def test_what_xml_cannot_hold_is_refused_and_the_rest_is_kept(tmp_path: Path) -> None:
    name = "posts/2013/2013-06-05-one/fr.md"
    hard = "Fin de section ]]> et &amp; <b>gras</b> 🏮 \U0002070e \u00a0» \u202f!"
    content = write(tmp_path / "content", {**BASE, name: post("Un ]]> & <titre>", hard)})
    made = built(content, tmp_path / "site")
    assert made.status == 0
    for kind in ("rss", "atom"):
        entry = parsed(made, "fr", kind).entries[0]
        assert "🏮 \U0002070e \u00a0» \u202f!" in entry.content[0].value
    write(content, {name: post("Un", "Un \x0b caractère")})
    made = built(content, tmp_path / "site")
    assert "an invisible control character" in made.err
