"""The desk's commands as a volunteer gives them, with mistakes and without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.site.builder import BASE, built, every_byte, post, write
from vigie.desk import new, status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

PLACE = "posts/2026/2026-11-02-un-avis"
GUIDE = "motàtraduire"
FILES = {
    **BASE,
    f"{PLACE}/fr.md": post("Un avis", f"Le mot {GUIDE} --> et la suite.", tags="[data]"),
    "posts/2026/2026-11-03-deux/fr.md": post("Deux"),
    "posts/2026/2026-11-03-deux/en.md": post("Two"),
    "posts/2026/2026-12-24-noel/fr.md": post("Noël"),
    "pages/about/fr.md": "---\ntitle: À propos\n---\nNous.\n",
}
TODAY = "posts/2026/2026-11-20"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a content folder."""
    return write(tmp_path / "content", FILES)


@pytest.fixture
def run(content: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs a command on the folder: its status, what it said, its errors."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795226400")  # still the 20th in Montréal

    def invoke(command: str, *words: str, french: bool = False) -> tuple[int, str, str]:
        if french:
            monkeypatch.setenv("LANGUAGE", "fr")
        app = {"new": new.app, "status": status.app}[command]
        result = CliRunner().invoke(app, (*words, "--content", str(content)))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_a_post_is_made_without_a_question_where_all_is_told(run: Run, content: Path) -> None:
    words = ("chronique", "Un avis : deux lectures", "--lang", "fr", "--author", "ada")
    told = run(
        "new", *words, "--category", "Accessibilité", "--tag", "data", "--tag", "reseaux medias"
    )
    file = content / f"{TODAY}-un-avis-deux-lectures/fr.md"
    assert told == (0, f"{file}\n", "")
    assert file.read_text("utf-8").startswith(
        '---\ntitle: "Un avis : deux lectures"\nkind: chronicle\nauthors: [ada]\n'
        "category: access\ntags: [data, networks]\nsummary:\nslug: un-avis-deux-lectures\n"
        "status: draft\n---\n\n<!-- Ces notes ne paraissent jamais."
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "KIND is missing; see --help.\n"),
        (("event",), "--lang is missing; see --help.\n"),
        (("event", "--lang", "en"), "TITLE is missing; see --help.\n"),
        (("evnt", "A", "--lang", "en"), "“evnt” is not known; did you mean “event”?\n"),
        (
            ("event", "A", "--lang", "en", "--author", "adda"),
            "“adda” is not known; did you mean “ada”?\n",
        ),
        (
            ("event", "A", "--lang", "en", "--tag", "zzz"),
            "“zzz” is not known; add it to taxonomy.toml first\n",
        ),
        (("event", "x" * 1001, "--lang", "en"), "“title”: 1001 characters; write at most 1000\n"),
        (("--translate", "un-avis"), "TITLE is missing; see --help.\n"),
        (
            ("--translate", "un-avis", "A", "B"),
            "With --translate, give nothing but the title, in quotation marks.\n",
        ),
        (
            ("--translate", "un-avis", "A", "--lang", "fr"),
            f"{PLACE}/fr.md is in that language already.\n",
        ),
    ],
)
def test_what_is_not_told_and_cannot_be_asked_is_named(
    words: tuple[str, ...], expected: str, run: Run, content: Path
) -> None:
    before = every_byte(content)
    code, _, told = run("new", *words)
    assert (code, told) == (2, expected)
    assert every_byte(content) == before


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("--translate", "deux", "A"),
            "posts/2026/2026-11-03-deux has both languages already; see status.\n",
        ),
        (("--translate", "nope", "A"), "There is no post “nope”: name the folder of a post.\n"),
        (
            ("page", "About", "--lang", "en"),
            (
                "pages/about is there already: choose another title, or translate it with "
                "--translate about.\n"
            ),
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written_over(
    words: tuple[str, ...], expected: str, run: Run, content: Path
) -> None:
    before = every_byte(content)
    code, _, told = run("new", *words)
    assert (code, told) == (1, expected)
    assert every_byte(content) == before


def test_a_part_of_its_words_names_a_folder_where_no_other_has_it(run: Run) -> None:
    assert run("new", "--translate", "Noël", "Christmas")[0] == 0
    assert run("new", "--translate", "vis", "A")[::2] == (
        1,
        "There is no post “vis”: name the folder of a post.\n",
    )
    asked = run("new", "--translate", "2026-11", "A")[2]
    assert asked == f"Which one: {PLACE}, posts/2026/2026-11-03-deux?\n"


def test_addresses_are_free(run: Run, content: Path) -> None:
    run("new", "chronicle", "Un avis", "--lang", "fr")
    run("new", "page", "Archives", "--lang", "fr")
    run("new", "page", "2026", "--lang", "fr")
    run("new", "page", "😀", "--lang", "fr")
    slugs = {
        path.parent.name: path.read_text("utf-8").partition("slug: ")[2].partition("\n")[0]
        for path in content.rglob("fr.md")
        if "slug: " in path.read_text("utf-8")
    }
    assert slugs == {
        "2026-11-20-un-avis": "un-avis-2",
        "archives": "archives-2",
        "2026": "2026-2",
        "page": "page",
    }
    assert built(content, content.parent / "site", drafts=True).err == ""


def test_a_guide_is_in_no_byte_of_the_site_and_the_status_follows_the_source(
    run: Run, content: Path
) -> None:
    source, translation = content / PLACE / "fr.md", content / PLACE / "en.md"
    assert run("new", "--translate", "un-avis", "A notice")[0] == 0
    made = translation.read_text("utf-8")
    assert GUIDE in made
    translation.write_text(
        made.replace("status: draft\n", "").replace("…\n", "One.\n", 1) + "Text.\n", "utf-8"
    )
    source.write_text(source.read_text("utf-8").replace(GUIDE, "autre"), "utf-8")
    site = built(content, content.parent / "site", drafts=True)
    assert site.err == ""
    pages = every_byte(site.folder)
    assert any(b"A notice" in data for data in pages.values())
    assert [name for name, data in pages.items() if GUIDE.encode() in data] == []
    assert (
        "2026-11-02-un-avis                      published           published, out of date\n"
        in run("status")[1]
    )
    assert run("status", "--reviewed", "un-avis") == (0, f"{PLACE}/en.md\n", "")
    assert "un-avis" not in run("status")[1]
    source.write_text(
        source.read_text("utf-8").replace("category: open", "category: access"), "utf-8"
    )
    assert "un-avis" not in run("status")[1]


def test_status_tells_where_everything_stands_in_eighty_columns(run: Run, content: Path) -> None:
    long = f"posts/2026/2026-11-04-{'mot-' * 15}fin"
    write(
        content,
        {f"{long}/fr.md": post("Long", status="draft"), f"{long}/en.md": "---\n: [\n---\nx\n"},
    )
    assert run("status") == (
        0,
        f"""\
                                        fr                  en
2026-12-24-noel                         on 2026-12-24       to translate
{long[11:]}
                                        draft               to mend
2026-11-02-un-avis                      published           to translate
pages/about                             published           to translate

Posts and pages                         5
  in both languages                     2
  in French only                        3
  in English only                       0
Translations out of date                0
Pairs whose source is not noted         2
Drafts                                  1
Waiting for their day                   1
""",
        "",
    )
    _, all_of_it, _ = run("status", "--all", french=True)
    assert "2026-11-03-deux                         publié              publié\n" in all_of_it
    assert all(len(line) <= 80 for line in all_of_it.splitlines() if "mot-" not in line)


def test_status_tells_of_one_language(run: Run) -> None:
    _, told, _ = run("status", "--lang", "fr")
    assert "noel" in told
    assert "un-avis" not in told


def test_a_review_that_is_not_clear_is_refused(run: Run, content: Path) -> None:
    before = every_byte(content)
    assert run("status", "--reviewed", "un-avis")[::2] == (1, f"{PLACE} is in one language only.\n")
    both = "posts/2026/2026-11-03-deux"
    assert run("status", "--reviewed", "deux")[::2] == (
        1,
        f"Which one: {both}/en.md, {both}/fr.md?\n",
    )
    assert every_byte(content) == before
    assert run("status", "--reviewed", f"content/{both}/en.md")[0] == 0
    changed = {name for name, data in every_byte(content).items() if before[name] != data}
    assert changed == {f"{both}/en.md"}


def test_help_is_in_both_languages() -> None:
    for app in (new.app, status.app):
        assert CliRunner().invoke(app, ("--help",)).exit_code == 0
