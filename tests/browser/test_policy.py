"""Under the policy that a real server sends, Chromium complains of no type of page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import TYPES
from tests.servers.running import nginx
from tests.site.builder import built
from vigie.build import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_A_WHILE = 400
"""Milliseconds in which a browser would begin to fetch what it wants."""
_REFUSED = (
    "addEventListener('securitypolicyviolation', (event) => refused(event.violatedDirective))"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample site, and a page with what the policy forbids, with nginx."""
    with TemporaryDirectory(prefix="vigie-policy-") as folder:
        Path(folder).chmod(0o755)
        made = built(ROOT / "content", Path(folder, "site"), settings={"HASHED_ASSETS": True})
        assert made.status == 0, made.err
        bad = (
            "<!DOCTYPE html><p style='color: red'>x<script>alert(1)</script><img src=//x.example/>"
        )
        (made.folder / "bad.html").write_text(bad, "utf-8")
        with nginx(made.folder, tmp_path_factory.mktemp("nginx")) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture
def refusals(page: Page) -> list[str]:
    """Collect what the browser refuses on a page or says is wrong with it."""
    found: list[str] = []
    page.expose_function("refused", lambda told: found.append(told))  # noqa: PLW0108 -- Playwright marks it
    page.add_init_script(_REFUSED)
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    return found


@pytest.mark.browser
@pytest.mark.tools
def test_nothing_of_any_type_of_page_is_refused(
    address: str, page: Page, refusals: list[str]
) -> None:
    for name, path in {**TYPES, "feed": "fr/rss.xml"}.items():
        response = page.goto(f"{address}/{path}")
        assert response is not None
        assert response.status == 200, name
        assert refusals == [], name


@pytest.mark.browser
@pytest.mark.tools
def test_a_missing_page_has_its_styles(address: str, page: Page, refusals: list[str]) -> None:
    response = page.goto(f"{address}/nowhere/at/all/")
    assert response is not None
    assert response.status == 404
    assert page.evaluate("document.styleSheets[0].cssRules.length > 0")
    assert [told for told in refusals if "404" not in told] == []


@pytest.mark.browser
@pytest.mark.tools
@pytest.mark.parametrize("scripts", [True, False])
def test_a_player_is_let_into_its_frame(browser: Browser, address: str, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text))
    context.route(
        lambda url: not url.startswith(address),
        lambda route: route.fulfill(content_type="text/html", body="<title>Player</title>"),
    )
    page.goto(f"{address}/{TYPES['video']}")
    inside = page.frames[1]
    assert inside.locator(".player__poster").bounding_box() is not None
    inside.locator(".player__play").click()
    page.wait_for_timeout(_A_WHILE)
    assert page.frames[1].title() == "Player"
    assert said == []
    context.close()


@pytest.mark.browser
@pytest.mark.tools
def test_what_the_policy_forbids_is_refused(address: str, page: Page, refusals: list[str]) -> None:
    """Without this the tests above could not fail."""
    page.goto(f"{address}/bad.html")
    page.wait_for_timeout(_A_WHILE)
    assert {"style-src-attr", "script-src-elem", "img-src"} <= set(refusals)
