"""The commands that keep comments, as a volunteer types them, with mistakes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.site.builder import BASE, every_byte, post, write
from tests.vigie.comments.test_mail import MESSAGE
from vigie.comments.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

PLACE = "posts/2013/2013-06-05-e-gouv-ottawa"
NAME = "2013-06-05-e-gouv-ottawa"
ARCHIVE = """\
# Une note qui reste.

[[comment]]
id = "11"
author = "Lectrice fidèle"
url = "https://example.org/"
date = 2013-06-05T02:35:00-04:00
lang = "fr"
body = "Merci."

[[comment]]
id = "12"
parent = "11"
author = "Somebody else"
date = 2013-06-06T02:35:00-04:00
lang = "en"
body = "As Lectrice  fidèle says."
"""
FILES = {
    **BASE,
    f"{PLACE}/fr.md": post("E-Gouv Ottawa"),
    f"{PLACE}/en.md": post("E-Gov in Ottawa"),
    f"{PLACE}/comments.toml": ARCHIVE,
    "posts/2014/2014-01-01-seul/fr.md": post("Seul"),
    "posts/2014/2014-01-01-seul/comments.toml": ARCHIVE.replace("2013", "2015"),
    "posts/2014/2014-01-02-rien/fr.md": post("Rien"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a content folder with two archives."""
    return write(tmp_path / "content", FILES)


@pytest.fixture
def run(content: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs a command on the folder: its status, what it said, its errors."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*words: str, typed: str | bytes = "") -> tuple[int, str, str]:
        command = (*words, "--content", str(content))
        result = CliRunner().invoke(app, command, input=typed)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.stdout, result.stderr

    return invoke


def archive(content: Path, place: str = PLACE) -> str:
    """Return the text of an archive."""
    return (content / place / "comments.toml").read_text("utf-8")


def test_a_comment_is_asked_for_word_by_word(run: Run, content: Path) -> None:
    answers = ["Marie", "https://example.net/", "99", "12", "fr", "hier", "2013-06-07T10:00"]
    typed = "\n".join([*answers, "Un mot.", "", "À marie@example.net!", ".", "y", ""])
    status, out, _ = run("add", f"content/{PLACE}/", typed=typed)
    assert status == 0
    assert "There are: 11, 12." in out
    assert "“hier” is not a date" in out
    assert f"{PLACE}, 13 → 12\nMarie https://example.net/\n2013-06-07 10:00-04:00 (fr)" in out
    assert archive(content) == (
        f'{ARCHIVE}\n[[comment]]\nid = "13"\nparent = "12"\nauthor = "Marie"\n'
        'url = "https://example.net/"\ndate = 2013-06-07T10:00:00-04:00\nlang = "fr"\n'
        'body = """\nUn mot.\n\nÀ [adresse masquée]!\n"""\n'
    )


@pytest.mark.parametrize("answer", ["", "n", "non", "x"])
def test_nothing_is_added_without_a_yes(run: Run, content: Path, answer: str) -> None:
    before = every_byte(content)
    status, out, _ = run(
        "add",
        "2014-01-02-rien",
        "--author",
        "A",
        "--url",
        "https://e.org",
        typed=f"\nMot.\n.\n{answer}\n",
    )
    assert status == 1
    assert out.endswith("Nothing was added.\n")
    assert every_byte(content) == before


def test_a_comment_received_by_mail_is_added_from_a_file(
    run: Run, content: Path, tmp_path: Path
) -> None:
    (tmp_path / "message.eml").write_text(MESSAGE, "utf-8")
    status, out, _ = run("add", NAME, "--file", str(tmp_path / "message.eml"), "--yes")
    assert (status, out) == (0, f"Added: {PLACE}/comments.toml, comment 13.\n")
    added = archive(content).removeprefix(ARCHIVE)
    assert 'author = "Lectrice fidèle"' in added
    assert "date = 2013-06-05T02:35:00-04:00" in added
    assert not re.search(r"@|203\.0|<1|Received|html", added)


def test_a_comment_is_read_from_standard_input(run: Run, content: Path) -> None:
    options = ("--file", "-", "--date", "2015-01-01", "--lang", "en", "--by-author")
    status, out, _ = run("add", "2014-01-02-rien", *options, typed="Yes.\r\nAnd no.")
    assert status == 0
    assert out == "Added: posts/2014/2014-01-02-rien/comments.toml, comment 1.\n"
    assert archive(content, "posts/2014/2014-01-02-rien").endswith(
        'by_author = true\nbody = """\nYes.\nAnd no.\n"""\n'
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("add", "2013-06-05-e-gov-ottawa"),
            f"There is no post “2013-06-05-e-gov-ottawa”: did you mean “{NAME}”.\n",
        ),
        (("list", "zzz"), "There is no post “zzz”: name the folder of a post.\n"),
        (("add", NAME, "--file", "nowhere.txt"), "nowhere.txt: No such file or directory\n"),
        (
            ("add", NAME, "--date", "hier", "--file", "-"),
            "“hier” is not a date: write e.g. 2013-06-05T02:35\n",
        ),
        (("add", NAME, "--file", "-"), "There is nothing to add.\n"),
        (("redact", NAME, "11"), "Say what to take out: --author, --body.\n"),
        (("redact", NAME, "99", "--body"), f"{PLACE}/comments.toml: there is no comment “99”\n"),
        (("erase", "--author", " "), "Say whose comments: --author.\n"),
        (("inbox", "nowhere.mbox"), "nowhere.mbox is not a file.\n"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    run: Run, content: Path, words: tuple[str, ...], told: str
) -> None:
    before = every_byte(content)
    status, _, err = run(*words)
    assert (status, err) == (1, told)
    assert every_byte(content) == before


def test_a_change_that_would_make_a_mistake_is_refused(run: Run, content: Path) -> None:
    status, _, err = run("add", NAME, "--file", "-", "--parent", "é é", typed="Mot.")
    assert status == 1
    assert f"{PLACE}/comments.toml:21: “comment.parent”: “é é” is not an id" in err
    assert archive(content) == ARCHIVE


def test_the_author_or_the_words_are_taken_out_and_the_answers_stay(
    run: Run, content: Path
) -> None:
    assert run("redact", NAME, "11", "--author", "--reason", "privacy")[0] == 0
    once = archive(content)
    assert re.search(r'redacted = \{ parts = \["author"\], reason = "privacy", date = \d{4}-', once)
    assert "Merci." in once
    assert once.endswith(ARCHIVE[ARCHIVE.index('[[comment]]\nid = "12"') :])
    assert run("redact", NAME, "11", "--body")[0] == 0
    assert "Merci." not in archive(content)
    assert run("check")[0] == 0


def test_one_person_is_erased_everywhere_after_a_dry_run(run: Run, content: Path) -> None:
    before = every_byte(content)
    status, out, _ = run("erase", "--author", "lectrice FIDÈLE", "--dry-run")
    assert status == 0
    assert "To erase: 2." in out
    assert f"{PLACE}/comments.toml:3  11" in out
    assert "Named there, look yourself: 2." in out
    assert every_byte(content) == before
    assert run("erase", "--author", "lectrice FIDÈLE", typed="no\n")[0] == 1
    assert every_byte(content) == before
    status, out, _ = run("erase", "--author", "lectrice FIDÈLE", typed="y\n")
    assert (status, out.splitlines()[-1].removeprefix("Erase them? [y/N]: ")) == (0, "Erased: 2.")
    for place in (PLACE, "posts/2014/2014-01-01-seul"):
        text = archive(content, place)
        assert "Merci" not in text
        assert "https://example.org/" not in text
        assert text.startswith('# Une note qui reste.\n\n[[comment]]\nid = "11"\nredacted = ')
    assert run("check")[0] == 0


def test_messages_of_a_mail_folder_are_proposed_one_by_one(
    run: Run, content: Path, tmp_path: Path
) -> None:
    no_post = MESSAGE.replace("[2013-06-05-e-gouv-ottawa]", "").replace("Merci", "Bravo")
    html = "From: A <a@b.ca>\nContent-Type: text/html\n\n<p>x</p>\n"
    messages = (MESSAGE, no_post, html, MESSAGE.replace("Merci", "Autre"))
    box = "".join(f"From a@b.ca Wed Jun  5 02:35:00 2013\n{one}\n" for one in messages)
    (tmp_path / "in.mbox").write_text(box, "utf-8")
    typed = "y\nnulle-part\n2014-01-02-rien\ny\nn\n"
    status, out, _ = run("inbox", str(tmp_path / "in.mbox"), typed=typed)
    assert status == 0
    assert "It has no words of its own in plain text." in out
    assert "There is no post “nulle-part”" in out
    assert out.endswith("Added: 2. Already there: 0. Left: 2.\n")
    assert "Merci du partage" in archive(content)
    assert "Bravo du partage" in archive(content, "posts/2014/2014-01-02-rien")
    assert "Autre" not in archive(content)
    text = "".join(path.read_text("utf-8") for path in content.rglob("comments.toml"))
    assert not re.search(r"@|203\.0|555|Vigie", text)
    status, out, _ = run("inbox", str(tmp_path / "in.mbox"), typed="\nn\n")
    assert out.endswith("Added: 0. Already there: 1. Left: 3.\n")
    assert (tmp_path / "in.mbox").read_text("utf-8") == box


def test_comments_are_listed_by_post_and_one_by_one(run: Run) -> None:
    assert run("list")[1] == f"    2  {PLACE}\n    2  posts/2014/2014-01-01-seul\n"
    assert run("list", NAME)[1].splitlines()[1] == (
        "12 → 11  2013-06-06  Somebody else: As Lectrice fidèle says."
    )


def test_a_check_tells_every_mistake_and_fails(run: Run, content: Path) -> None:
    assert run("check")[:2] == (0, "Comments: 4. Posts: 2. Problems: 0. Warnings: 0.\n")
    write(content, {f"{PLACE}/comments.toml": f'{ARCHIVE}parent = "12"\nemail = "x"\n'})
    write(content, {"posts/2014/2014-01-01-seul/comments.toml": ARCHIVE})
    status, out, err = run("check")
    assert status == 1
    assert out == "Comments: 2. Posts: 2. Problems: 1. Warnings: 2.\n"
    assert f"{PLACE}/comments.toml:18: this is not TOML (Cannot overwrite a value)" in err
    assert "posts/2014/2014-01-01-seul/comments.toml:3: warning: the comment is older" in err


def test_the_commands_speak_french_where_the_environment_does(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr_CA")
    assert run("check")[1] == (
        "Commentaires\xa0: 4. Billets\xa0: 2. Problèmes\xa0: 0. Avertissements\xa0: 0.\n"
    )
    assert run("redact", NAME, "99", "--body")[2].endswith("pas de commentaire «\xa099\xa0»\n")
    assert run("list", f"{NAME}s")[2] == (
        f"Il n’y a pas de billet «\xa0{NAME}s\xa0»\xa0: vouliez-vous dire «\xa0{NAME}\xa0».\n"
    )
