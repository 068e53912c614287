"""Whoever comes by an old address is led on; redirects that cannot hold are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, built, every_byte, post, write
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

OLD = "posts/2013/2013-06-05-bon/fr.md"
SITE = {
    **BASE,
    OLD: post("Bon", aliases="[/2013/06/05/bon/, '/?p=12', /bon.html]"),
    "redirects.toml": (
        '"/feed/" = "/fr/rss.xml"\n"/category/open" = "/fr/categories/gouvernement-ouvert"\n'
    ),
}


def test_old_addresses_answer(tmp_path: Path) -> None:
    site = built(write(tmp_path / "content", SITE), tmp_path / "site")
    assert site.err == ""
    rules = (site.folder / "_redirects").read_text("utf-8").splitlines()
    assert rules == [
        "/2013/06/05/bon/ /fr/2013/06/bon/ 301",
        "/2013/06/05/bon /fr/2013/06/bon/ 301",
        "/bon.html /fr/2013/06/bon/ 301",
        "/category/open /fr/categories/gouvernement-ouvert/ 301",
        "/feed/ /fr/rss.xml 301",
        "/feed /fr/rss.xml 301",
        "/ p=12 /fr/2013/06/bon/ 301",
    ]
    assert (site.folder / ".htaccess").read_text("utf-8").count("RewriteRule") == 5
    _, _, moved = (site.folder / "nginx/http.conf").read_text("utf-8").partition("$vigie_moved")
    assert moved.count('  "~^/') == 5
    for page in ("2013/06/05/bon/index.html", "bon.html", "category/open/index.html"):
        assert 'http-equiv="refresh"' in (site.folder / page).read_text("utf-8")
    assert not (site.folder / "feed").exists()
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert "category/open" not in sitemap


def test_old_feeds_of_comments_lead_to_those_of_the_text_where_it_has_any(tmp_path: Path) -> None:
    said = '[[comment]]\nid = "1"\ndate = 2013-06-06\nbody = "x"\n'
    files = {
        **SITE,
        "posts/2013/2013-06-05-bon/comments.toml": said,
        "posts/2014/2014-06-05-seul/fr.md": post("Seul", aliases="[/seul/, /2013/06/05/bon/feed]"),
        "redirects.toml": '"/comments/feed/" = "/fr/rss-commentaires.xml"\n',
    }
    site = built(write(tmp_path / "content", files), tmp_path / "site")
    assert site.err == ""
    rules = (site.folder / "_redirects").read_text("utf-8").splitlines()
    assert [rule for rule in rules if "feed" in rule] == [
        "/2013/06/05/bon/feed /fr/2014/06/seul/ 301",
        "/bon.html/feed/ /fr/2013/06/bon/rss.xml 301",
        "/bon.html/feed /fr/2013/06/bon/rss.xml 301",
        "/comments/feed/ /fr/rss-commentaires.xml 301",
        "/comments/feed /fr/rss-commentaires.xml 301",
    ]
    (tmp_path / "content/posts/2014/2014-06-05-seul/fr.md").unlink()
    write(tmp_path / "content", {"posts/2014/2014-06-05-seul/fr.md": post("Seul")})
    site = built(tmp_path / "content", tmp_path / "site")
    rules = (site.folder / "_redirects").read_text("utf-8").splitlines()
    assert "/2013/06/05/bon/feed/ /fr/2013/06/bon/rss.xml 301" in rules


def test_a_site_without_old_addresses_leads_nobody_on(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {**BASE, OLD: post("Bon")})
    site = built(content, tmp_path / "site")
    assert (site.folder / "_redirects").read_bytes() == b""
    assert "RewriteRule" not in (site.folder / ".htaccess").read_text("utf-8")


def test_rules_that_are_no_longer_wanted_go_and_foreign_ones_stay(tmp_path: Path) -> None:
    site = built(write(tmp_path / "content", SITE), tmp_path / "site")
    rules = site.folder / ".htaccess"
    assert rules.exists()
    no_apache = {"SERVERS": ("netlify",)}
    assert built(tmp_path / "content", tmp_path / "site", settings=no_apache).status == 0
    assert not rules.exists()
    rules.write_text("Require all granted\n", "utf-8")
    assert built(tmp_path / "content", tmp_path / "site", settings=no_apache).status == 0
    assert rules.read_text("utf-8") == "Require all granted\n"
    refused = built(tmp_path / "content", tmp_path / "site")
    assert refused.status == 1
    assert "was not written by Vigie" in refused.err
    assert rules.read_text("utf-8") == "Require all granted\n"


def test_with_a_cache_nothing_is_made_twice_and_every_change_is_seen(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SITE)

    def again() -> dict[str, bytes]:
        options = {"content": content, "output": tmp_path / "site", "url": "https://example.org"}
        assert build(**options, cache=tmp_path / "cache", quiet=True) == 0  # type: ignore[arg-type]
        return every_byte(tmp_path / "site")

    first = again()
    assert again() == first
    write(content, {"redirects.toml": '"/ailleurs/" = "/fr/"\n'})
    assert b"/ailleurs/ /fr/ 301" in again()["_redirects"]


@pytest.mark.parametrize(
    ("files", "line", "told"),
    [
        (
            {OLD: post("Bon", aliases="[/fr/archives/]")},
            f"{OLD}:5",
            "the old address /fr/archives/ is the address of a page of this site; take it out",
        ),
        (
            {
                OLD: post("Bon", aliases="[/x/]"),
                "posts/2013/2013-06-06-a/fr.md": post("Autre", aliases="[/x]"),
            },
            f"{OLD}:5",
            "the old address /x/ leads to /fr/2013/06/autre/ already; keep one of the two",
        ),
        (
            {"redirects.toml": '"/a/" = "/b/"\n"/b/" = "/fr/"\n'},
            "redirects.toml:1",
            "the old address /a/ leads to /b/, which leads on to /fr/; write the last address",
        ),
        (
            {"redirects.toml": '# deux\n"/a/" = "/b/"\n'},
            "redirects.toml:2",
            "the old address /a/ leads to /b/, which is no page of this site",
        ),
        (
            {"redirects.toml": '"/a/" = "/a"\n'},
            "redirects.toml:1",
            "the old address /a/ leads in a circle; write the address of a page of this site",
        ),
        (
            {"redirects.toml": '"a" = "/fr/"\n'},
            "redirects.toml:1",
            "“a” is not an old address",
        ),
        (
            {"redirects.toml": '"/a/" = "https://evil.example/"\n'},
            "redirects.toml:1",
            "“/a/” does not lead to an address of this site",
        ),
        (
            {OLD: post("Bon", aliases='["/a b/"]')},
            f"{OLD}:5",
            "“aliases”: “/a b/” is not an old address",
        ),
        (
            {OLD: post("Bon", aliases="[/a/, /a/]")},
            f"{OLD}:5",
            "“aliases”: “/a/” is written twice; keep one",
        ),
    ],
)
def test_a_redirect_that_cannot_hold_is_told(
    files: dict[str, str], line: str, told: str, tmp_path: Path
) -> None:
    good = {**BASE, "posts/2013/2013-06-05-bon/fr.md": post("Bon")}
    site = built(write(tmp_path / "content", {**good, **files}), tmp_path / "site")
    assert site.status == 1
    assert f"{line}: {told}" in site.err


def test_the_old_addresses_of_drafts_are_not_told_to_anybody(tmp_path: Path) -> None:
    draft = {OLD: post("Bon", aliases="[/secret-projet/]", status="draft")}
    other = {"posts/2013/2013-06-06-a/fr.md": post("Autre", aliases="[/x/]")}
    site = built(write(tmp_path / "content", {**BASE, **draft, **other}), tmp_path / "site")
    assert all(b"secret-projet" not in data for data in every_byte(site.folder).values())
