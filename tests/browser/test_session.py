"""A volunteer’s whole session in each language, from the clone to readers and back.

The transcripts are in `docs/`. After a change that is meant, `VIGIE_GOLDENS=write` in the
environment writes them anew; how many pages and files a site has, and how long that took, may
change.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from tests.browser import words
from tests.browser.terminal import PATIENCE, Terminal, environment, project
from vigie.languages import Language, Localized
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

POST = "content/posts/2026/2026-11-20-{}/{}.md"
TASKS = "python3 tasks.py"
MOMENT = "1795226400"  # the 20th of November 2026
ADDRESS = "https://git.example.org/"
SUM = "Pages"
SUMS = ("Billets", "Posts", "Fichiers", "Files", "Textes", "Texts")
SPELLING = ("L’orthographe", "Spelling")


class Session:
    """What happens, and what is noted of it."""

    def __init__(self, language: Language, home: Path, page: Page) -> None:
        """Begin the transcript."""
        self.language, self.page = language, page
        self.home, self.site = home, home / "vigie"
        self.noted: list[str] = []
        self.variables = environment(
            home,
            words.LOCALES[language],
            SOURCE_DATE_EPOCH=MOMENT,
            GIT_CONFIG_GLOBAL=str(home / "gitconfig"),
        )
        self.desk = Terminal(home, self.variables)

    def note(self, told: Localized) -> None:
        """Say what happens."""
        self.noted.append(
            "".join(f"# {one}".rstrip() + "\n" for one in told[self.language].split("\n"))
        )

    def typed(self, line: str, *answers: str) -> None:
        """Type something at the first terminal."""
        self.shown(self.desk.typed(line, *answers))

    def shown(self, text: str) -> None:
        """Note what a terminal shows."""
        self.noted.append(f"{text.rstrip()}\n")

    def read(self, text: str) -> None:
        """Note what stands elsewhere."""
        lines = (f"| {line}".rstrip() for line in text.strip().splitlines())
        self.noted.append("".join(f"{line}\n" for line in lines))

    def save(self, file: str, old: str, new: str) -> None:
        """Write something else in a text, in the place of what is there."""
        path = self.site / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def transcript(self) -> str:
        """Return all of it, as on any machine."""
        return "\n".join(self.noted)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder beside which the project can be cloned from its usual address."""
    source = tmp_path / "git" / "vigie.git"
    source.mkdir(parents=True)
    project(source)
    config = tmp_path / "gitconfig"
    config.write_text(
        "[user]\nname = Ada\nemail = ada@example.org\n"
        f'[url "{source.parent}/"]\ninsteadOf = {ADDRESS}\n',
        "utf-8",
    )
    variables = {**os.environ, "GIT_CONFIG_GLOBAL": str(config)}
    for step in (("init",), ("add", "--all"), ("commit", "--message", "Tout")):
        command = ("git", *step)
        subprocess.run(command, cwd=source, env=variables, check=True, capture_output=True)
    return tmp_path


@pytest.mark.parametrize("language", Language)
def test_a_volunteer_publishes_in_two_languages(language: Language, home: Path, page: Page) -> None:
    page.set_default_timeout(PATIENCE * 1000)
    session = Session(language, home, page)
    with closing(session.desk):
        begin(session)
        with closing(Terminal(home, session.variables)) as second:
            write(session, second)
            translate(session, second)
            session.note(words.STOP)
            session.shown(second.interrupted())
        check(session)
        publish(session)
    golden = ROOT / f"docs/session.{language}.txt"
    if os.environ.get("VIGIE_GOLDENS") == "write":
        golden.write_text(session.transcript(), "utf-8")
    assert figures(session.transcript()) == figures(golden.read_text("utf-8"))


def begin(session: Session) -> None:
    """Clone the project, look around, begin a text."""
    session.note(words.INTRODUCTION)
    session.note(words.CLONE)
    session.typed(f"git clone --quiet {ADDRESS}vigie.git")
    session.typed("cd vigie")
    session.typed(TASKS)
    session.note(words.BEGIN)
    session.typed(f"{TASKS} new", *words.ANSWERS[session.language].split("|"))
    session.note(words.FILE)
    session.read((session.site / own(session.language)).read_text("utf-8"))


def write(session: Session, second: Terminal) -> None:
    """Write, make a mistake and mend it, before an open page."""
    language, page = session.language, session.page
    file = own(language)
    session.note(words.SERVE)
    session.shown(second.typed("cd vigie"))
    told = second.begun(f"{TASKS} serve --open", "http://")
    address = re.findall(r"http://[\d.:]+", told)[0]
    session.shown(told.replace(address, "http://127.0.0.1:8000") + second.until(SUM))
    page.goto(f"{address}/{language}/2026/11/{words.SLUGS[language]}/")
    session.note(words.WRITE)
    add(session, file, words.BODIES[language])
    page.get_by_text(words.BODIES[language]).wait_for()
    session.note(words.PAGE)
    seen = ("h1", ".notice p", ".prose p")
    session.read("\n".join(page.locator(one).first.inner_text() for one in seen))
    second.until(SUM)
    session.note(words.MISTAKE)
    add(session, file, words.LINKS[language])
    panel = page.locator("vigie-live [role=alert]")
    panel.locator("li").wait_for()
    assert page.get_by_text(words.BODIES[language]).is_visible()
    session.note(words.PANEL)
    session.read(panel.inner_text())
    session.note(words.TOLD)
    session.shown(second.until("suivre-vigi"))
    session.note(words.REPAIR)
    session.save(file, "suivre-vigi/", "suivre-vigie/")
    page.get_by_role("link", name=re.findall(r"\[(.+)\]", words.LINKS[language])[0]).wait_for()
    panel.locator("li").wait_for(state="detached")
    session.shown(second.until(SUM))


def translate(session: Session, second: Terminal) -> None:
    """Write the same post in the other language."""
    other = session.language.other
    session.note(words.TRANSLATE)
    session.save(
        own(session.language), "summary:\n", f"summary: {words.SUMMARIES[session.language]}\n"
    )
    session.typed(
        f"{TASKS} new --translate {words.SLUGS[session.language]}", words.TITLES[other], "3", ""
    )
    file = own(session.language, other)
    session.note(words.FILE)
    session.read((session.site / file).read_text("utf-8"))
    session.note(words.WRITE)
    session.save(file, "…", words.SUMMARIES[other])
    add(session, file, f"{words.BODIES[other]} {words.SLIPS[other]}")
    second.until(SUM)
    session.page.goto(
        re.sub(r"/..(/2026/11/)[^/]+/$", rf"/{other}\g<1>{words.SLUGS[other]}/", session.page.url)
    )
    session.page.get_by_text(words.BODIES[other]).wait_for()
    session.note(words.PAGE)
    session.read(session.page.locator("h1").inner_text())
    session.typed(f"{TASKS} status")


def check(session: Session) -> None:
    """Read both texts again."""
    session.note(words.CHECK)
    for language in Language:
        session.save(own(session.language, language), "status: draft\n", "")
    session.typed(f"{TASKS} check")
    session.note(words.AGAIN)
    other = session.language.other
    session.save(own(session.language, other), words.SLIPS[other], words.MENDED[other])
    session.typed(f"{TASKS} check")


def publish(session: Session) -> None:
    """Show it to readers, then something worse, and take that back."""
    current = (
        session.home
        / "www/current"
        / str(session.language)
        / "2026/11"
        / words.SLUGS[session.language]
    )
    session.note(words.PUBLISH)
    session.typed(f"{TASKS} publish folder:../www")
    session.note(words.COMMIT)
    session.typed("git add content")
    session.typed('git commit --quiet --message "Deux lectures / Read twice"')
    session.typed(f"{TASKS} publish folder:../www")
    assert words.BODIES[session.language] in (current / "index.html").read_text("utf-8")
    session.note(words.REGRET)
    session.save(
        own(session.language), words.BODIES[session.language], words.WORSE[session.language]
    )
    session.typed('git commit --quiet --all --message "Un mot / A word"')
    session.typed(f"{TASKS} publish folder:../www")
    assert words.BODIES[session.language] not in (current / "index.html").read_text("utf-8")
    session.note(words.BACK)
    session.typed(f"{TASKS} publish folder:../www --rollback")
    assert words.BODIES[session.language] in (current / "index.html").read_text("utf-8")
    session.note(words.END)


def own(language: Language, wanted: Language | None = None) -> str:
    """Return the file of the post that is begun in a language, by default in that one."""
    return POST.format(words.SLUGS[language], wanted or language)


def add(session: Session, file: str, text: str) -> None:
    """Write a paragraph below all others."""
    session.read(text)
    path = session.site / file
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")


def figures(text: str) -> list[str]:
    """Return a transcript without what the project’s size, or dictionaries, change in it.

    Two saves in a row may make one build or two: lines that are then the same count as one.
    """
    kept = [one for one in text.splitlines() if not one.startswith(SPELLING)]
    kept = [one for one in kept if "[spelling]" not in one]
    same = (re.sub(r"\d+", "0", one) if one.startswith(SUMS) else one for one in kept)
    return [one for one, _ in groupby(same)]
