"""Videos in Chromium: a host is asked when the reader asks, with scripts or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations, html_validate_errors, nu_errors
from tests.site.builder import Built, built, write
from tests.site.test_videos import FILES, HOSTED_AT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

PLAYER = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
_A_WHILE = 400
"""Milliseconds in which a browser would begin to fetch what it wants."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site of the other tests of videos."""
    content = write(tmp_path_factory.mktemp("videos") / "content", FILES)
    return built(content, tmp_path_factory.mktemp("site") / "site")


def answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<title>Player</title>")


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_the_host_is_asked_when_the_reader_plays_the_video_and_not_before(
    site: Built, browser: Browser, serve: Callable[[Path], str], *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    address = serve(site.folder)
    context.route(lambda url: not url.startswith(address), answer)
    page.goto(f"{address}/fr/2026/01/loin/")
    box = page.locator("iframe").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(_A_WHILE)
    assert any(url.startswith(f"{address}/pictures/{HOSTED_AT}/still-") for url in asked)
    assert [url for url in asked if not url.startswith(address)] == []
    page.mouse.down()
    page.mouse.up()
    page.wait_for_timeout(_A_WHILE)
    assert [url for url in asked if not url.startswith(address)] == [PLAYER]
    assert page.url == f"{address}/fr/2026/01/loin/"
    context.close()


@pytest.mark.browser
def test_a_film_is_fetched_when_it_is_played_and_not_before(
    site: Built, page: Page, serve: Callable[[Path], str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve(site.folder)}/fr/2026/01/ici/")
    page.wait_for_timeout(_A_WHILE)
    assert not any(url.endswith("talk.mp4") for url in asked)
    page.evaluate("void document.querySelector('video').play().catch(() => {})")
    page.wait_for_timeout(_A_WHILE)
    assert any(url.endswith("talk.mp4") for url in asked)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["fr/2026/01/loin/", "fr/2026/01/ici/"])
def test_a_page_with_a_video_is_accessible(
    site: Built, page: Page, serve: Callable[[Path], str], path: str
) -> None:
    page.goto(f"{serve(site.folder)}/{path}")
    assert axe_violations(page) == []


@pytest.mark.browser
def test_the_picture_inside_the_frame_is_accessible(
    site: Built, page: Page, serve: Callable[[Path], str]
) -> None:
    page.goto(f"{serve(site.folder)}/fr/2026/01/loin/")
    inside = page.locator("iframe").get_attribute("srcdoc")
    assert inside is not None
    page.set_content(inside)
    found = axe_violations(page)
    assert [one for one in found if not one.startswith("page-has-heading-one")] == []


@pytest.mark.tools
def test_pages_with_videos_are_valid_html(site: Built) -> None:
    assert nu_errors(site.folder) == []
    assert html_validate_errors(site.folder) == []
