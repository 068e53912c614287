"""Under the policy that a server or a page itself tells, Chromium complains of no page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import served
from tests.browser.test_pages import TYPES
from tests.servers.running import nginx
from tests.site.builder import built
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_A_WHILE = 400
"""Milliseconds in which a browser would begin to fetch what it wants."""
_REFUSED = (
    "addEventListener('securitypolicyviolation', (event) => refused(event.violatedDirective))"
)


BAD = "<p style='color: red'>x<script>alert(1)</script><img src=//x.example/>"


@pytest.fixture(scope="module", params=["nginx", "pages"])
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the sample site, and a page with what the policy forbids.

    With nginx, which tells the policy, and by a plain host, where pages have to.
    """
    plain = request.param == "pages"
    settings = {"HASHED_ASSETS": True, "POLICY_IN_PAGES": plain}
    with TemporaryDirectory(prefix="vigie-policy-") as folder:
        Path(folder).chmod(0o755)
        made = built(ROOT / "content", Path(folder, "site"), settings=settings)
        assert made.status == 0, made.err
        home = (made.folder / "fr/index.html").read_text("utf-8")
        (made.folder / "bad.html").write_text(home.replace("<main", f"{BAD}<main"), "utf-8")
        if plain:
            with served(made.folder) as url:
                yield url
        else:
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
    for name, path in TYPES.items():
        response = page.goto(f"{address}/{path}")
        assert response is not None
        assert response.status == 200, name
        assert refusals == [], name


@pytest.mark.browser
@pytest.mark.tools
@pytest.mark.parametrize(("path", "root"), [("fr/rss.xml", "rss"), ("en/atom.xml", "feed")])
def test_a_feed_is_shown_as_a_document_that_can_have_styles(
    address: str, page: Page, path: str, root: str
) -> None:
    page.goto(f"{address}/{path}")
    assert page.evaluate("document.documentElement.nodeName") == root


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
