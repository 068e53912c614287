"""The documents say what the code does: their tables, examples, links and commands are tried."""

from __future__ import annotations

import json
import re
import shutil
from ast import literal_eval
from datetime import UTC
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml
from pelican.settings import DEFAULT_CONFIG
from typer.testing import CliRunner

import pelicanconf
from plugins.republication.model import Changes, Indexing
from tasks import app
from tests.documents import (
    anchors,
    codes,
    fences,
    headings,
    links,
    listed,
    name,
    prose,
    table,
    words,
)
from tests.pictures import picture
from tests.site.builder import BASE, Built, built, write
from tests.site.test_both_languages import GOLDEN as MISTAKES_TOLD
from vigie import signals
from vigie.checking import rules
from vigie.checking.manuscript import read
from vigie.checking.told import line as told_line
from vigie.cli.checks import parts
from vigie.comments import archive
from vigie.comments.model import Kind as CommentKind
from vigie.comments.model import Reason
from vigie.content import Axis, Kind, Role, Status
from vigie.languages import Language
from vigie.problems import Report, Severity
from vigie.reading import frontmatter, taxonomy
from vigie.reading.fields import Fields
from vigie.reading.nodes import read_yaml
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from enum import StrEnum
    from pathlib import Path

    from tests.documents import Fence
    from vigie.reading.nodes import Node

README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
MODEL = ROOT / "docs/content-model.md"
CHECKING = ROOT / "docs/checking.md"
SETTINGS = ROOT / "docs/settings.md"
GUIDES = (ROOT / "docs/writing.fr.md", ROOT / "docs/writing.en.md")
DOCUMENTS = (README, CONTRIBUTING, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))

WORKFLOWS = tuple(sorted((ROOT / "docs/workflows").iterdir()))

_FILE = re.compile(r"(?:\]\(|: |\[)([\w-]+\.(?:png|jpg|svg|pdf|mp4|vtt))\b")
_COMMAND = re.compile(r"python3 tasks\.py (?:--lang \w+ )?([^`#\n]+)")
_DAY = "2026-11-20"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(document: Path) -> None:
    for path, anchor in links(document):
        target = (document.parent / path).resolve() if path else document
        assert target.is_relative_to(ROOT)
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize("document", [*DOCUMENTS, *WORKFLOWS], ids=name)
def test_every_command_named_exists_with_its_options(document: Path) -> None:
    for line in _COMMAND.findall(document.read_text("utf-8")):
        command, *rest = line.split()
        below = rest[:1] if command in {"comments", "import"} else []
        told = CliRunner().invoke(app, (command, *below, "--help"))
        assert told.exit_code == 0, line
        assert [word for word in rest if word.startswith("--") and word not in told.output] == []
        if command == "test" and rest:
            assert rest[0] in {part.name for part in parts()}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name)
def test_a_workflow_runs_what_is_pinned_and_nothing_else_of_strangers(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert yaml.safe_load(text)
    assert text.count("tasks.py check") == text.count("tasks.py publish") == 1
    assert re.findall(r"uses:(?! [\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+\n)", text) == []
    assert re.findall(r"image:(?! [\w/.]+:\d+\.\d+\.\d+)", text) == []


# The front matter and the files of names


Tree = dict[str, "Tree"]
"""Keys, each with those of its block."""


def keys_asked(read: Callable[[Tree], object], *planted: str) -> set[str]:
    """Return the path of every key that `read` takes, e.g. `event.place.name`.

    Every key found is written with an empty block in the next round, until no block asks for more;
    `planted` are there from the beginning.
    """
    asked: set[str] = set()
    node = Fields.node

    def noted(self: Fields, key: str) -> Node | None:
        asked.add(f"{self.inside}.{key}" if self.inside else key)
        return node(self, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fields, "node", noted)
        known = -1
        while known < len(asked):
            known = len(asked)
            read(grown((*planted, *asked)))
    return asked


def grown(paths: Iterable[str]) -> Tree:
    """Return the tree that has every path."""
    root: Tree = {}
    for path in paths:
        branch = root
        for key in path.split("."):
            branch = branch.setdefault(key, {})
    return root


def read_front_matter(tree: Tree) -> None:
    """Read a front matter with the blocks of every plugin; its mistakes do not matter."""
    for plugin in pelicanconf.PLUGINS:
        import_module(plugin).register()
    blocks = {
        block: read
        for _, found in signals.front_matter_blocks.send(None)
        for block, read in found.items()
    }
    report = Report("fr.md")
    mapping = read_yaml(json.dumps(tree), report, 1)
    assert mapping is not None
    frontmatter.read(mapping, report, language=Language.FR, is_page=False, zone=UTC, blocks=blocks)


def toml(tree: Tree) -> str:
    return "".join(f"{key} = {json.dumps(tree[key], separators=(', ', ' = '))}\n" for key in tree)


def without_languages(keys: set[str]) -> set[str]:
    """Leave out the `fr` and `en` of texts that may be written in each language."""
    folders = {key.rpartition(".")[0] for key in keys}
    return {key for key in keys if key in folders or not key.endswith((".fr", ".en"))}


def test_the_content_model_has_every_key_of_the_front_matter() -> None:
    blocks = [code for heading in headings(MODEL, 3) for code in codes(heading) if "." not in code]
    documented = listed(MODEL, "Keys of every text") | set(blocks)
    for block in blocks:
        keys = listed(MODEL, f"`{block}`")
        if block == "carried":  # it says so
            keys = listed(MODEL, "`republication`") - {"indexing"}
        documented |= {f"{block}.{key}" for key in keys}
    assert documented == without_languages(keys_asked(read_front_matter))


def test_the_content_model_has_every_key_of_people() -> None:
    asked = keys_asked(lambda tree: taxonomy.read_people(toml(tree), Report("")), "x.name")
    assert without_languages(asked) == {f"x.{key}" for key in listed(MODEL, "`people.toml`")} | {
        "x"
    }


def test_the_content_model_has_every_key_of_partners() -> None:
    asked = keys_asked(lambda tree: taxonomy.read_partners(toml(tree), Report("")), "x.name")
    keys = {f"x.{key}" for key in listed(MODEL, "`partners.toml`")}
    assert without_languages(asked) == keys | {"x"}


def test_the_content_model_has_every_key_of_a_comment() -> None:
    text = "[[comment]]\n[comment.redacted]\n"
    asked = keys_asked(lambda _: archive.read(text, Report(""), UTC, None))
    documented = {f"comment.{key}" for key in listed(MODEL, "`comments.toml`")}
    assert asked == documented | {"comment"}


@pytest.mark.parametrize("row", table(MODEL, "`taxonomy.toml`"))
def test_the_content_model_has_every_key_of_the_taxonomy(row: list[str]) -> None:
    (kind, front) = (codes(cell)[0] for cell in row)
    asked = keys_asked(lambda tree: taxonomy.read_terms(toml(tree), Report("")), f"{kind}.x")
    below = f"{kind}.x."
    own = {"fr", "en", "parent"} if kind == "categories" else {"fr", "en"}
    assert {key.removeprefix(below) for key in asked if key.startswith(below)} == own | {
        f"{language}.{key}" for language in Language for key in listed(MODEL, "Keys of a term")
    }
    assert {key for key in asked if "." not in key} == listed(MODEL, "`taxonomy.toml`")
    assert "x" in taxonomy.read_terms(toml({kind: {"x": {}}}), Report(""))[Axis(front)]


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Kinds", Kind),
        ("Roles", Role),
        ("Statuses", Status),
        ("Changes", Changes),
        ("Indexing", Indexing),
        ("Kinds of comments", CommentKind),
        ("Reasons", Reason),
    ],
)
def test_the_content_model_has_every_value_of_a_choice(heading: str, values: type[StrEnum]) -> None:
    assert listed(MODEL, heading) == set(values)


def test_the_content_model_tells_which_kinds_are_of_pages() -> None:
    for row in table(MODEL, "Kinds"):
        assert row[1] == ("pages" if Kind(row[0].strip("`")).is_page else "posts")


# Examples


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Built]:
    """Build the sample site once with the examples of each document."""
    found = {}
    for document in (MODEL, *GUIDES):
        folder = tmp_path_factory.mktemp(document.stem)
        shutil.copytree(ROOT / "content", folder / "content")
        write(folder / "content", dict(_texts(document)))
        for fence in fences(document, "toml"):
            with (folder / fence.place).open("a", encoding="utf-8") as names:
                names.write(f"\n{fence.text}")
        found[document] = built(folder / "content", folder / "site", drafts=True)
    return found


def _texts(document: Path) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path and content of the text that each example makes, and of what it shows."""
    language = "fr" if ".fr." in document.name else "en"
    for fence in fences(document, "markdown", "yaml"):
        if fence.text.startswith("---\n"):
            path, text = fence.place.removeprefix("content/"), fence.text
        else:
            slug = f"{document.stem.replace('.', '-')}-{fence.line}"
            path = f"posts/{_DAY[:4]}/{_DAY}-{slug}/{language}.md"
            text = _completed(fence, slug)
        yield path, text
        for file in _FILE.findall(text):
            form = {"jpg": "JPEG", "png": "PNG"}.get(file.rpartition(".")[2])
            data = picture(form) if form else "<svg xmlns='http://www.w3.org/2000/svg'/>"
            yield f"{path.rpartition('/')[0]}/{file}", data


def _completed(fence: Fence, slug: str) -> str:
    front, body = (fence.text, "Text.\n") if fence.language == "yaml" else ("", fence.text)
    missing = [key for key in ("title", "slug") if not re.search(rf"^{key}:", front, re.MULTILINE)]
    added = "".join(f"{key}: {slug}\n" for key in missing)
    return f"---\n{front}{added}---\n{body}"


@pytest.mark.parametrize("document", [MODEL, *GUIDES], ids=name)
def test_every_example_is_read_without_a_problem(document: Path, sites: dict[Path, Built]) -> None:
    assert fences(document, "yaml")
    assert fences(document, "markdown")
    assert fences(document, "toml")
    assert sites[document].err == ""
    assert sites[document].status == 0


def test_every_address_of_the_content_model_is_one_of_the_site(sites: dict[Path, Built]) -> None:
    cells = [cell for row in table(MODEL, "Addresses") for cell in row[1:]]
    addresses = [code for cell in cells for code in codes(cell)]
    assert len(addresses) > len(Language)
    for address in addresses:
        file = f"{address}index.html" if address.endswith("/") else address
        assert (sites[MODEL].folder / file.lstrip("/")).is_file(), address


# The guides


def keys_shown(document: Path) -> set[str]:
    """Return every key of front matter in the examples of a document."""
    shown: set[str] = set()
    for _, text in _texts(document):
        if isinstance(text, bytes):
            continue
        front = text.split("---\n")[1] if text.startswith("---\n") else ""
        mapping = read_yaml(front, Report(""), 1)
        shown |= set(mapping.entries) if mapping else set()
    return shown


def test_both_guides_show_the_same_keys_and_all_but_those_that_programs_write() -> None:
    french, english = (keys_shown(guide) for guide in GUIDES)
    assert french == english
    assert french == keys_shown(MODEL) - {"guid", "aliases", "source_digest"}


@pytest.mark.parametrize("guide", GUIDES, ids=name)
def test_a_guide_names_every_choice_of_a_writer(guide: Path) -> None:
    named = set(codes(prose(guide)))
    kinds = {kind for kind in Kind if not kind.is_page}
    assert named >= {*kinds, *Role, *Status, *Changes}


@pytest.mark.parametrize("language", Language)
def test_the_messages_that_a_guide_explains_are_those_of_the_build(language: Language) -> None:
    explained = EXPLAINED[language]
    assert len(explained) == 10
    assert [one for one in explained if not any(fits(one, told[language]) for told in TOLD)] == []


def test_both_guides_explain_the_same_messages() -> None:
    french, english = EXPLAINED[Language.FR], EXPLAINED[Language.EN]
    alone = [
        one
        for one in english
        if not any(
            fits(one, told[Language.EN]) and fits(other, told[Language.FR])
            for told in TOLD
            for other in french
        )
    ]
    assert alone == []


EXPLAINED = {
    Language.FR: listed(GUIDES[0], "Ce que veulent dire les messages"),
    Language.EN: listed(GUIDES[1], "What the messages mean"),
}
TOLD = tuple(
    {Language.EN: english.strip(), Language.FR: french.strip()}
    for english, french in pairwise(MISTAKES_TOLD.read_text("utf-8").splitlines())
    if english.startswith(" ") and french.startswith(" ")
)


def fits(explained: str, told: str) -> bool:
    """Whether a build tells a message that a guide explains."""
    pattern = re.escape(explained).replace("…", ".+")
    return re.match(f"{pattern};", told) is not None


@pytest.mark.parametrize("guide", GUIDES, ids=name)
def test_the_mistake_that_a_guide_shows_is_told_in_these_words(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr" if guide is GUIDES[0] else "en")
    shown = next(one.text for one in fences(guide, "text") if 'title: "' in one.text)
    title = shown.partition('title: "')[2].partition('"')[0]
    wrong = {shown.partition(":")[0]: f"---\ntitle: {title}\n---\nText.\n"}
    write(tmp_path / "content", BASE)
    made = built(write(tmp_path, wrong) / "content", tmp_path / "site")
    assert made.err.replace(f"{tmp_path}/", "") == shown


# The settings


def test_the_settings_are_those_of_the_file() -> None:
    names = {name for name in vars(pelicanconf) if name.isupper()}
    assert {row[0].strip("`") for row in settings()} == names


def test_the_values_of_the_settings_are_those_of_the_file() -> None:
    pelicans = {*DEFAULT_CONFIG, "TIMEZONE"}  # which has no default
    for setting, whose, value, *_ in settings():
        key = setting.strip("`")
        assert whose == ("Pelican" if key in pelicans else "Vigie"), key
        if value != "see the file":
            assert literal_eval(value.strip("`")) == getattr(pelicanconf, key)


def settings() -> list[list[str]]:
    """Return the rows of all tables of settings."""
    return [row for heading in headings(SETTINGS, 2) for row in table(SETTINGS, heading)]


def test_the_wrong_setting_shown_is_told_in_these_words(tmp_path: Path) -> None:
    (shown,) = fences(SETTINGS, "text")
    made = built(write(tmp_path / "content", BASE), tmp_path / "site", url="vigie.example")
    assert made.err == shown.text


# Checking


def test_the_rules_of_check_are_those_of_the_code_with_their_degrees() -> None:
    told = {row[0].strip("`"): row[1] for row in table(CHECKING, "Rules")}
    assert set(told) == rules.NAMES
    degrees = {rule.name: rule.severity.value for rule in rules.RULES}
    assert {name: told[name] for name in degrees} == degrees
    assert listed(CHECKING, "Checking") == set(Severity)


def test_the_finding_shown_is_told_in_these_words() -> None:
    (shown,) = fences(CHECKING, "text")
    place, _, said = shown.text.partition(": ")
    path, line, column = place.split(":")
    before = "\n" * (int(line) - 4) + "x" * (int(column) - 2)
    written = f"---\ntitle: x\n---\n{before} 31 juin\n"
    manuscript = read(path.removeprefix("content/"), Language.FR, written)
    (rule,) = (one for one in rules.RULES if one.name == said.rpartition("[")[2].strip("]\n"))
    assert [f"{told_line(one, 'content')}\n" for one in rule.problems(manuscript)] == [shown.text]


def test_the_ways_to_turn_a_rule_off_that_are_shown_do_so() -> None:
    for fence in fences(CHECKING, "markdown"):
        manuscript = read("posts/x/en.md", Language.EN, f"---\ntitle: x\n---\n{fence.text}")
        assert manuscript.silences
        assert not [
            one
            for rule in rules.RULES
            for one in rule.problems(manuscript)
            if rule.name != "summary"
        ]
    (front,) = fences(CHECKING, "yaml")
    manuscript = read("posts/x/fr.md", Language.FR, f"---\n{front.text}---\nUn mot\n")
    found = [one for rule in rules.RULES for one in rule.problems(manuscript)]
    assert [one.rule for one in found] == ["summary"]


# README


def test_the_layout_in_the_readme_is_that_of_the_repository() -> None:
    (layout,) = (one for one in fences(README, "text") if "pelicanconf.py" in one.text)
    places = [
        place for line in layout.text.splitlines() for place in line.partition("  ")[0].split()
    ]
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_readme_shows_what_a_build_says(sites: dict[Path, Built]) -> None:
    (shown,) = (one.text for one in fences(README, "text") if one.text.startswith("Posts: "))
    assert shape(shown) == shape(sites[MODEL].out)


def shape(text: str) -> str:
    return re.sub(r"\d+", "0", text)


# French


@pytest.mark.parametrize("document", [README, CONTRIBUTING, GUIDES[0]], ids=name)
def test_french_has_the_spaces_of_quebec(document: Path) -> None:
    text = words(prose(document))
    if document is not GUIDES[0]:
        text = text.partition("## En français")[2].partition("\n## ")[0]
    assert text
    wrong = r"[ \u00a0][;!?]|[^\u00a0]:(?=\s)|«[^\u00a0]|[^\u00a0]»|'"
    assert re.findall(rf".{{0,20}}(?:{wrong})", text) == []
