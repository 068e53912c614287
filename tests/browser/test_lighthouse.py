"""Lighthouse, on a telephone, finds nothing to mend on any type of page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from tests import tools
from tests.browser.test_pages import TYPES
from tests.servers.running import nginx
from tests.site.builder import built
from vigie.delivery import COMPRESSIONS
from vigie.publishing.compressing import compress
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = [pytest.mark.browser, pytest.mark.tools]

PAGES = (
    *("root", "home", "chronicle", "republication", "event-ahead", "watch", "video"),
    *("category", "archives", "search", "subscribe"),
)
"""One page for each shape that pages have. The one for what is missing is not among them:
Lighthouse takes its `noindex` for a flaw, and it is meant.
"""
CLOCKLESS = {"accessibility", "best-practices", "seo"}
"""What Lighthouse judges alike on every machine, however busy."""
KNOWN = {
    "render-blocking-resources",  # the style sheet, which every page but the first has already
    "render-blocking-insight",
    "network-dependency-tree-insight",
    *("first-contentful-paint", "largest-contentful-paint", "speed-index", "interactive"),
    *("total-blocking-time", "max-potential-fid", "mainthread-work-breakdown", "bootup-time"),
    *("long-tasks", "server-response-time", "lcp-breakdown-insight", "document-latency-insight"),
    *("forced-reflow-insight", "lcp-discovery-insight"),
}
"""What it says of performance that hangs on the clock of the machine, or that is meant."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Look at the sample site as it is published: by nginx, compressed, with all headers."""
    settings = {"HASHED_ASSETS": True, "COMPRESSED": COMPRESSIONS}
    names = (*PAGES, "not-found")
    with TemporaryDirectory(prefix="vigie-lighthouse-") as folder:
        Path(folder).chmod(0o755)
        made = built(ROOT / "content", Path(folder, "site"), settings=settings)
        assert (made.status, made.err) == (0, "")
        compress(made.folder, COMPRESSIONS)
        with nginx(made.folder, tmp_path_factory.mktemp("nginx")) as port:
            told = lighthouse([f"http://127.0.0.1:{port}/{TYPES[name]}" for name in names])
    return dict(zip(names, told, strict=True))


def test_lighthouse_finds_nothing_to_mend_on_any_type_of_page(
    found: dict[str, dict[str, Any]],
) -> None:
    for name in PAGES:
        page = found[name]
        assert page["error"] == "", name
        assert {page["scores"][category] for category in CLOCKLESS} == {100}, (name, page["flaws"])
        assert page["shift"] == 0, name
        assert set(page["flaws"]["performance"]) <= KNOWN, name


def test_lighthouse_sees_what_is_wrong(found: dict[str, dict[str, Any]]) -> None:
    """Without this the test above could not fail."""
    assert found["not-found"]["flaws"]["seo"] == ["is-crawlable"]
    assert found["not-found"]["scores"]["seo"] < 100


def lighthouse(addresses: Sequence[str]) -> list[dict[str, Any]]:
    """Return what Lighthouse tells of each address."""
    script = tools.FOLDER / "lighthouse.mjs"
    tools.npm_file("lighthouse/core/index.js", "Lighthouse")
    done = subprocess.run(
        (str(tools.node()), str(script), str(tools.chromium()), *addresses),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
