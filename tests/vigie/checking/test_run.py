"""A content folder checked as a whole: what a build tells and what rules find, in one list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pelicanconf
from tasks import app
from tests.site.builder import BASE, built, every_byte, post, write
from vigie.checking.run import PathError, check
from vigie.checking.told import Form, line, told
from vigie.languages import Language
from vigie.problems import Problem, Severity
from vigie.root import ROOT

HERE = ROOT / "tests" / "vigie" / "checking"
BAD = HERE / "bad"
SLIPS = "[ici](../2013-06-05-good/) , le le mot."


@pytest.fixture(autouse=True)
def _no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no dictionary, whatever this machine has."""
    monkeypatch.setattr("vigie.checking.dictionaries._folders", lambda _language: iter(()))


@pytest.fixture
def _dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two small dictionaries."""
    folders = [HERE / "dictionaries"]
    monkeypatch.setattr("vigie.checking.dictionaries._folders", lambda _language: iter(folders))


def lines(content: Path, *paths: str) -> list[str]:
    return [line(one, "") for one in check(content, paths=map(Path, paths)).problems]


@pytest.mark.usefixtures("_dictionaries")
@pytest.mark.parametrize("language", Language)
def test_a_bad_folder_is_told_line_by_line_in_both_languages(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert lines(BAD) == (HERE / f"bad.{language}.txt").read_text("utf-8").splitlines()


def test_a_build_tells_the_same_of_what_it_looks_at(tmp_path: Path) -> None:
    checked = check(BAD).problems
    made = built(BAD, tmp_path / "site").err.splitlines()[:-1]
    of_build = [line(one, "") for one in checked if not one.rule]
    assert [one.replace(":1: ", ": ", 1) for one in of_build] == [
        one.partition("bad/")[2] for one in made
    ]


def test_the_sample_site_has_nothing_to_mend() -> None:
    checked = check()
    assert checked.texts > 40
    assert checked.problems == ()


def test_nothing_is_written_but_the_cache(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {**BASE, "posts/2013/2013-06-05-a/fr.md": post("Un")})
    before = every_byte(content)
    assert check(content, cache=tmp_path / "cache").texts == 1
    assert every_byte(content) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cache", "content"]
    again = check(content, cache=tmp_path / "cache")
    assert again == check(content)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "posts/2013/2013-06-05-good/fr.md": post("Bon", slug="bon"),
        "posts/2013/2013-06-06-bad/fr.md": post("Un", SLIPS, slug="un"),
        "posts/2013/2013-06-07-draft/fr.md": post("Deux", f"{SLIPS} [x](../rien/)", status="draft"),
    }
    return write(tmp_path / "content", {**BASE, **files})


def test_only_what_is_asked_for_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines(site)
    bad = [one for one in whole if "2013-06-06-bad" in one]
    assert bad
    assert len(bad) < len(whole)
    assert lines(site, "posts/2013/2013-06-06-bad") == bad
    assert lines(site, str(site / "posts/2013/2013-06-06-bad/fr.md")) == bad
    assert lines(site, str(site)) == whole
    monkeypatch.chdir(site / "posts" / "2013")
    assert lines(site, "2013-06-06-bad") == bad
    assert lines(site, "2013-06-05-good") == []


@pytest.mark.parametrize("path", ["nowhere", "..", "/"])
def test_what_is_not_in_the_content_folder_cannot_be_asked_for(site: Path, path: str) -> None:
    with pytest.raises(PathError):
        check(site, paths=[Path(path)])


def test_drafts_are_read_and_their_links_judged_on_demand(site: Path) -> None:
    def links(*, drafts: bool) -> list[Problem]:
        found = check(site, drafts=drafts).problems
        assert any(one.rule == "repetition" and "draft" in one.path for one in found)
        return [one for one in found if "leads to nothing" in one.what]

    assert links(drafts=False) == []
    assert [one.severity for one in links(drafts=True)] == [Severity.ERROR]


def test_what_cannot_be_read_is_told_by_the_build_alone(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "posts/2013/2013-06-05-a/fr.md": b"---\ntitle: \xff\n---\n[ici](a.md)",
        "posts/2013/2013-06-06-b/fr.md": "[ici](https://a.ca) sans front matter",
        "posts/2013/2013-06-07-c/fr.md": "---\ntitle: [\n---\nUn , mot",
    }
    found = check(write(tmp_path, {**BASE, **files})).problems
    assert [(one.path[11:23], one.rule) for one in found] == [
        ("2013-06-05-a", ""),
        ("2013-06-06-b", ""),
        ("2013-06-06-b", "link-text"),
        ("2013-06-07-c", ""),
        ("2013-06-07-c", "spacing"),
    ]


def test_wrong_settings_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, BASE)
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    assert pelicanconf.TIMEZONE in settings
    monkeypatch.setattr("vigie.build.ROOT", write(tmp_path / "root", {"pelicanconf.py": settings}))
    broken = tmp_path / "root" / "pelicanconf.py"
    broken.write_text(settings.replace(pelicanconf.TIMEZONE, "Nowhere/At_All"), "utf-8")
    (found,) = check(tmp_path).problems
    assert found.stops


# How it is told


FOUND = (
    Problem("a/fr.md", 3, "100 % : «\u00a0x\u00a0»", "y, z\n2", Severity.WARNING, 4, "spacing"),
    Problem("b,c/fr.md", 1, "x", "y", Severity.ERROR, 1),
    Problem("b/fr.md", 2, "x", "y", Severity.ADVICE, 7, "hour"),
)


def test_people_read_lines_that_an_editor_can_follow() -> None:
    assert told(FOUND[1:], Form.TEXT, "content") == (
        "content/b,c/fr.md:1:1: x; y\ncontent/b/fr.md:2:7: advice: x; y [hour]\n"
    )


def test_programs_read_json() -> None:
    rows = json.loads(told(FOUND, Form.JSON, "content"))
    assert rows[0] == {
        "path": "content/a/fr.md",
        "line": 3,
        "column": 4,
        "severity": "warning",
        "rule": "spacing",
        "what": "100 % : «\u00a0x\u00a0»",
        "remedy": "y, z\n2",
    }
    assert [row["rule"] for row in rows] == ["spacing", "build", "hour"]
    assert json.loads(told((), Form.JSON, "")) == []


def test_code_hosts_read_commands_with_their_signs_escaped() -> None:
    assert told(FOUND, Form.GITHUB, "content").splitlines() == [
        (
            "::warning file=content/a/fr.md,line=3,col=4,title=spacing"
            "::100 %25 : «\u00a0x\u00a0»; y, z%0A2"
        ),
        "::error file=content/b%2Cc/fr.md,line=1,col=1,title=build::x; y",
        "::notice file=content/b/fr.md,line=2,col=7,title=hour::x; y",
    ]


# The command


def invoke(*args: str, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["check", *args], env=environment)
    return result.exit_code, result.stdout, result.stderr


def test_only_errors_fail(site: Path, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    status, out, err = invoke("--content", str(site), *cache, "--jobs", "1")
    assert (status, "warning: " in out) == (0, True)
    assert err.startswith("Texts checked: 3. Errors: 0, warnings: ")
    status, out, _ = invoke("--content", str(site), *cache, "--drafts", "--format", "json")
    assert status == 1
    assert {row["severity"] for row in json.loads(out)} == {"error", "warning"}


def test_a_wrong_path_is_said(site: Path, tmp_path: Path) -> None:
    said = "is not in the content folder; name a text or a folder there."
    for args in ((str(site / "no.md"),), ("--content", str(tmp_path / "no"))):
        status, out, err = invoke("--content", str(site), "--cache", str(tmp_path / "c"), *args)
        assert (status, out) == (2, "")
        assert said in err


def test_without_a_dictionary_one_line_says_how_to_have_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _, err = invoke("--content", str(site), "--cache", str(tmp_path / "c"))
    assert (status, err.splitlines()[1:]) == (
        0,
        [
            (
                "Spelling was not checked in French or English: install a dictionary, "
                "e.g. sudo apt install hunspell-fr hunspell-en-ca."
            )
        ],
    )
    monkeypatch.setattr("vigie.checking.dictionaries.supported", lambda: False)
    _, _, err = invoke("--content", str(site), "--cache", str(tmp_path / "c"))
    assert err.splitlines()[1:] == [
        "Spelling was not checked: there is no hunspell for this system."
    ]


def test_the_command_speaks_french(site: Path, tmp_path: Path) -> None:
    _, _, err = invoke("--content", str(site), "--cache", str(tmp_path / "c"), LANGUAGE="fr_CA")
    assert err.startswith("Textes vérifiés\u00a0: 3. Erreurs\u00a0: 0, avertissements\u00a0: ")
