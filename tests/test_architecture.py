"""The plan of the house holds: who may import whom, and what every room has inside."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = sorted(path.parent for path in (ROOT / "plugins").glob("*/__init__.py"))
MODULES = sorted((*(ROOT / "vigie").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")))
# The one module of the vocabulary that starts Pelican.
STARTS_PELICAN = {"vigie/build.py"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports to run; those for type checking only do not count."""
    pending: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        pending += ast.iter_child_nodes(node)


def top(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_hooks_and_the_build_know_pelican(path: Path) -> None:
    if path.name != "hooks.py" and name(path) not in STARTS_PELICAN:
        assert "pelican" not in {top(module) for module in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_vocabulary_does_not_know_the_plugins(path: Path) -> None:
    if name(path).startswith("vigie/"):
        assert "plugins" not in {top(module) for module in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_build_loads_nothing_of_the_rules_of_check(path: Path) -> None:
    if not name(path).startswith(("vigie/checking/", "vigie/publishing/")):
        assert not any(module.startswith("vigie.checking") for module in imports(path))


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_no_plugin_imports_another(room: Path) -> None:
    own = f"plugins.{room.name}"
    for path in room.rglob("*.py"):
        others = {module for module in imports(path) if top(module) == "plugins"}
        assert {module for module in others if not f"{module}.".startswith(f"{own}.")} <= {
            "plugins"
        }


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_every_plugin_has_the_same_inside(room: Path) -> None:
    assert {"__init__.py", "model.py", "hooks.py"} <= {path.name for path in room.iterdir()}
    document = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
    assert document.startswith(f"{room.name.capitalize()}: ")
    assert "Listens to" in document


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_every_plugin_of_the_house_is_in_the_settings() -> None:
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    assert [room.name for room in ROOMS if f'"plugins.{room.name}"' not in settings] == []
