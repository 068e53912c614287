"""A partner's article becomes a draft that says where it is from, and is not published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.site.builder import BASE, built, write
from tests.strategies import html_mixtures
from tests.vigie.wordpress.exports import ENGLISH, reader
from vigie.desk.article import Article, draft, read_article
from vigie.wordpress.export import ExportError

if TYPE_CHECKING:
    from pathlib import Path

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:cc="http://web.resource.org/cc/">
<channel><title>The Eastern Review</title><language>en-CA</language>
<cc:license>https://creativecommons.org/licenses/by-nd/4.0/</cc:license>
<item><title>What minutes are for</title><link>https://est.example/minutes</link>
<dc:creator>Ada Éluard</dc:creator><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{ENGLISH} <a href="/more">More</a></p>
<img src="/room.jpg" alt="A room"><script>alert(1)</script>]]></content:encoded></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Review</title>
<entry><title>Minutes</title><link rel="alternate" href="https://est.example/m"/>
<author><name>Ada</name></author><published>2026-05-01T10:00:00Z</published>
<link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/"/>
<content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;</content></entry></feed>""".encode()
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Minutes | Review</title>
<meta property="og:title" content="Minutes"><meta property="og:site_name" content="Review">
<meta name="author" content="Ada"><link rel="canonical" href="https://est.example/m">
<meta property="article:published_time" content="2026-05-01T10:00:00Z"></head>
<body><nav>Menu</nav><article><header><h1>Minutes</h1></header><p>{ENGLISH}</p>
<aside>Subscribe</aside></article><footer>Imprint</footer></body></html>""".encode()
TODAY = date(2026, 11, 20)


def test_an_entry_of_an_rss_feed_is_read_with_its_provenance() -> None:
    found = read_article(RSS)
    assert (found.title, found.url, found.authors) == (
        *("What minutes are for", "https://est.example/minutes"),
        ("Ada Éluard",),
    )
    assert (found.publication, found.day, found.language, found.licence) == (
        *("The Eastern Review", "2026-05-01", "en-CA"),
        "CC-BY-ND-4.0",
    )


@pytest.mark.parametrize(("data", "licence"), [(ATOM, "CC0-1.0"), (PAGE, "")])
def test_an_atom_entry_and_a_saved_page_are_read_too(data: bytes, licence: str) -> None:
    found = read_article(data)
    assert (found.title, found.url, found.authors) == ("Minutes", "https://est.example/m", ("Ada",))
    assert (found.publication, found.day, found.licence) == ("Review", "2026-05-01", licence)
    assert ENGLISH in found.body
    assert not [word for word in ("Menu", "Subscribe", "Imprint") if word in found.body]


def test_the_draft_is_whole_leads_home_and_holds_nothing_active() -> None:
    path, data = draft(read_article(RSS), TODAY, reader().convert)
    assert path == "posts/2026/2026-11-20-what-minutes-are-for/en.md"
    _, front, body = data.decode().split("---\n", 2)
    values = yaml.safe_load(front)
    assert (values["kind"], values["status"]) == ("republication", "draft")
    assert values["republication"]["licence"] == "CC-BY-ND-4.0"
    assert "[More](https://est.example/more)" in body
    assert "[A room](https://est.example/room.jpg)" in body
    assert "alert" not in body


def test_without_a_licence_a_build_tells_what_is_missing(tmp_path: Path) -> None:
    for name, data, status in (("with", RSS, 0), ("without", PAGE, 1)):
        path, text = draft(read_article(data), TODAY, reader().convert)
        content = write(tmp_path / name / "content", {**BASE, path: text})
        site = built(content, tmp_path / name / "site")
        assert site.status == status, site.err
        assert ("neither a licence nor a permission" in site.err) is bool(status)
        assert all("Minutes" not in page.text_content() for _, page in site.pages())


@pytest.mark.parametrize("data", [b"", b"<rss></rss>", b"<feed/>", b"<p></p>", b"<rss"])
def test_where_there_is_no_article_it_is_told(data: bytes) -> None:
    with pytest.raises(ExportError, match="no article was found"):
        read_article(data)


def test_entities_of_a_feed_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot-de-passe", "utf-8")
    hostile = RSS.replace(b"<rss ", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret}">]><rss '.encode())
    found = read_article(hostile.replace(b"What minutes", b"&x; minutes"))
    assert "mot-de-passe" not in found.title


@given(st.text(max_size=40), html_mixtures())
def test_whatever_an_article_says_a_draft_can_be_made_of_it(title: str, body: str) -> None:
    path, data = draft(Article(title=title, body=body), TODAY, reader().convert)
    assert path.startswith("posts/2026/2026-11-20-")
    assert ".." not in path
    assert yaml.safe_load(data.decode().split("---\n")[1])["status"] == "draft"
