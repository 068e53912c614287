"""Comments as a browser shows them: long ones whole and readable, hostile ones harmless."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.browser.gates import axe_violations, html_validate_errors, nu_errors
from tests.hostile import ADDRESSES, BODIES, NAMES
from tests.site.builder import Built, built, write
from tests.site.test_comments import ENGLISH, FOLDER, FRENCH, TEXTS, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MANY = 400
DEEP = 15


def long_archive() -> str:
    """Return 400 comments, 15 deep at most and at least once, in both languages."""
    chance = Random(2013)  # noqa: S311 -- the same thread each time
    depths = [1]
    tables = [table("0", "2013-06-06T09:00", body="Le premier.", author="Personne 0")]
    for number in range(1, MANY):
        above = number - 1 if number < DEEP else chance.randrange(-20, number)
        if above >= 0 and depths[above] == DEEP:
            above = -1
        depths.append(depths[above] + 1 if above >= 0 else 1)
        words = " ".join(("mot", "phrase", "d’un lecteur")[chance.randrange(3)] for _ in range(20))
        tables.append(
            table(
                str(number),
                f"2013-06-06T{9 + number // 60:02}:{number % 60:02}",
                parent=str(above) if above >= 0 else "",
                author=f"Personne {number % 40}" if number % 5 else "",
                by_author=number % 17 == 0,
                body=f"{words}, **{number}**.\n\n> cité\n\n- un\n- deux",
            )
        )
    assert max(depths) == DEEP
    return "".join(tables)


def hostile_archive() -> str:
    """Return a comment for each hostile body, name and address."""
    day = "2013-06-06T09:00"
    return "".join(
        (
            *(table(f"b{n}", day, body=body) for n, body in enumerate(BODIES)),
            *(table(f"n{n}", day, body="x", author=name) for n, name in enumerate(NAMES)),
            *(table(f"u{n}", day, body="x", url=url) for n, url in enumerate(ADDRESSES)),
        )
    )


def site(folder: Path, archive: str) -> Built:
    """Build a site of one post with an archive."""
    content = write(folder / "content", {**TEXTS, f"{FOLDER}/comments.toml": archive})
    made = built(content, folder / "site")
    assert made.status == 0, made.err
    return made


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with a long thread."""
    return site(tmp_path_factory.mktemp("long"), long_archive())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with every hostile comment."""
    return site(tmp_path_factory.mktemp("hostile"), hostile_archive())


def test_a_long_thread_is_shown_whole_each_comment_once(long: Built) -> None:
    for path in (FRENCH, ENGLISH):
        shown = long.page(path).xpath("//article[contains(@class, 'h-cite')]/@id")
        assert sorted(shown) == sorted(f"comment-{number}" for number in range(MANY))


@pytest.mark.tools
def test_a_long_thread_is_valid_html(long: Built) -> None:
    assert nu_errors(long.folder) == []
    assert html_validate_errors(long.folder) == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_a_long_thread_is_accessible_and_fits_its_screen(
    long: Built, browser: Browser, serve: Callable[[Path], str], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{serve(long.folder)}{FRENCH}#comment-{DEEP - 1}")
    assert page.locator(f"#comment-{DEEP - 1}").is_visible()  # its thread opened for the link
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    narrow = "[...document.querySelectorAll('.comment__body')].map(one => one.clientWidth)"
    assert min(page.evaluate(narrow)) > 200  # five words a line at the least, however deep
    context.close()


@pytest.mark.browser
def test_a_reader_with_a_keyboard_finds_who_is_answered(
    long: Built, page: Page, serve: Callable[[Path], str]
) -> None:
    page.goto(f"{serve(long.folder)}{FRENCH}#comment-9")
    page.locator("#comment-9 .u-in-reply-to").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#comment-8"
    assert page.locator("#comment-8").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("path", [FRENCH, ENGLISH])
def test_nothing_hostile_runs_or_breaks_the_page_around_it(
    hostile: Built, browser: Browser, serve: Callable[[Path], str], path: str
) -> None:
    address = serve(hostile.folder)
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.set_default_timeout(120_000)
    hits: list[object] = []
    asked: list[str] = []
    page.expose_function("hit", lambda told: hits.append(told))  # noqa: PLW0108 -- Playwright marks it
    page.on("dialog", lambda dialog: hits.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{path}")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    count = len(BODIES) + len(NAMES) + len(ADDRESSES)
    assert page.locator("#_comments article.h-cite").count() == count
    assert page.locator("body > footer.colophon").count() == 1
    assert page.locator("main").count() == 1
    page.evaluate(_TOUCH_EVERYTHING)
    page.wait_for_timeout(500)
    assert hits == []
    assert [url for url in asked if not url.startswith(address)] == []
    assert page.evaluate(_OUT_OF_PLACE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


@pytest.mark.browser
def test_the_same_words_do_run_where_nothing_is_done_to_them(
    tmp_path: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    """Without this the test above could not fail."""
    hits: list[object] = []
    page.expose_function("hit", lambda told: hits.append(told))  # noqa: PLW0108 -- as above
    short = [body for body in BODIES if len(body) < 1000 and "plaintext" not in body]
    for number, body in enumerate(short):
        (tmp_path / f"{number}.html").write_text(f"<!DOCTYPE html><p>{body}</p>", "utf-8")
    address = serve(tmp_path)
    for number in range(40):
        page.goto(f"{address}/{number}.html")
    page.wait_for_timeout(200)
    assert len(hits) > 10


_TOUCH_EVERYTHING = """() => {
  for (const one of document.querySelectorAll('#_comments *')) {
    for (const type of ['mouseover', 'focus', 'click', 'toggle', 'load', 'error', 'begin']) {
      const event = new Event(type, {bubbles: true, cancelable: true});
      document.addEventListener(type, (event) => event.preventDefault(), {once: true});
      one.dispatchEvent(event);
    }
  }
  for (const one of document.querySelectorAll('#_comments a[href^="#"]')) one.click();
}"""
_OUT_OF_PLACE = """() => [...document.querySelectorAll('#_comments *')].filter((one) =>
  ['fixed', 'absolute', 'sticky'].includes(getComputedStyle(one).position) || one.style.length
  || /^(script|style|img|svg|math|iframe|form|input|object|embed|video|audio|link|meta|base)$/
    .test(one.localName) && one.type !== 'application/ld+json'
).map((one) => one.outerHTML.slice(0, 100))"""
