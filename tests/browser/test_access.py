"""Every type of page can be read enlarged, respaced, in forced colours, and worked by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import tools
from tests.browser.conftest import FLAGS
from tests.browser.test_pages import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.site.builder import Built

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
ENLARGED = {"width": 320, "height": 256}
"""A screen of 1280 by 1024 pixels at 400 %: what success criterion 1.4.10 is about."""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
"""As in success criterion 1.4.12."""
TWICE = "--blink-settings=defaultFontSize=32"
"""A reader's own size of text, twice the usual one, as in success criterion 1.4.4."""


@pytest.fixture
def address(sample: Built, serve: Callable[[Path], str]) -> str:
    """Serve the sample site."""
    return serve(sample.folder)


def every_type(browser: Browser, address: str, **context: Any) -> Iterator[tuple[str, Page]]:  # noqa: ANN401 -- Playwright's
    """Open a page of each type in turn."""
    opened = browser.new_context(**context)
    page = opened.new_page()
    for name, path in TYPES.items():
        page.goto(f"{address}/{path}")
        yield name, page
    opened.close()


@pytest.mark.parametrize("viewport", [WIDE, ENLARGED], ids=["wide", "enlarged"])
@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_focus_is_seen_and_never_covered(
    browser: Browser, address: str, viewport: dict[str, int], colours: str
) -> None:
    for name, page in every_type(
        browser, address, viewport=viewport, forced_colors=colours, reduced_motion="reduce"
    ):
        page.keyboard.press("Tab")  # or a script's focus would not look like a keyboard's
        found = page.evaluate(_STOPS)
        assert found["stops"] > 3, name
        assert found["flaws"] == [], name


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_or_runs_out_where_text_is_spaced(
    browser: Browser, address: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    for name, page in every_type(browser, address, viewport=viewport):
        page.add_style_tag(content=SPACED)
        assert page.evaluate(_CUT) == [], name


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_is_cut_or_runs_out_where_text_is_twice_as_large(
    browser: Browser, address: str, width: int
) -> None:
    enlarging = browser.browser_type.launch(executable_path=tools.chromium(), args=[*FLAGS, TWICE])
    viewport = {"width": width, "height": 900}
    for name, page in every_type(enlarging, address, viewport=viewport):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") >= "32px"
        assert page.evaluate(_CUT) == [], name
    enlarging.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_nothing_unseen(browser: Browser, address: str, scheme: str) -> None:
    for name, page in every_type(browser, address, forced_colors="active", color_scheme=scheme):
        assert page.evaluate(_UNSEEN) == [], name


def test_nothing_moves_where_motion_is_reduced(browser: Browser, address: str) -> None:
    for name, page in every_type(browser, address, reduced_motion="reduce"):
        assert page.evaluate(_MOVING) == [], name


def test_nothing_moves_when_the_fonts_come_late(browser: Browser, address: str) -> None:
    for width in (360, 1280):
        context = browser.new_context(viewport={"width": width, "height": 800})
        context.add_init_script(_WATCHED)
        context.route("**/*.woff2", _late)
        page = context.new_page()
        for name, path in TYPES.items():
            page.goto(f"{address}/{path}", wait_until="load")
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            assert page.evaluate("moved") == [], (name, width)
        context.close()


def _late(route: Any) -> None:  # noqa: ANN401 -- Playwright's
    route.request.frame.page.wait_for_timeout(150)
    route.continue_()


_STOPS = """() => {
  const flaws = [], here = (one) => one.outerHTML.slice(0, 120);
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, textarea,'
    + ' video[controls], iframe, [tabindex]')]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}));
  if (all.some((one) => one.tabIndex > 0)) flaws.push('an order of its own');
  for (const one of all) {
    one.focus();
    if (document.activeElement !== one) { flaws.push('no focus: ' + here(one)); continue; }
    if (one.localName === 'iframe') continue;
    const style = getComputedStyle(one);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      flaws.push('no ring: ' + here(one));
    const boxes = [...one.getClientRects()].filter((box) => box.width && box.height);
    const seen = boxes.some((box) => {
      const x = box.left + box.width / 2, y = Math.min(box.top + box.height / 2, innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return top && (top === one || one.contains(top) || top.contains(one) && top !== document.body
        && top !== document.documentElement);
    });
    if (!seen) flaws.push('covered: ' + here(one));
  }
  return {stops: all.length, flaws};
}"""
_CUT = """() => [...document.querySelectorAll('body *')].filter((one) => {
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth && one.getBoundingClientRect().right > innerWidth) return true;
  const style = getComputedStyle(one);
  const hides = (value) => value === 'hidden' || value === 'clip';
  if (one.matches('.visually-hidden, .skip') || !one.textContent.trim()) return false;
  return hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1
    || hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""
_UNSEEN = """() => {
  const luminance = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).join();
  const canvas = luminance(getComputedStyle(document.body).backgroundColor.replace(/.*, 0\\)/,
    matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)'));
  return [...document.querySelectorAll('svg *, button, input, select')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width)
    .filter((one) => {
      const style = getComputedStyle(one), svg = one.namespaceURI.endsWith('svg');
      const ink = svg ? (style.stroke === 'none' ? style.fill : style.stroke) : style.color;
      return ink !== 'none' && luminance(ink) === canvas;
    }).map((one) => one.outerHTML.slice(0, 120));
}"""
_MOVING = """() => [
  ...document.getAnimations().map(String),
  ...[...document.querySelectorAll('*')].filter((one) => {
    const style = getComputedStyle(one);
    return style.scrollBehavior !== 'auto' || style.animationName !== 'none'
      || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0.001);
  }).map((one) => one.outerHTML.slice(0, 120)),
]"""
_WATCHED = """globalThis.moved = [];
new PerformanceObserver((list) => moved.push(...list.getEntries().map((one) =>
  `${one.value} ${one.sources.map(({node}) => node?.textContent.trim().slice(0, 60))}`)))
  .observe({type: 'layout-shift', buffered: true});"""
