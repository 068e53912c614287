"""One page of each type of the sample site passes every gate, in every light and width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations, html_validate_errors, lychee_errors, nu_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.site.builder import Built

TYPES = {
    "root": "",
    "not-found": "404.html",
    "home": "fr/",
    "second-page": "en/page/2/",
    "chronicle": "fr/2013/06/une-veille-quebecoise-lue-a-ottawa/",
    "republication": "en/2013/06/how-others-keep-watch/",
    "event": "fr/2021/11/rendre-les-choses-ouvertes/",
    "report": "en/2016/09/twelve-recommendations-for-innovating/",
    "event-ahead": "en/2026/11/reading-the-standard-aloud/",
    "interview": "fr/2026/11/cinq-questions-a-notre-traduction/",
    "video": "en/2026/11/video-without-trackers/",
    "events": "fr/evenements/",
    "weeks": "en/watch/",
    "comments": "en/2026/09/two-languages-one-folder/",
    "watch": "fr/2026/10/veille-les-normes-qui-nous-guident/",
    "foreign-only": "en/2026/11/small-marks/",
    "notes": "fr/2026/09/suivre-vigie/",
    "page": "fr/accessibilite/",
    "competency": "en/collaborate/",
    "collection": "fr/competences/",
    "carried": "en/2026/10/republishing-fairly/",
    "partner": "fr/partenaires/bcc/",
    "partners": "en/partners/",
    "category": "fr/categories/collaboration/",
    "tag": "en/tags/open-government/",
    "author": "fr/auteurs/vigie/",
    "series": "en/series/behind-vigie/",
    "categories": "fr/categories/",
    "tags": "en/tags/",
    "authors": "fr/auteurs/",
    "all-series": "en/series/",
    "archives": "fr/archives/",
    "search": "en/search/",
    "subscribe": "fr/s-abonner/",
    "year": "en/2026/",
    "month": "fr/2013/06/",
}
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")


@pytest.mark.tools
def test_every_page_of_the_sample_site_is_valid_html(sample: Built) -> None:
    assert nu_errors(sample.folder) == []
    assert html_validate_errors(sample.folder) == []


def test_every_link_of_the_sample_site_leads_somewhere(sample: Built) -> None:
    assert lychee_errors(sample.folder) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_type_of_page_is_accessible_and_fits_its_screen(
    sample: Built,
    browser: Browser,
    serve: Callable[[Path], str],
    width: int,
    scheme: str,
) -> None:
    address = serve(sample.folder)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url))
    for name, path in TYPES.items():
        response = page.goto(f"{address}/{path}")
        assert response is not None
        assert response.status == 200, name
        assert axe_violations(page) == [], name
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, name
    context.close()
    assert [url for url in strangers if not url.startswith(address)] == []


@pytest.mark.browser
def test_the_first_tab_leads_to_the_content(
    sample: Built, browser: Browser, serve: Callable[[Path], str]
) -> None:
    address = serve(sample.folder)
    page = browser.new_page()
    page.goto(f"{address}/fr/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#_main"
    page.close()
