"""A folder full of mistakes, told in English and in French side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.side_by_side import assert_as_kept, side_by_side
from tests.site.builder import BASE, built, post, write
from tests.site.shapes import PICTURE
from tests.site.test_mistakes import BAD_FILES, GOOD
from vigie.build import build

GOLDEN = Path(__file__).with_name("mistakes.txt")

ARCHIVE = """
note = 1
[[comment]]
id = "12"
date = 2013-06-04
ip = "192.0.2.1"
author = "ada@example.org"
body = ""
[[comment]]
id = "12"
parent = "13"
date = 2013-06-06
lang = "fr"
url = "ada"
redacted = { parts = ["body", "soul"], reason = "request" }
body = "Merci."
"""
BLOCKS = {
    "a": post("Un a", kind="event"),
    "b": post("Un b", kind="event", event="{start: 2026-12-04T20:00, end: 2026-12-03, place: {}}"),
    "c": post("Un c", kind="event", event="{zone: Mars, speakers: [Ada], registration: ada}"),
    "d": post("Un d", kind="republication", republication="{title: Original, publication: Cercle}"),
    "e": post(
        "Un e",
        kind="republication",
        republication="{title: O, publication: nulle-part, licence: CC-BY-4, changes: adapted}",
    ),
    "f": post(
        "Un f",
        kind="republication",
        republication="{title: O, publication: P, licence: CC-BY-ND-4.0, changes: adapted}",
    ),
    "g": post("Un g", "/// interview\nBonjour.\n///\n", kind="interview", interview="{with: }"),
    "h": post("Un h", "/// intervew\n\n/// carried\n\n///\n\n///\n\n///\n"),
    "i": post("Un i", kind="video", video="{host: youtube, id: https://youtu.be/abcdefghijk}"),
    "j": post("Un j", kind="video", video="{file: film.avi, poster: affiche.bmp, duration: long}"),
    "k": post("Un k", kind="watch", watch="{links: [{title: Un lien, url: ada, date: hier}]}"),
    "l": post("Un l", kind="report", document="{url: https://example.org/r, size: gros}"),
    "m": post("Un m", aliases="[ici, /la/, /la/]", guid="x", series="{id: backstage, part: zéro}"),
    "n": post("Un n", guid="x", typography="oui", comments="open", body_lang="de"),
}
MORE = {
    **{f"posts/2014/2014-06-05-{name}/fr.md": text for name, text in BLOCKS.items()},
    "posts/2013/2013-06-05-good/en.md": post("Good"),
    "posts/2013/2013-06-05-good/comments.toml": ARCHIVE,
    "pages/savoir-dire/fr.md": "---\ntitle: Dire\nkind: competency\n---\n## Pourquoi {#why}\n",
    "redirects.toml": '"/a/" = "/nulle-part/"\n"/b/" = "ailleurs"\n"/c/" = "/d/"\n"/d/" = "/c/"\n',
}
BAD = {**GOOD, **BAD_FILES, **MORE}


def in_both(content: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what a build says in English, then in French of what the first one has read."""
    said = []
    for language in ("en", "fr"):
        monkeypatch.setenv("LANGUAGE", language)
        found = built(content, output, cache=output.with_name("cache"))
        said.append([*found.err.splitlines(), *found.out.splitlines()])
    return said


def test_every_mistake_is_told_in_both_languages_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "content", BAD)
    monkeypatch.chdir(tmp_path)
    english, french = in_both(content, tmp_path / "site", monkeypatch)
    assert_as_kept(side_by_side(english, french), GOLDEN)


def test_no_mistake_is_told_in_english_to_who_asks_for_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "content", BAD)
    english, french = in_both(content, tmp_path / "site", monkeypatch)
    assert len(english) > 100
    assert not set(english) & set(french)


def test_a_mistake_in_the_settings_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    made = built(write(tmp_path / "content", GOOD), tmp_path / "site", url="vigie")
    assert made.err == (
        "pelicanconf.py:1: SITEURL\xa0: «\xa0vigie\xa0» n’est pas l’adresse d’un site; "
        "écrivez p. ex. https://example.org ou https://example.org/blogue\n"
        "1 problème; le site n’a pas changé.\n"
    )


def test_a_folder_that_cannot_be_used_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    content = write(tmp_path / "content", GOOD)
    assert built(tmp_path / "nulle-part", tmp_path / "site").err == (
        f"{tmp_path}/nulle-part n’est pas un dossier; nommez le dossier des billets et des pages\n"
    )
    assert built(content, content).err.endswith(
        "sont l’un dans l’autre; choisissez un autre --output\n"
    )


@pytest.mark.parametrize(("before", "after"), [("en", "fr"), ("fr", "en")])
def test_warnings_are_told_in_the_language_of_each_build(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {
        "en": "warning: the video has neither a transcript nor captions;",
        "fr": "avertissement\xa0: la vidéo n’a ni transcription ni sous-titres;",
    }
    video = "{host: vimeo, id: 123456, poster: a.png, poster_alt: Une salle}"
    folder = "posts/2013/2013-06-05-film"
    content = write(tmp_path / "content", {**BASE, f"{folder}/a.png": PICTURE})
    for language, text in ((before, "Un."), (after, "Un."), (after, "Deux."), (before, "Trois.")):
        monkeypatch.setenv("LANGUAGE", language)
        write(content, {f"{folder}/fr.md": post("Film", text, kind="video", video=video)})
        made = built(content, tmp_path / "site", cache=tmp_path / "cache")
        assert made.status == 0
        assert made.err.count("\n") == 1
        assert said[language] in made.err


def test_a_build_is_summed_up_in_french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    made = built(write(tmp_path / "content", GOOD), tmp_path / "site")
    assert re.fullmatch(
        r"Billets\xa0: 1 fr, 0 en\. Pages\xa0: \d+, écrites\xa0: \d+\. \d+,\d\xa0s\.\n", made.out
    )


def test_a_build_without_a_mistake_reads_no_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setattr("vigie.messages.TRANSLATIONS", tmp_path / "nowhere")
    content = write(tmp_path / "content", GOOD)
    assert build(content=content, output=tmp_path / "site", quiet=True) == 0
