"""What a page makes its reader fetch stays within what is promised, on every type of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.weight import KINDS, packed, table, weigh
from tests.browser.test_pages import TYPES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.site.builder import Built

ONE_ROUND_TRIP = 14_000
"""Bytes that a server sends before it waits for an answer: ten packets, less their headers."""
SCRIPT = 5_000
FONTS = 70_000
SOME = ("root", "home", "chronicle", "comments", "video", "category", "archives", "search")


def test_a_page_and_its_style_sheet_arrive_in_one_round_trip(sample: Built) -> None:
    styles = packed((sample.folder / "theme/main.css").read_bytes())
    sizes = {path: packed(path.read_bytes()) for path in sample.folder.rglob("*.html")}
    assert {path for path, size in sizes.items() if size + styles > ONE_ROUND_TRIP} == set()


@pytest.mark.browser
def test_little_else_is_fetched_and_nothing_elsewhere(sample: Built, browser: Browser) -> None:
    for name in SOME:
        weight = weigh(browser, sample.folder, TYPES[name])
        assert weight.first <= ONE_ROUND_TRIP, name
        assert weight.strangers == (), name
        assert weight.kinds["fonts"] <= FONTS, name
        assert weight.kinds["other"] <= 500, name  # the mark of the window
        script = weight.kinds["script"]
        assert 0 < script <= SCRIPT if name == "search" else script == 0, name
        assert weight.requests <= 6, name  # page, style sheet, two faces, mark, one picture


@pytest.mark.browser
def test_what_comes_from_elsewhere_is_told_and_a_file_is_weighed_once(
    tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "main.css").write_text("p { color: red }")
    link = "<link rel=stylesheet href=/main.css>"
    (tmp_path / "index.html").write_text(
        f'{link}<iframe srcdoc="{link}"></iframe><img src=https://stranger.example/x.png>'
    )
    weight = weigh(browser, tmp_path, "/")
    assert weight.strangers == ("stranger.example",)
    assert weight.kinds["CSS"] == len("p { color: red }")
    assert table([("home", weight)])[0].count("|") == len(KINDS) + 4
