"""An open page while its text is written: renewed at each save, and told what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations
from tests.site.builder import BASE, post, write
from tests.vigie.serving.served import PATIENCE, Served, serving, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEXT = "posts/2014/2014-03-01-one/fr.md"
PAGE = "/fr/2014/03/un/"
LONG = "\n\n".join(f"Paragraphe {number}, et quelques mots de plus." for number in range(200))
PANEL = "vigie-live [role=alert]"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small content."""
    folder = tmp_path_factory.mktemp("serve") / "content"
    return write(folder, {**BASE, TEXT: post("Un", "Avant.")})


@pytest.fixture(scope="module")
def served(content: Path) -> Iterator[Served]:
    """Serve it to somebody who speaks French."""
    with serving(content, content.parent / "cache", language="fr_CA") as served:
        until(lambda: served.get(PAGE)[0] == 200, served.said)
        yield served


@pytest.fixture
def save(content: Path, served: Served, page: Page) -> Callable[..., None]:
    """Give what saves the text; the page is open, and as it was saved first."""

    def save(body: str, **front: str) -> None:
        write(content, {TEXT: post("Un", body, **front)})

    save("Avant.")
    until(served.whole)
    until(lambda: served.shows(PAGE, "Avant."))
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(served.url + PAGE)
    return save


def test_the_open_page_is_renewed_then_told_a_mistake_then_its_repair(
    page: Page, save: Callable[..., None]
) -> None:
    save("Après.")
    page.get_by_text("Après.").wait_for()
    save("Après.", titel="x")
    panel = page.locator(PANEL)
    panel.get_by_text("À corriger").wait_for()
    assert f"{TEXT}:5" in panel.locator("code").inner_text()
    assert "la clé «\xa0titel\xa0» n’est pas connue" in panel.locator("li").inner_text()
    assert page.locator("vigie-live").get_attribute("lang") == "fr"
    assert page.get_by_text("Après.").is_visible()
    assert axe_violations(page) == []
    save("Réparé.")
    page.get_by_text("Réparé.").wait_for()
    page.wait_for_function("() => document.querySelector('vigie-live')")
    assert page.locator(f"{PANEL} h2").count() == 0


def test_escape_closes_what_is_told_until_it_is_something_else(
    page: Page, save: Callable[..., None]
) -> None:
    save("Avant.", titel="x")
    page.locator(f"{PANEL} h2").wait_for()
    page.keyboard.press("Escape")
    page.locator(f"{PANEL} h2").wait_for(state="detached")
    page.reload()
    page.wait_for_function("() => document.querySelector('vigie-live')")
    assert page.locator(f"{PANEL} h2").count() == 0
    save("Avant.", titel="x", sumary="y")
    page.locator(f"{PANEL} li").nth(1).wait_for()
    page.get_by_role("button", name="Fermer").click()
    page.locator(f"{PANEL} h2").wait_for(state="detached")


def test_a_page_with_the_panel_open_works_by_keyboard_and_when_narrow(
    page: Page, save: Callable[..., None]
) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    save("Avant.", titel="x")
    page.locator(f"{PANEL} h2").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    height = page.locator(PANEL).evaluate("(panel) => panel.getBoundingClientRect().height")
    assert height <= 0.6 * 600 + 1  # the page stays in sight
    page.get_by_role("button", name="Fermer").focus()
    page.keyboard.press("Enter")
    page.locator(f"{PANEL} h2").wait_for(state="detached")


def test_the_place_in_the_page_is_kept(page: Page, save: Callable[..., None]) -> None:
    save(LONG)
    page.get_by_text("Paragraphe 199").wait_for()
    page.evaluate("scrollTo(0, 2000)")
    save(f"{LONG}\n\nFin.")
    page.get_by_text("Fin.", exact=True).wait_for()
    page.wait_for_function("() => Math.abs(scrollY - 2000) < 50")


def test_a_page_that_does_not_exist_yet_comes_by_itself(
    content: Path, served: Served, page: Page, save: Callable[..., None]
) -> None:
    other = page.context.new_page()  # the open page may just be renewed, and go nowhere else
    other.set_default_timeout(PATIENCE * 1000)
    other.goto(f"{served.url}/fr/2014/03/neuf/")
    write(content, {"posts/2014/2014-03-02-new/fr.md": post("Neuf", "Il est là.")})
    other.get_by_text("Il est là.").wait_for()
    other.close()
    save("Avant.")  # what follows begins from one text again


def test_ten_open_pages_are_all_renewed(
    served: Served, browser: Browser, save: Callable[..., None]
) -> None:
    context = browser.new_context()
    pages = [context.new_page() for _ in range(10)]
    for number, page in enumerate(pages):
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{served.url}{PAGE}?{number}", wait_until="domcontentloaded")
    save("Pour toutes.")
    for page in pages:
        page.get_by_text("Pour toutes.").wait_for()
    context.close()
