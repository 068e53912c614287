"""Search in Chromium, under a policy that lets no page run or load anything but its own files."""

from __future__ import annotations

import re
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations, html_validate_errors, lychee_errors, nu_errors
from tests.browser.server import SiteHandler
from tests.site.builder import BASE, Built, built, post, write
from vigie.delivery import policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Serve = Callable[[Path], str]

POLICY = policy(())
MANY = {
    f"posts/2015/2015-0{month}-{day:02}-copie/fr.md": post(
        f"Copie {month} {day}", "Une ritournelle."
    )
    for month in (1, 2)
    for day in range(1, 13)
}
FILES = {
    **BASE,
    **MANY,
    "posts/2026/2026-01-01-fete/fr.md": post(
        "L’événement de l’année",
        "On y parle d’œuvres.\n\n## La salle\n\nDouze chaises et 3 < 4 & 5 > 4.",
        kind="event",
        event="{start: 2026-02-03}",
    ),
    "posts/2026/2026-01-01-fete/en.md": post("The event of the year", "Twelve chairs.—Stories."),
    "posts/2026/2026-01-09-ete/fr.md": post("Été", "L'école d’hiver.", category="access"),
    "posts/2026/2026-01-10-phare/en.md": post("Lighthouse", "It’s a lamp. Phare is French."),
    "posts/2026/2026-01-11-hidden/fr.md": post("Souterrain", "Secret.", status="hidden"),
    "pages/about/fr.md": "---\ntitle: À propos\nslug: a-propos\n---\nDes chaises aussi.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site at the root of a host."""
    content = write(tmp_path_factory.mktemp("content"), FILES)
    made = built(content, tmp_path_factory.mktemp("made") / "site")
    assert (made.status, made.err) == (0, "")
    return made


class Guarded(SiteHandler):
    """Answers with the policy."""

    policy = (("Content-Security-Policy", POLICY),)


@pytest.fixture(scope="module")
def address(site: Built) -> Iterator[str]:
    """Serve the site under the policy; give its address."""
    handler = partial(Guarded, directory=str(site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def desk(page: Page, address: str) -> Iterator[Desk]:
    """Give a reader at a page, of whom nothing is told to the console or to strangers."""
    desk = Desk(page, address)
    yield desk
    assert desk.told == []
    assert [url for url in desk.asked if not url.startswith(address)] == []


class Desk:
    """A reader who looks for words."""

    def __init__(self, page: Page, address: str) -> None:
        """Take a blank page."""
        self.page, self.address = page, address
        self.told: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Desk:
        """Open a page."""
        self.page.goto(f"{self.address}/{path}")
        return self

    def look_for(self, words: str, **chosen: str) -> list[str]:
        """Look for words, and return the titles that are found."""
        self.page.fill("input[type=search]", words)
        for name, value in chosen.items():
            self.page.select_option(f"[name={name}]", value)
        self.page.press("input[type=search]", "Enter")
        return self.titles()

    def titles(self) -> list[str]:
        """Return the titles that are found, once they are."""
        self.page.get_by_role("status").filter(has_text=re.compile(r"\.$")).wait_for()
        return self.page.locator("#_found h3").all_inner_texts()

    @property
    def status(self) -> str:
        """What is announced."""
        return self.page.get_by_role("status").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    "words",
    [
        *("événement", "evenement", "EVENEMENT", "événements", "l’événement", "l'événement"),
        *("d’événement", "evenement annee", "œuvres", "oeuvres", "œuvre", "qu’œuvres"),
    ],
)
def test_elisions_accents_and_ligatures_are_no_hurdle(desk: Desk, words: str) -> None:
    assert desk.open("fr/recherche/").look_for(words) == ["L’événement de l’année"]
    assert desk.status == "1 texte trouvé."


@pytest.mark.browser
def test_english_is_searched_in_english(desk: Desk) -> None:
    desk.open("en/search/")
    assert desk.look_for("chair") == ["The event of the year"]
    assert desk.status == "1 text found."
    assert desk.look_for("it’s") == ["Lighthouse"]
    assert desk.look_for("story") == ["The event of the year"]
    assert desk.look_for("ritournelle") == []


@pytest.mark.browser
def test_a_result_shows_its_words_and_leads_to_their_place(desk: Desk) -> None:
    desk.open("fr/recherche/").look_for("chaises", kind="event")
    card = desk.page.locator("#_found article")
    assert card.locator(".card__when").inner_text().split("\n") == ["1er janvier 2026", "Événement"]
    assert card.locator("mark").all_inner_texts() == ["chaises"]
    assert "chaises et 3 < 4 & 5 > 4." in card.locator(".card__summary").inner_text()
    assert card.locator("h3 a").get_attribute("href") == "/fr/2026/01/l-evenement-de-l-annee/"
    place = card.locator("li a")
    assert (place.inner_text(), place.get_attribute("href")) == (
        "La salle",
        "/fr/2026/01/l-evenement-de-l-annee/#la-salle",
    )
    desk.page.mouse.move(0, 0)
    card.locator("h3 a").click()
    assert desk.page.url == f"{desk.address}/fr/2026/01/l-evenement-de-l-annee/"


@pytest.mark.browser
def test_nothing_found_is_said_and_leads_on(desk: Desk) -> None:
    assert desk.open("fr/recherche/").look_for("souterrain") == []
    assert desk.status == "Aucun texte trouvé."
    assert desk.page.locator("#_none").is_visible()
    ways = desk.page.get_by_role("region", name="Sans recherche").get_by_role("link")
    assert {"Archives", "Sujets"} <= set(ways.all_inner_texts())
    assert desk.look_for("phare") == []
    desk.page.check("[name=both]")
    assert desk.look_for("phare") == ["Lighthouse"]
    assert desk.page.locator("#_none").is_hidden()


@pytest.mark.browser
def test_filters_narrow_what_is_found_with_words_or_without(desk: Desk) -> None:
    desk.open("fr/recherche/")
    assert set(desk.look_for("chaises")) == {"L’événement de l’année", "À propos"}
    assert desk.look_for("chaises", kind="page") == ["À propos"]
    assert desk.look_for("chaises", year="2026") == []
    assert desk.look_for("", kind="", category="access") == ["Été"]
    assert desk.look_for("", category="", kind="event") == ["L’événement de l’année"]


@pytest.mark.browser
def test_both_languages_are_searched_where_the_reader_asks(desk: Desk) -> None:
    desk.open("en/search/").page.check("[name=both]")
    assert desk.look_for("", kind="event") == ["L’événement de l’année"]
    link = desk.page.locator("#_found h3 a")
    assert link.get_attribute("lang") == "fr-CA"
    assert desk.page.locator("#_found h2").all_inner_texts() == ["IN FRENCH"]
    assert len(desk.look_for("", kind="", year="2026")) == 4
    assert desk.page.locator("#_found h2").all_inner_texts() == ["IN ENGLISH", "IN FRENCH"]
    assert desk.status == "4 texts found."


@pytest.mark.browser
def test_more_results_come_when_they_are_asked_for(desk: Desk) -> None:
    assert len(desk.open("fr/recherche/").look_for("ritournelle")) == 10
    assert desk.status == "24 textes trouvés."
    button = desk.page.get_by_role("button", name="Plus de résultats")
    for count in (20, 24):
        button.click()
        desk.page.locator("#_found h3").nth(count - 1).wait_for()
        assert desk.page.locator("#_found h3").count() == count
        place = 10 if count == 20 else 20
        focused = desk.page.evaluate(
            "[...document.querySelectorAll('#_found h3 a')].indexOf(document.activeElement)"
        )
        assert focused == place
    assert button.is_hidden()


@pytest.mark.browser
def test_the_address_holds_the_search_and_tells_the_server_nothing(desk: Desk) -> None:
    desk.open("fr/recherche/").look_for("hiver", category="access")
    assert desk.page.url.endswith("/fr/recherche/#q=hiver&category=access")
    assert desk.page.title() == "hiver – Recherche – Vigie"
    desk.look_for("ritournelle", category="")
    desk.page.go_back()
    assert desk.page.input_value("[name=q]") == "hiver"
    assert desk.titles() == ["Été"]
    desk.page.reload()
    assert desk.titles() == ["Été"]
    desk.page.click(".skip", force=True)
    assert desk.titles() == ["Été"]
    assert not any("hiver" in url for url in desk.asked)
    assert desk.open("fr/recherche/?q=hiver").titles() == ["Été"]


@pytest.mark.browser
def test_a_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    assert Desk(page, address).open("fr/recherche/").look_for("hiver") == []
    assert page.get_by_role("status").inner_text().startswith("La recherche n’a pas pu")


@pytest.mark.browser
def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/fr/recherche/?q=hiver")
    assert page.locator("form").is_hidden()
    assert "JavaScript" in page.get_by_role("note").inner_text()
    ways = page.get_by_role("region", name="Sans recherche").get_by_role("link")
    assert {"Archives", "Sujets"} <= set(ways.all_inner_texts())
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_results_are_accessible_and_fit_the_screen(
    site: Built, browser: Browser, width: int, scheme: str, serve: Serve
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    desk = Desk(page, serve(site.folder))  # axe could not run under the policy
    for path, words in (("fr/recherche/", "chaises"), ("en/search/", "zzz")):
        desk.open(path)
        assert axe_violations(page) == []
        page.check("[name=both]")
        desk.look_for(words)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


@pytest.mark.browser
def test_search_works_in_a_folder_of_a_site(
    tmp_path_factory: pytest.TempPathFactory, page: Page, serve: Serve
) -> None:
    content = write(tmp_path_factory.mktemp("content"), FILES)
    above = tmp_path_factory.mktemp("made")
    assert built(content, above / "blog", url="https://example.org/blog").status == 0
    desk = Desk(page, serve(above))
    desk.open("blog/fr/recherche/").look_for("hiver")
    assert page.locator("#_found h3 a").get_attribute("href") == "/blog/fr/2026/01/ete/"


@pytest.mark.tools
def test_a_site_with_search_is_valid_html_and_its_links_lead_somewhere(site: Built) -> None:
    assert nu_errors(site.folder) == []
    assert html_validate_errors(site.folder) == []
    assert lychee_errors(site.folder) == []
