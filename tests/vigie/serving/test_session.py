"""A writer saves and sees it, errs and is told; nothing ends the session but Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.pictures import picture
from tests.site.builder import BASE, post, write
from tests.vigie.serving.served import PATIENCE, PROGRAM, Served, serving, until
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "posts/2014/2014-03-01-one/fr.md"
PAGE = "/fr/2014/03/un/"
FILES = {
    **BASE,
    TEXT: post("Un", "Avant."),
    "posts/2015/2015-03-01-two/fr.md": post("Deux", status="draft"),
    "posts/2999/2999-03-01-three/fr.md": post("Trois"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a small content."""
    return write(tmp_path / "content", FILES)


@pytest.fixture
def served(tmp_path: Path, content: Path) -> Iterator[Served]:
    """Serve it, and wait for the first page."""
    with serving(content, tmp_path / "cache") as served:
        until(lambda: served.shows(PAGE, "Avant."), served.said)
        yield served


def test_what_is_saved_is_shown(content: Path, served: Served) -> None:
    write(content, {TEXT: post("Un", "Après.")})
    until(lambda: served.shows(PAGE, "Après."))
    write(content, {TEXT: post("Autre titre", "Après.", slug="un")})
    until(lambda: served.shows("/fr/", "Autre titre"))
    write(content, {"posts/2014/2014-03-02-new/fr.md": post("Neuf")})
    until(lambda: served.shows("/fr/2014/03/neuf/", "Neuf"))
    shutil.rmtree(content / "posts/2014/2014-03-02-new")
    until(lambda: served.get("/fr/2014/03/neuf/")[0] == 404)


def test_drafts_and_texts_to_come_are_shown_and_marked(served: Served) -> None:
    assert served.shows("/fr/2015/03/deux/", "pas encore publié")
    assert served.shows("/fr/2999/03/trois/", "Ce texte sera visible le")


def test_addresses_are_those_of_the_session(served: Served) -> None:
    assert served.shows(PAGE, f"{served.url}{PAGE}")


def test_a_mistake_is_told_with_its_place_and_the_last_good_page_stays(
    content: Path, served: Served
) -> None:
    write(content, {TEXT: post("Un", "Cassé.", titel="x")})
    until(lambda: served.tells(f"{TEXT}:5"))
    (mistake,) = served.news()["mistakes"]
    assert mistake["told"] == "the key “titel” is not known; did you mean “title”?"
    assert served.news()["heading"] == "To correct"
    assert served.shows(PAGE, "Avant.")
    write(content, {"posts/2014/2014-03-02-new/en.md": "no front matter"})
    until(lambda: served.tells("new/en.md:1"))
    assert served.tells(f"{TEXT}:5")
    assert served.news()["mistakes"][0]["place"].endswith("new/en.md:1")  # the last that was edited
    shutil.rmtree(content / "posts/2014/2014-03-02-new")
    write(content, {TEXT: post("Un", "Réparé.")})
    until(served.whole)
    assert served.shows(PAGE, "Réparé.")
    assert any("titel" in line for line in served.said)


def test_a_warning_is_told_of_the_text_that_is_edited_alone(content: Path, served: Served) -> None:
    block = "{host: youtube, id: aaaaaaaaaaa, poster: p.png, poster_alt: x}"
    film = "posts/2014/2014-03-05-film"
    silent = post("Film", kind="video", video=block)
    write(content, {f"{film}/p.png": picture("PNG"), f"{film}/fr.md": silent})
    until(lambda: served.tells("film/fr.md:6"))
    assert served.news()["heading"] == "To look at"
    assert served.shows("/fr/2014/03/film/", "Film")
    write(content, {TEXT: post("Un", "Après.")})
    until(lambda: served.shows(PAGE, "Après."))
    until(served.whole)


@pytest.mark.parametrize("way", ["rename", "delete", "halves"])
def test_however_an_editor_saves_it_is_shown(content: Path, served: Served, way: str) -> None:
    path, text = content / TEXT, post("Un", f"Enregistré {way}.").encode()
    if way == "rename":
        write(content, {f"{TEXT}.tmp": text})
        (content / f"{TEXT}.tmp").replace(path)
    elif way == "delete":
        path.rename(path.with_name("fr.md~"))
        path.write_bytes(text)
    else:
        with path.open("wb", buffering=0) as file:
            file.write(text[:20])
            os.fsync(file)
            file.write(text[20:])
    until(lambda: served.shows(PAGE, f"Enregistré {way}."))
    until(served.whole)


def test_a_content_folder_may_go_and_come_back(
    tmp_path: Path, content: Path, served: Served
) -> None:
    content.rename(tmp_path / "aside")
    until(lambda: "no longer there" in served.news()["failure"])
    assert served.shows(PAGE, "Avant.")
    write(tmp_path / "aside", {TEXT: post("Un", "Revenu.")})
    (tmp_path / "aside").rename(content)
    until(lambda: served.shows(PAGE, "Revenu."))
    until(served.whole)
    write(content, {TEXT: post("Un", "Encore.")})
    until(lambda: served.shows(PAGE, "Encore."))


def test_a_build_that_is_killed_ends_nothing(content: Path, served: Served) -> None:
    (builder,) = served.builders()
    os.kill(builder, signal.SIGKILL)
    write(content, {TEXT: post("Un", "Après.")})
    until(lambda: served.news()["failure"] or served.shows(PAGE, "Après."))
    write(content, {TEXT: post("Un", "Encore.")})
    until(lambda: served.shows(PAGE, "Encore."))
    until(served.whole)


def test_a_disk_that_cannot_be_written_to_is_told(tmp_path: Path, content: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", "utf-8")
    with serving(content, tmp_path / "cache") as served:
        until(lambda: str(tmp_path / "cache") in served.news()["failure"])
        (tmp_path / "cache").unlink()
        write(content, {TEXT: post("Un", "Après.")})
        until(lambda: served.shows(PAGE, "Après."))


def test_two_sessions_do_not_meet(tmp_path: Path, content: Path, served: Served) -> None:
    with serving(content, tmp_path / "cache") as second:
        assert second.port != served.port
        until(lambda: second.shows(PAGE, f"{second.url}{PAGE}"))
        write(content, {TEXT: post("Un", "Après.")})
        until(lambda: served.shows(PAGE, "Après.") and second.shows(PAGE, "Après."))
        assert served.shows(PAGE, f"{served.url}{PAGE}")


def test_a_port_that_was_asked_for_and_is_not_free_is_told(content: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            (sys.executable, "-c", PROGRAM, "serve", "--port", port, "--content", str(content)),
            cwd=ROOT,
            env={**os.environ, "LANGUAGE": "fr"},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 2
    assert f"Le port {port} n’est pas libre" in done.stderr


def test_the_browser_is_opened_where_it_is_asked_for(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = write(
        tmp_path, {"browser.py": "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"}
    )
    opened = tmp_path / "opened"
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser / 'browser.py'} {opened} %s")
    with serving(content, tmp_path / "cache", "--open") as served:
        until(lambda: opened.read_text("utf-8") == f"{served.url}/")


def test_ctrl_c_ends_quietly_and_leaves_nothing_behind(tmp_path: Path, content: Path) -> None:
    with serving(content, tmp_path / "cache") as served:
        until(lambda: served.shows(PAGE, "Avant."))
        builders = served.builders()
    assert served.process.returncode == 0
    assert not [line for line in served.said if "Traceback" in line or "Interrupt" in line]
    for builder in builders:
        with pytest.raises(ProcessLookupError):
            os.kill(builder, 0)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project, with a small content of its own."""
    project = tmp_path_factory.mktemp("project")
    for name in ("vigie", "plugins", "themes"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, project)
    write(project / "content", FILES)
    return project


def test_theme_settings_and_plugins_may_change_under_way(project: Path) -> None:
    def change(name: str, old: str, new: str) -> None:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")

    with serving(None, project / "cache", root=project) as served:
        until(lambda: served.shows(PAGE, "Avant."))
        change("themes/vigie/templates/base.html", "<footer ", '<footer data-new="oui" ')
        until(lambda: served.shows(PAGE, 'data-new="oui"'))
        change("themes/vigie/templates/base.html", "</html>", "{% if %}</html>")
        until(lambda: "base.html" in served.news()["failure"])
        assert served.shows(PAGE, 'data-new="oui"')
        change("themes/vigie/templates/base.html", "{% if %}</html>", "</html>")
        until(served.whole)
        change("pelicanconf.py", '"Vigie",', '"Autre nom",')
        until(lambda: served.shows(PAGE, "Autre nom"))
        change("pelicanconf.py", "TIMEZONE", "(TIMEZONE")
        until(lambda: "pelicanconf.py" in served.news()["failure"])
        change("pelicanconf.py", "(TIMEZONE", "TIMEZONE")
        until(served.whole)
        change("plugins/editions/model.py", "def ", "deff ")
        until(lambda: "plugins/editions/model.py" in served.news()["failure"])
        change("plugins/editions/model.py", "deff ", "def ")
        until(served.whole)
        change("vigie/locale/dates.py", '"d MMM y"', "\"d MMM y 'environ'\"")
        until(lambda: served.shows("/fr/", "environ"))
