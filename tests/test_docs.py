"""The documents say what the code does: their tables, examples, links and commands are tried."""

from __future__ import annotations

import json
import re
import shutil
from ast import literal_eval
from dataclasses import dataclass
from datetime import UTC
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from pelican.settings import DEFAULT_CONFIG
from typer.testing import CliRunner

import pelicanconf
from plugins.republication.model import Changes
from tasks import app
from tests.site.builder import BASE, Built, built, write
from tests.site.test_mistakes import MISTAKES
from vigie import frontmatter, signals, taxonomy
from vigie.build import ROOT
from vigie.checks import parts
from vigie.content import Axis, Kind, Role, Status
from vigie.fields import Fields
from vigie.languages import Language
from vigie.nodes import read_yaml
from vigie.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from vigie.nodes import Node

README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
MODEL = ROOT / "docs/content-model.md"
SETTINGS = ROOT / "docs/settings.md"
GUIDES = (ROOT / "docs/writing.fr.md", ROOT / "docs/writing.en.md")
DOCUMENTS = (README, CONTRIBUTING, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(r"(?P<marks>`{3,})(?P<language>\w*)")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_FILE = re.compile(r"\]\(([\w-]+\.(?:png|jpg|pdf))\)")
_COMMAND = re.compile(r"python3 tasks\.py ([^`#\n]+)")
_DAY = "2026-11-20"


def name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block; `place` is the last code span of the line of text before it."""

    line: int
    language: str
    text: str
    place: str


def cut(document: Path) -> tuple[str, tuple[Fence, ...]]:
    """Return the prose of a document, and its fenced blocks."""
    prose: list[str] = []
    fences: list[Fence] = []
    lines = iter(enumerate(document.read_text("utf-8").splitlines(), 1))
    for number, line in lines:
        fence = _FENCE.fullmatch(line)
        if fence is None:
            prose.append(line)
            continue
        inside = takewhile(lambda one, marks=fence["marks"]: one[1] != marks, lines)
        spans = _CODE.findall(next((one for one in reversed(prose) if one), ""))
        fences.append(
            Fence(
                line=number,
                language=fence["language"],
                text="".join(f"{text}\n" for _, text in inside),
                place=spans[-1] if spans else "",
            )
        )
    return "\n".join(prose), tuple(fences)


def fences(document: Path, *languages: str) -> tuple[Fence, ...]:
    return tuple(fence for fence in cut(document)[1] if fence.language in languages)


def table(document: Path, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its own head."""
    prose, _ = cut(document)
    below = re.split(rf"^#+ {re.escape(heading)}$", prose, maxsplit=1, flags=re.MULTILINE)[1]
    found = re.search(r"(?:^\|.*\n?)+", below, re.MULTILINE)
    rows = found[0].splitlines()[2:] if found else []
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def listed(document: Path, heading: str) -> set[str]:
    """Return the code in the first column of the table below a heading."""
    return {code for row in table(document, heading) for code in _CODE.findall(row[0])}


# Links and commands


def links(document: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the anchor of every link to a place of the project."""
    for target in _LINK.findall(_CODE.sub("", cut(document)[0])):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield path, anchor


def anchors(document: Path) -> set[str]:
    """Return the anchors that headings get where Markdown files are read as pages."""
    headings = re.findall(r"^#+ (.+)$", cut(document)[0], re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(document: Path) -> None:
    for path, anchor in links(document):
        target = (document.parent / path).resolve() if path else document
        assert target.is_relative_to(ROOT)
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_named_exists_with_its_options(document: Path) -> None:
    for line in _COMMAND.findall(document.read_text("utf-8")):
        command, *rest = line.split()
        told = CliRunner().invoke(app, (command, "--help"))
        assert told.exit_code == 0, line
        assert [word for word in rest if word.startswith("--") and word not in told.output] == []
        if command == "test" and rest:
            assert rest[0] in {part.name for part in parts()}


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
    frontmatter.read(
        mapping, report, language=Language.FR, is_page=False, zone=UTC, blocks=blocks
    )


def toml(tree: Tree) -> str:
    return "".join(f"{key} = {json.dumps(tree[key], separators=(', ', ' = '))}\n" for key in tree)


def without_languages(keys: set[str]) -> set[str]:
    """Leave out the `fr` and `en` of texts that may be written in each language."""
    folders = {key.rpartition(".")[0] for key in keys}
    return {key for key in keys if key in folders or not key.endswith((".fr", ".en"))}


def test_the_content_model_has_every_key_of_the_front_matter() -> None:
    blocks = re.findall(r"^### `(\w+)`$", cut(MODEL)[0], re.MULTILINE)
    documented = listed(MODEL, "Keys of every text") | set(blocks)
    for block in blocks:
        documented |= {f"{block}.{key}" for key in listed(MODEL, f"`{block}`")}
    assert documented == without_languages(keys_asked(read_front_matter))


def test_the_content_model_has_every_key_of_people() -> None:
    asked = keys_asked(lambda tree: taxonomy.read_people(toml(tree), Report("")), "x.name")
    assert without_languages(asked) == {f"x.{key}" for key in listed(MODEL, "`people.toml`")} | {"x"}


def test_the_content_model_has_every_key_of_the_taxonomy() -> None:
    axes = [
        [code for cell in row for code in _CODE.findall(cell)]
        for row in table(MODEL, "`taxonomy.toml`")
    ]
    keys = set(_CODE.findall("".join(row[0] for row in tables(MODEL, "`taxonomy.toml`")[1])))
    asked = keys_asked(
        lambda tree: taxonomy.read_terms(toml(tree), Report("")), *(f"{axis}.x" for axis, _ in axes)
    )
    assert asked == {
        key
        for axis, _ in axes
        for term in (axis, f"{axis}.x")
        for key in (term, f"{axis}.x.fr", f"{axis}.x.en")
    } | {f"{axis}.x.{language}.{key}" for axis, _ in axes for language in Language for key in keys}
    assert {front for _, front in axes} | {"authors"} == set(Axis)
