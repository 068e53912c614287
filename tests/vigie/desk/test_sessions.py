"""Whole sessions at a terminal, in both languages; the guides show what they say."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.documents import fences
from tests.site.builder import built, every_byte
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COMMAND = "python3 tasks.py"
_START = "import sys; sys.path.insert(0, {!r}); from tasks import app; app(prog_name={!r})"
_AT_A_QUESTION = r"(?:: |\] )$"

FRENCH = (
    ("new", ("", "", "Un avis : deux lectures", "redac", "o", "", "acc", "", "norm", "o", "")),
    ("new --translate un-avis-deux-lectures", ("A notice: two readings", "3", "")),
)
ENGLISH = (
    ("new", ("event", "", "Open evening", "Sam Winter", "y", "", "", "", "3", "open", "y", "")),
    ("new --translate open-evening", ("Soirée ouverte", "")),
)

MISTAKEN = "zzz|vid|de|Français|| Un |zzz|n|desk|2|||s|gest||"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Copy the sample site's content."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def start(home: Path, command: str, *, french: bool, **environment: str) -> pexpect.spawn[str]:
    """Start a command in a terminal of 80 columns."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    told = {
        **kept,
        "LANGUAGE": "fr" if french else "en",
        "TERM": "xterm",
        "VISUAL": "",
        "EDITOR": "",
        "SOURCE_DATE_EPOCH": "1795226400",
        "PYTHONIOENCODING": "utf-8",
        **environment,
    }
    program = _START.format(str(ROOT), COMMAND)
    words = ["-c", program, *command.split(), "--content", "content"]
    return pexpect.spawn(
        sys.executable,
        words,
        cwd=str(home),
        env=told,
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=60,
    )


def held(home: Path, command: str, answers: Iterable[str], *, french: bool) -> str:
    """Hold a session that ends well and return all that stands on the screen then."""
    terminal = start(home, command, french=french)
    seen = f"$ {COMMAND} {command}\n"
    for answer in answers:
        asked = terminal.expect([_AT_A_QUESTION, pexpect.EOF])
        assert asked == 0, f"{seen}{terminal.before}"
        seen += f"{terminal.before}{terminal.after}"
        terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    seen += str(terminal.before)
    terminal.close()
    assert terminal.exitstatus == 0, seen
    return re.sub(r" +$", "", seen.replace("\r\n", "\n"), flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "sessions"), [("fr", FRENCH), ("en", ENGLISH)], ids=("fr", "en")
)
def test_a_volunteer_writes_a_post_in_two_languages(
    language: str, sessions: tuple[tuple[str, tuple[str, ...]], ...], home: Path
) -> None:
    said = []
    for command, answers in sessions:
        said.append(held(home, command, answers, french=language == "fr"))
        file = home / re.findall(r"^(content/\S+\.md)$", said[-1], re.MULTILINE)[0]
        text = file.read_text("utf-8").replace("  start: …", "  start: 2026-12-03T18:30")
        file.write_text(f"{text}\nMots *écrits* ici.\n", "utf-8")
    assert "\x1b" not in "".join(said)
    made = built(home / "content", home / "site", drafts=True)
    assert (made.status, made.err) == (0, "")
    pages = [
        page.text_content() for _, page in made.pages() if "Mots écrits ici." in page.text_content()
    ]
    assert len(pages) == 2
    guide = ROOT / f"docs/writing.{language}.md"
    shown = [one.text for one in fences(guide, "text") if one.text.startswith("$ ")]
    assert shown == said


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=("ctrl-c", "end of input"))
@pytest.mark.parametrize("after", [0, 2, 4, 10])
def test_an_interrupted_session_leaves_nothing(key: str, after: int, home: Path) -> None:
    before = every_byte(home)
    terminal = start(home, "new", french=True)
    for answer in FRENCH[0][1][:after]:
        terminal.expect(_AT_A_QUESTION)
        terminal.sendline(answer)
    terminal.expect(_AT_A_QUESTION)
    terminal.send(key)
    terminal.expect(pexpect.EOF)
    assert "Interrompu\u00a0: rien n’a été fait." in str(terminal.before)
    terminal.close()
    assert terminal.exitstatus == 130
    assert every_byte(home) == before


def test_the_editor_is_opened_with_the_text(home: Path) -> None:
    editor = home / "éditer ici.py"
    editor.write_text("import sys; open(sys.argv[1], 'a').write('Fin.')", "utf-8")
    visual = f"'{sys.executable}' '{editor}'"
    terminal = start(home, "new page Foo --lang fr", french=False, VISUAL=visual)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (home / "content/pages/foo/fr.md").read_text("utf-8").endswith("Fin.")


def test_an_editor_that_does_not_start_is_told(home: Path) -> None:
    terminal = start(home, "new page Foo --lang fr", french=False, EDITOR="no-such-editor")
    terminal.expect(pexpect.EOF)
    assert "no-such-editor cannot be started." in str(terminal.before)
    terminal.close()
    assert terminal.exitstatus == 0


def test_what_is_typed_narrows_what_is_shown(home: Path) -> None:
    said = held(home, "new", MISTAKEN.split("|"), french=False)
    assert "  Nothing is called “zzz”.\n   1  Chronicle " in said
    assert "“zzz” is not there yet. Add it to people.toml? [y/N] n" in said
    assert ": desk\n   1  Vigie editorial desk\n   2  Vigie translation desk\n" in said
    assert "Tags (one at a time; Enter when done): gest\n  leadership? [Y/n]\n" in said
    assert "Langue" not in said
    assert "Language, fr or en (Enter: en): de\nWrite fr or en.\n" in said
    assert "Title:\nA text has a title.\nTitle:  Un\n" in said
    front = (home / "content/posts/2026/2026-11-20-un/fr.md").read_text("utf-8")
    assert "kind: video\nauthors: [vigie-traduction]\ncategory:\ntags: [leadership]\n" in front
