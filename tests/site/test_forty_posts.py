"""Forty posts of all shapes become a site in which everything leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.browser.gates import lychee_errors
from tests.site import linked
from tests.site.builder import URL, Built, built, write
from tests.site.shapes import files

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the forty posts once."""
    folder = tmp_path_factory.mktemp("forty")
    made = built(write(folder / "content", files()), folder / "site")
    assert made.err == ""
    assert made.status == 0
    return made


def alternates(page: HtmlElement) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@hreflang]")}


def path_of(url: str) -> str:
    path = urlsplit(url).path.lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_internal_link_and_anchor_resolves(site: Built) -> None:
    assert lychee_errors(site.folder) == []


def test_every_page_has_its_language_and_its_switch(site: Built) -> None:
    for path, page in site.pages():
        languages = {"fr": "fr-CA", "en": "en-CA"}
        expected = languages.get(path.partition("/")[0], "fr-CA")
        assert page.get("lang") == expected, path
        (switch,) = page.xpath("//header//a[contains(@class, 'switch__link')]")
        assert switch.get("lang") == switch.get("hreflang") != expected, path
        assert (site.folder / path_of(switch.get("href"))).is_file(), path


def test_alternates_are_reciprocal_and_end_with_a_default(site: Built) -> None:
    pages = dict(site.pages())
    checked = 0
    for path, page in pages.items():
        links = alternates(page)
        for tag, url in links.items():
            assert url.startswith(URL)
            other = pages[path_of(url)]
            if tag != "x-default":
                assert other.get("lang") == tag
                assert alternates(other) == links, path
                checked += 1
        if links:
            assert "x-default" in links, path
    assert checked > 100


def test_a_switch_leads_to_the_same_page_where_there_is_one(site: Built) -> None:
    for path, page in site.pages():
        links = alternates(page)
        if path in {"index.html", "404.html"} or not links:
            continue
        (switch,) = page.xpath("//header//a[contains(@class, 'switch__link')]")
        other = "en-CA" if page.get("lang") == "fr-CA" else "fr-CA"
        if other in links:
            assert urlsplit(links[other]).path == switch.get("href"), path


def test_a_text_in_one_language_says_so_in_both_and_offers_the_nearest(site: Built) -> None:
    page = site.page("/fr/2015/01/seul/")
    (notice,) = page.xpath("//*[contains(@class, 'notice')][.//*[@lang='en-CA'] or @lang='en-CA']")
    links = [link.get("href") for link in notice.xpath(".//a")]
    assert "/en/categories/open-government/" in links


def test_the_sitemap_holds_every_listed_page_and_nothing_else(site: Built) -> None:
    sitemap = etree.parse(str(site.folder / "sitemap.xml"))
    pages = dict(site.pages())
    listed = {path_of(loc.text or "") for loc in sitemap.findall("s:url/s:loc", NAMES)}
    quiet = {"404.html", "fr/2017/05/cache/index.html", "fr/une-adresse-a-part/index.html"}
    copies = {"fr/2013/06/copie/index.html"}
    assert listed == pages.keys() - quiet - copies
    for entry in sitemap.findall("s:url", NAMES):
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
        assert links == alternates(pages[path_of(entry.findtext("s:loc", "", NAMES))])


def test_what_machines_read_has_all_that_they_need(site: Built) -> None:
    things = [(path, one) for path, page in site.pages() for one in linked.read(page)]
    kinds = {str(one["@type"]) for _, one in things}
    assert kinds == {"BlogPosting", "ItemList", "WebPage"}
    assert [f"{path}: {what}" for path, one in things for what in linked.wrong(one)] == []


def test_nothing_unpublished_is_anywhere_in_the_output(site: Built) -> None:
    everything = b"".join(path.read_bytes() for path in site.folder.rglob("*") if path.is_file())
    for secret in ("Un brouillon", "Half a draft", "Pas encore"):
        assert secret.encode() not in everything


def test_a_hidden_post_is_reachable_and_nowhere_listed(site: Built) -> None:
    holders = [path for path, page in site.pages() if "Caché" in page.text_content()]
    assert holders == ["fr/2017/05/cache/index.html"]
    (robots,) = site.page("/fr/2017/05/cache/").xpath("//meta[@name='robots']/@content")
    assert "noindex" in robots


def test_drafts_and_future_posts_show_when_asked_for(tmp_path: Path) -> None:
    made = built(write(tmp_path / "content", files()), tmp_path / "site", drafts=True)
    assert made.status == 0
    assert (made.folder / "fr/2017/05/un-brouillon/index.html").is_file()
    coming = made.page("/fr/2999/01/pas-encore/")
    assert "Ce texte sera visible le" in coming.xpath("//main")[0].text_content()
    assert "à paraître" in made.page("/fr/").xpath("//article")[0].text_content()
    (draft,) = made.page("/fr/2017/05/un-brouillon/").xpath("//main")
    assert "Ce texte n’est pas encore publié." in draft.text_content()


def test_each_edition_lists_every_post_once_and_marks_the_other_language(site: Built) -> None:
    for language, other in (("fr", "en"), ("en", "fr")):
        found: list[str] = []
        for path, page in site.pages():
            if path == f"{language}/index.html" or path.startswith(f"{language}/page/"):
                for link in page.xpath("//main//article//*[self::h2 or self::h3]/a"):
                    found.append(link.get("href"))
                    foreign = link.get("href").startswith(f"/{other}/")
                    assert (link.get("lang") == f"{other}-CA") is foreign
                    assert bool(link.getparent().xpath(".//*[contains(@class, 'chip')]")) is foreign
        assert len(found) == len(set(found)) == 48


def test_a_site_below_a_folder_of_its_host_keeps_its_links_inside(tmp_path: Path) -> None:
    content = write(tmp_path / "content", files())
    made = built(content, tmp_path / "www" / "blog", url=f"{URL}/blog/")
    assert made.status == 0
    for path, page in made.pages():
        for address in page.xpath("//@href | //@src"):
            if address.startswith("/"):
                assert address.startswith("/blog/"), (path, address)
    assert lychee_errors(tmp_path / "www") == []
