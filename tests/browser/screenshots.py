"""Pictures of every type of page, to look at: both languages, widths and schemes.

Run `python3 -m tests.browser.screenshots FOLDER`; names of types after it take only those. Without
a folder, those of the guides are taken anew.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from tests import tools
from tests.browser.conftest import FLAGS
from tests.browser.server import served
from tests.browser.test_pages import SCHEMES, TYPES
from tests.site.builder import built
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)


GUIDES = ROOT / "docs/pictures"
IN_GUIDES = {"home": (1100, 760), "republication": (390, 760)}
"""What the guides show, and the window that it is seen in."""


def illustrate() -> None:
    """Write the pictures of the guides, `TYPE-LANGUAGE-SCHEME.webp`."""
    GUIDES.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        take(folder, tuple(IN_GUIDES), tuple(width for width, _ in IN_GUIDES.values()))
        for name, (width, height) in IN_GUIDES.items():
            for file in folder.glob(f"{name}-*-{width}-*.png"):
                shown = Image.open(file).convert("RGB").crop((0, 0, width, height))
                shown.save(GUIDES / f"{file.stem.replace(f'-{width}', '')}.webp", method=6)


def take(folder: Path, names: Sequence[str], widths: Sequence[int] = WIDTHS) -> None:
    """Build the sample site and write `TYPE-LANGUAGE-WIDTH-SCHEME.png` for each of its types."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        made = built(ROOT / "content", Path(scratch, "site"))
        executable = tools.chromium()
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        with served(made.folder) as address:
            for width, scheme in product(widths, SCHEMES):
                _take(browser, address, folder, names or tuple(TYPES), width, scheme)
        browser.close()


def _take(
    browser: Browser, address: str, folder: Path, names: Sequence[str], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/fr/")
    page.wait_for_load_state("networkidle")  # with the fonts
    for name in names:
        page.goto(f"{address}/{TYPES[name]}")
        _shoot(page, folder, f"{name}-{{}}-{width}-{scheme}.png")
        if name not in {"root", "not-found"}:  # which speak both
            page.goto(f"{address}{page.locator('.switch__link').get_attribute('href')}")
            _shoot(page, folder, f"{name}-{{}}-{width}-{scheme}.png")
    context.close()


def _shoot(page: Page, folder: Path, name: str) -> None:
    language = page.evaluate("document.documentElement.lang")[:2]
    page.screenshot(path=folder / name.format(language), full_page=True)


if __name__ == "__main__":
    if unknown := set(sys.argv[2:]).difference(TYPES):
        sys.exit(f"{', '.join(sorted(unknown))}: no such type; there are {', '.join(TYPES)}")
    if sys.argv[1:]:
        take(Path(sys.argv[1]), sys.argv[2:])
    else:
        illustrate()
