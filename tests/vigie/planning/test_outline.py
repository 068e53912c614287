"""The outline: what may be seen, where it lies, where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings

from tests.strategies import contents, slugs
from tests.values import NOW, content, pair, site, text
from vigie.content import Content, Status
from vigie.languages import Language
from vigie.planning.outline import Outline, draw
from vigie.prose import Reference
from vigie.reading.blocks import Block
from vigie.reading.texts import Reading

FR, EN = Language.FR, Language.EN
# An outline opens neither the content folder nor the theme.
ROOT = Path("nowhere")
X, Y = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y"


def drawn(found: Content, **changes: Any) -> tuple[Outline, list[str]]:  # noqa: ANN401 -- of the site
    """Return the outline of a content, and what is told of its links."""
    reading = Reading(content=found, problems=(), unread=frozenset({"posts/2015/2015-01-01-u"}))
    outline, problems = draw(reading, site(**changes), ROOT, ROOT)
    return outline, [problem.told() for problem in problems]


def folders(outline: Outline) -> list[tuple[str, list[str]]]:
    """Return the posts that may be seen, with their languages."""
    return [(one.folder, sorted(one.texts)) for one in outline.content.posts]


def test_drafts_and_posts_to_come_are_not_seen() -> None:
    later = NOW + timedelta(seconds=1)
    found = content(
        pair(text(X, FR), text(X, EN, status=Status.DRAFT)),
        pair(text(Y, FR, date=later), text(Y, EN, date=NOW)),
        pair(text("posts/2014/2014-01-02-z", FR, status=Status.DRAFT)),
        pair(text("pages/about", FR, status=Status.DRAFT)),
    )
    outline, _ = drawn(found)
    assert folders(outline) == [(X, ["fr"]), (Y, ["en"])]
    assert outline.content.pages == ()


def test_drafts_and_posts_to_come_are_seen_when_asked_for() -> None:
    later = NOW + timedelta(days=1)
    found = content(
        pair(text(X, EN, status=Status.DRAFT)),
        pair(text(Y, FR, date=later)),
        pair(text("pages/about", FR, status=Status.DRAFT)),
    )
    outline, _ = drawn(found, drafts=True)
    assert folders(outline) == [(X, ["en"]), (Y, ["fr"])]
    assert len(outline.content.pages) == 1


def test_hidden_texts_have_their_page_and_no_listing() -> None:
    outline, _ = drawn(content(pair(text(X, FR, status=Status.HIDDEN))))
    assert outline.addresses.path(("post", X), FR) == "fr/2013/06/x/index.html"
    assert all(listings.entries == () for listings in outline.editions.values())


def test_links_are_written_for_the_own_page_and_for_elsewhere() -> None:
    html = (
        '<h2 id="a">b</h2><p><a href="../../2014/2014-01-01-y/">c</a><a href="#a">d</a>'
        '<a href="été 1.pdf?x=1&amp;y=2">e</a></p>'
    )
    one = text(X, FR, html=html)
    found = content(pair(one), pair(text(Y, FR)), files=frozenset({f"{X}/été 1.pdf"}))
    outline, problems = drawn(found, url="https://vigie.example/veille", base="/veille")
    assert problems == []
    media = f"media/{X}/%C3%A9t%C3%A9%201.pdf?x=1&amp;y=2"
    assert outline.local(one) == ("/veille/fr/2014/01/y/", "#a", f"/veille/{media}")
    page = outline.addresses.paths[("post", X), FR]
    assert outline.absolute(one, page) == (
        "https://vigie.example/veille/fr/2014/01/y/",
        "https://vigie.example/veille/fr/2013/06/x/#a",
        f"https://vigie.example/veille/{media}",
    )
    assert outline.media == {f"{X}/été 1.pdf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Block):
    """A block that shows a file."""

    file: str

    def references(self) -> tuple[Reference, ...]:
        """Return the file."""
        return (Reference(target=self.file, line=7, embedded=True, noun="the file"),)


def test_what_a_block_refers_to_is_found_and_published_but_is_no_part_of_the_body() -> None:
    shown = text(X, FR, '<p><a href="a.pdf">a</a></p>', blocks={"talk": Showing(file="b&c.mp4")})
    files = frozenset({f"{X}/a.pdf", f"{X}/b&c.mp4"})
    outline, problems = drawn(content(pair(shown), files=files))
    assert problems == []
    assert outline.local(shown) == (f"/media/{X}/a.pdf",)
    assert outline.files(shown) == {"b&c.mp4": f"/media/{X}/b%26c.mp4"}
    assert outline.media == files


def test_what_a_block_refers_to_in_vain_is_told_by_its_name() -> None:
    shown = text(X, FR, blocks={"talk": Showing(file="tlak.mp4")})
    outline, problems = drawn(content(pair(shown), files=frozenset({f"{X}/talk.mp4"})))
    assert problems == [
        f"{X}/fr.md:7: the file “tlak.mp4” leads to nothing; did you mean “talk.mp4”?"
    ]
    assert outline.media == frozenset()


def test_a_file_that_nothing_shows_is_not_published() -> None:
    outline, _ = drawn(content(pair(text(X, FR)), files=frozenset({f"{X}/notes.pdf"})))
    assert outline.media == frozenset()


def test_a_file_that_only_a_draft_shows_is_not_published() -> None:
    draft = text(X, FR, html='<p><a href="a.pdf">b</a></p>', status=Status.DRAFT)
    outline, _ = drawn(content(pair(draft), files=frozenset({f"{X}/a.pdf"})))
    assert outline.media == frozenset()


def test_a_link_to_what_is_not_public_is_told_where_it_stands() -> None:
    one = text(X, FR, html='<p>a\n<a href="../../2014/2014-01-01-y/fr.md">b</a></p>')
    (problem,) = drawn(content(pair(one), pair(text(Y, FR, status=Status.DRAFT))))[1]
    assert problem == (
        f"{X}/fr.md:2: the link “../../2014/2014-01-01-y/fr.md” leads to a text that is not "
        "public; publish it first, or take the link out"
    )


@pytest.mark.parametrize("target", ["nowhere.md", "../../2015/2015-01-01-u/"])
def test_a_link_that_leads_nowhere_keeps_its_place_among_the_others(target: str) -> None:
    html = f'<p><a href="#a">b</a><a href="{target}">c</a><a id="a" href="fr.md">d</a></p>'
    one = text(X, FR, html=html)
    outline, problems = drawn(content(pair(one)))
    assert len(problems) == target.startswith("nowhere")
    assert outline.local(one) == ("#a", "", "/fr/2013/06/x/")


@pytest.mark.parametrize("target", ["/", "/fr/", "/sitemap.xml", "/fr/rss.xml", "/en/atom.xml"])
def test_the_doors_and_the_feeds_can_be_linked_to(target: str) -> None:
    one = text(X, FR, html=f'<p><a href="{target}">b</a></p>')
    outline, problems = drawn(content(pair(one)))
    assert problems == []
    assert outline.local(one) == (target,)


@given(slugs())
def test_what_is_written_in_an_attribute_is_the_address_again(name: str) -> None:
    file = f"{X}/{name}'\"<é %&#?.pdf"
    one = text(X, FR, html=f'<p><a href="{name}%27%22%3C%C3%A9%20%25%26%23%3F.pdf">b</a></p>')
    outline, problems = drawn(content(pair(one), files=frozenset({file})))
    assert problems == []
    (written,) = outline.local(one)
    assert not set(written) & set("'\"<> ")
    assert unquote(urlsplit(unescape(written)).path) == f"/media/{file}"
    assert urlsplit(unescape(written)).query == urlsplit(unescape(written)).fragment == ""


@settings(max_examples=25)
@given(contents())
def test_both_editions_have_every_page_that_their_listings_name(found: Content) -> None:
    outline, problems = drawn(found)
    assert problems == []
    for language, listings in outline.editions.items():
        for entry in listings.entries:
            key = ("post", entry.pair.folder)
            assert outline.addresses.path(key, entry.text.language) is not None
        assert outline.addresses.path(("home", 1), language) is not None
    assert set(outline.links) == {
        one.source for both in (*found.posts, *found.pages) for one in both.texts.values()
    }
