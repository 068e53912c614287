"""On wide screens short notes stand beside the lines that call them, and in nobody’s way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations, html_validate_errors, nu_errors
from tests.site.builder import BASE, Built, built, post, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LINE = "Une ligne de texte après l’autre, jusqu’à ce que le paragraphe ait de quoi remplir l’écran."
LONG = "Une note, assez longue pour avoir plusieurs lignes dans la marge, et un mot de plus. " * 3
BODY = f"""\
{LINE}[^a] {LINE} Un mot de plus,[^b] *un autre[^c]*. {LINE}

{LINE} {LINE}

## Première partie, au titre assez long pour une marge étroite

> {LINE}[^d] {LINE}

- un[^e]
    - deux[^f]

## Deuxième partie[^g]

Terme
:   {LINE}[^h] {LINE}

<details markdown="1"><summary>Plus</summary>

Un mot[^i].

</details>

| Année | Textes |
| --- | --- |
| 2013[^j] | 12 |

## Troisième partie

{LINE} {LINE}[^k]

{"".join(f"[^{one}]: {LONG}{chr(10)}" for one in "abk")}
{"".join(f"[^{one}]: Voir [la norme {one}](https://x.example/).{chr(10)}" for one in "cdefghij")}
"""
SHOWN = 10
"""How many of the notes come to the margin: all but the one called in a table."""


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with one text that calls notes wherever they can be called."""
    folder = tmp_path_factory.mktemp("noted")
    files = {**BASE, "posts/2026/2026-01-10-un/fr.md": post("Des notes", BODY)}
    made = built(write(folder / "content", files), folder / "site")
    assert (made.status, made.err) == (0, "")
    return made


@pytest.fixture
def text(noted: Built, serve: Callable[[Path], str], page: Page) -> Page:
    """Open the text, with what is folded open."""
    page.goto(f"{serve(noted.folder)}/fr/2026/01/des-notes/")
    page.evaluate("document.querySelector('.prose details').open = true")
    return page


def wide(page: Page, width: int) -> None:
    """Give the page a window of that width, and wait for its fonts."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("width", [1152, 1280, 1600])
def test_each_stands_in_the_margin_beside_its_line(text: Page, width: int) -> None:
    wide(text, width)
    notes = text.evaluate(_NOTES)
    assert len(notes) == SHOWN
    free = 0.0
    for note in notes:
        assert note["left"] >= note["column"]
        assert note["right"] <= note["room"]
        assert note["bottom"] - note["top"] > 14
        beside = note["line"] - 4 <= note["top"] <= note["line"] + 12
        assert beside or free < note["top"] < free + 48, "right below the one before"
        free = note["bottom"]
    assert text.evaluate(_MEETINGS) == []


def test_no_line_of_the_text_is_moved(text: Page) -> None:
    wide(text, 1280)
    before = text.evaluate(_LINES)
    text.evaluate("document.querySelectorAll('.margin-note').forEach((one) => one.remove())")
    assert text.evaluate(_LINES) == before


def test_narrow_screens_and_paper_have_the_list_alone(text: Page) -> None:
    for width in (320, 1024):
        wide(text, width)
        assert not any(note.is_visible() for note in text.locator(".margin-note").all())
    wide(text, 1280)
    assert text.locator(".margin-note").first.is_visible()
    text.emulate_media(media="print")
    assert not any(note.is_visible() for note in text.locator(".margin-note").all())
    assert text.locator(".footnote li").first.is_visible()


def test_neither_the_keyboard_nor_who_listens_meets_a_note_twice(text: Page) -> None:
    wide(text, 1280)
    assert text.locator("main").aria_snapshot().count("la norme c") == 1
    assert stops(text) == text.evaluate(_LINKS)


def stops(page: Page) -> list[str]:
    """Return where the Tab key stops in the text, from its beginning to its end."""
    page.locator("h1").click()
    found: list[str] = []
    while True:
        page.keyboard.press("Tab")
        place = page.evaluate(_PLACE)
        if place is None:
            return found
        found += [place] if place else []


def test_a_page_with_notes_passes_every_gate(noted: Built, text: Page) -> None:
    for colours in ("none", "active"):
        text.emulate_media(forced_colors="active" if colours == "active" else "none")
        wide(text, 1280)
        assert axe_violations(text) == []
    assert nu_errors(noted.folder) == []
    assert html_validate_errors(noted.folder) == []


_NOTES = """() => [...document.querySelectorAll('.margin-note')].map((one) => {
  const {left, right, top, bottom} = one.getBoundingClientRect();
  const line = one.previousElementSibling.parentElement, range = document.createRange();
  range.selectNodeContents(one.previousElementSibling);
  const call = range.getBoundingClientRect();
  const leading = parseFloat(getComputedStyle(line).lineHeight);
  return {left, right, top, bottom, line: (call.top + call.bottom - leading) / 2,
    column: one.closest('.prose').getBoundingClientRect().right,
    room: document.documentElement.clientWidth};
})"""
_MEETINGS = """() => {
  const others = '.margin-note, .toc--beside, .prose > :not(dl, ul), .prose li, .prose dd, .filing';
  const boxes = [...document.querySelectorAll(others)].map((one) => [one, ...one.getClientRects()]);
  return boxes.filter(([one]) => one.matches('.margin-note')).flatMap(([one, a]) => boxes
    .filter(([other, b]) => b && other !== one && a.left < b.right && b.left < a.right
      && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => `${one.textContent.slice(0, 20)}: ${other.outerHTML.slice(0, 80)}`));
}"""
_LINES = """() => [...document.querySelectorAll('.prose :is(p, li, h2, dd, table, sup), .filing')]
  .filter((one) => !one.closest('.margin-note')).map((one) => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return [left, right, top, bottom].map(Math.round).join();
  })"""
_LINKS = """() => [...document.querySelectorAll('.prose :is(a, summary)')]
  .filter((one) => !one.closest('.margin-note')).map((one) => one.href || one.localName)"""
_PLACE = """() => {
  const one = document.activeElement;
  if (one === document.body || one.closest('.filing, .colophon')) return null;
  return one.closest('.prose') ? one.href || one.localName : '';
}"""
