"""What a reader fetches to see a page: bytes as they travel, by kind, and the number of requests.

Run `python3 -m benchmarks.weight FOLDER PATH…` on the output of any generator: it opens the pages
in Chromium, which asks for what it wants. Text counts as gzip packs it, at its best; fonts and
pictures as they are; headers do not count. What other hosts would send is not there, but counts as
a request.
"""

# ruff: noqa: T201 -- it speaks to the person at the terminal

from __future__ import annotations

import gzip
import mimetypes
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Route

HOST = "https://site.example"
FLAGS = ("--disable-gpu", "--no-sandbox")
KINDS = {
    "document": "HTML",
    "stylesheet": "CSS",
    "script": "script",
    "font": "fonts",
    "image": "pictures",
}
_TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Bytes of one page by kind, the names of `KINDS` and `other`; the other hosts it asked."""

    kinds: dict[str, int]
    requests: int
    strangers: tuple[str, ...]

    @property
    def first(self) -> int:
        """The bytes that a browser needs before it can show the page."""
        return self.kinds["HTML"] + self.kinds["CSS"]


def weigh(browser: Browser, folder: Path, path: str) -> Weight:
    """Open one page of a folder, for the first time, on a telephone; return what came."""
    kinds = dict.fromkeys((*KINDS.values(), "other"), 0)
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 412, "height": 823})

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        again = route.request.url in asked  # by a frame, which finds it in the cache
        asked.append(route.request.url)
        file = folder / unquote(url.path).strip("/")
        file = file / "index.html" if file.is_dir() else file
        if f"{url.scheme}://{url.netloc}" != HOST or not file.is_file():
            route.abort()
            return
        body = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if not again:
            sent = packed(body) if kind.startswith(_TEXTS) else len(body)
            kinds[KINDS.get(route.request.resource_type, "other")] += sent
        route.fulfill(body=body, content_type=kind)

    context.route("**/*", answer)
    context.new_page().goto(f"{HOST}/{path.lstrip('/')}", wait_until="networkidle")
    context.close()
    strangers = {urlsplit(url).netloc for url in asked if not url.startswith(HOST)}
    return Weight(kinds=kinds, requests=len(set(asked)), strangers=tuple(sorted(strangers)))


def packed(body: bytes) -> int:
    """Return how many bytes of a text travel."""
    return min(len(gzip.compress(body, 9, mtime=0)), len(body))


def table(weights: Sequence[tuple[str, Weight]]) -> list[str]:
    """Return the lines of a table in Markdown, in kilobytes of 1000 bytes."""
    names = (*KINDS.values(), "first render", "requests")
    lines = [
        f"| page | {' | '.join(names)} |",
        f"| --- |{' ---: |' * len(names)}",
    ]
    for name, weight in weights:
        cells = [_kilobytes(weight.kinds[kind]) for kind in KINDS.values()]
        cells += [_kilobytes(weight.first), str(weight.requests)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}" if count else "–"


def main(folder: Path, paths: Sequence[str]) -> None:
    """Weigh pages and print a table of them, and the other hosts that were asked."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        weights = [(path, weigh(browser, folder, path)) for path in paths]
        browser.close()
    print("\n".join(table(weights)))
    strangers = sorted({host for _, weight in weights for host in weight.strangers})
    print(f"Other hosts asked: {', '.join(strangers) or 'none'}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
