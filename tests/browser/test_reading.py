"""A reader goes through the sample site: from language to language, by keyboard alone, on paper."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.test_pages import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.builder import Built

pytestmark = pytest.mark.browser

WORDS = {"fr-CA": "Français", "en-CA": "English"}
BOTH = {"root", "not-found"}
"""Types of page that speak both languages themselves."""
_SWITCH = """() => {
  const found = document.querySelectorAll('.switch__link');
  const [one] = found;
  const exact = one.rel === 'alternate', box = one.getBoundingClientRect();
  const place = [Math.round(box.top), Math.round(innerWidth - box.right)];
  return {count: found.length, word: one.textContent, lang: one.lang, exact, place};
}"""


@pytest.fixture
def address(sample: Built, serve: Callable[[Path], str]) -> str:
    """Serve the sample site."""
    return serve(sample.folder)


def test_every_type_of_page_leads_to_the_other_language_and_back(page: Page, address: str) -> None:
    places = set()
    for name, path in TYPES.items():
        page.goto(f"{address}/{path}")
        if name in BOTH:
            continue
        here, url = page.evaluate("document.documentElement.lang"), page.url
        told = page.evaluate(_SWITCH)
        there = told["lang"]
        places.add(tuple(told["place"]))
        assert (told["count"], told["word"]) == (1, WORDS[there]), name
        assert there != here, name
        page.click(".switch__link")
        page.locator(f"html[lang={there}] .colophon").wait_for()
        back = page.evaluate(_SWITCH)
        assert (back["lang"], back["word"]) == (here, WORDS[here]), name
        assert page.locator("h1").count() == 1, name
        if told["exact"]:
            page.click(".switch__link")
            page.wait_for_url(url)
    assert len(places) == 1


def test_a_page_in_both_languages_leads_to_both(page: Page, address: str) -> None:
    for name in BOTH:
        page.goto(f"{address}/{TYPES[name]}")
        for lang, home in (("fr-CA", "/fr/"), ("en-CA", "/en/")):
            half = page.locator(f"a[hreflang={lang}]").first
            assert half.get_attribute("href") == home, name
            spoken = half.evaluate("(one) => one.closest('[lang]').lang")
            assert spoken == lang, name


def test_a_text_in_one_language_says_so_in_the_readers_own(page: Page, address: str) -> None:
    page.goto(f"{address}/{TYPES['foreign-only']}")
    page.click(".switch__link")
    assert page.locator("a[hreflang=en-CA]", has_text="Small marks").count()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_keyboard_alone_leads_from_home_to_a_comment(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/fr/")
    if width == 360:
        press_at(page, "Menu")
    for words in ("Archives", "septembre", "Deux langues, un dossier", "commentaire"):
        before = page.url
        press_at(page, words)
        page.wait_for_function("(before) => location.href !== before", arg=before)
    assert page.url.endswith("#_comments")
    page.keyboard.press("Tab")
    place = page.evaluate(_PLACE)
    assert place["comment"]
    assert 0 <= place["top"] < place["bottom"] <= 740


def press_at(page: Page, words: str) -> None:
    """Go on with the Tab key until something with these words has the focus; press Enter."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(words)


_PLACE = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  return {comment: Boolean(one.closest('.comment')), top: box.top, bottom: box.bottom};
}"""


def test_a_printed_text_is_whole_and_tells_where_its_links_lead(page: Page, address: str) -> None:
    for name in ("chronicle", "republication", "event", "report", "comments", "watch", "carried"):
        page.goto(f"{address}/{TYPES[name]}")
        body, links = page.evaluate(_BODY)
        pages = printed(page)
        paper = "".join(unicodedata.normalize("NFKC", "".join(pages)).split()).lower()
        assert [word for word in re.findall(r"\w+", body.lower()) if word not in paper] == [], name
        assert [link for link in links if f"({link})".lower() not in paper] == [], name


def test_nothing_but_the_text_is_printed(page: Page, address: str) -> None:
    for name, path in TYPES.items():
        page.goto(f"{address}/{path}")
        pages = printed(page)
        words = page.evaluate("document.querySelector('main').textContent").split()
        assert len(pages) <= 2 + len(words) / 200, name
        assert all(len(one.split()) > 3 for one in pages), name  # no last page for a line
        page.emulate_media(media="print")
        for ways in page.locator("header.banner, .menu, .pagination").all():
            assert ways.is_hidden(), name
        page.emulate_media(media="screen")


def test_what_is_folded_on_a_screen_is_not_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}/{TYPES['chronicle']}")
    page.evaluate(
        "document.querySelector('.prose').innerHTML = '<details><summary>Plus</summary>Le reste'"
    )
    assert "Le reste" in "".join(printed(page))


def printed(page: Page) -> list[str]:
    """Return the words of each sheet of paper."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="Letter"))).pages]


_BODY = """() => {
  document.querySelectorAll('.visually-hidden').forEach((one) => one.remove());
  const parts = '.headline__title, .prose, .facts, .provenance, .links';
  const all = [...document.querySelectorAll(parts)];
  const links = all.flatMap((one) => [...one.querySelectorAll('a[href^="http"]')]);
  return [all.map((one) => one.innerText).join(' '), links.map((one) => one.getAttribute('href'))];
}"""
