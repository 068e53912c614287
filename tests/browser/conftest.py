"""The fixtures of tests that look at pages in a browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import tools
from tests.browser.server import served
from tests.site.builder import Built, built
from vigie.root import ROOT

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # or Chromium will not start for root, as in CI
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium, once for all tests of a process."""
    executable = tools.chromium()
    tools.playwright_driver()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sample site, once for all tests of a process."""
    made = built(ROOT / "content", tmp_path_factory.mktemp("sample") / "site")
    assert (made.status, made.err) == (0, "")
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a blank page with a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a folder until the test ends, and returns its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))
