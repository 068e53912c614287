"""The sentences that the code tells writers, found in it by the names of the parameters they go to.

Whatever is given for such a parameter has to be a sentence that stands in the code as it is looked
up in the catalogue. What cannot be followed there, an f-string above all, is a fault.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vigie.messages import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TOLD = frozenset({"what", "remedy", "required", "noun"})
"""Parameters and fields that take a sentence, or a part of one."""

MESSAGES = frozenset({"Message", "suggestion", "foreign", "told_of"})
"""What makes a message."""

MADE = TOLD | {"message", "otherwise", "sentence"}
"""Fields and parameters that hold one already."""

_REPORTS = frozenset({"add", "warn"})


@dataclass
class Sentences:
    """What was found: sentences, each with its places, and faults, told with their places."""

    found: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def sentences(modules: Mapping[str, str]) -> Sentences:
    """Return the sentences of `modules`: their code by their paths."""
    trees = {path: ast.parse(code) for path, code in modules.items()}
    takers: dict[str, set[str | int]] = {"Message": {0}, "suggestion": {2}}
    for tree in trees.values():
        for name, places in _takers(tree):
            takers.setdefault(name, set()).update(places)
    result = Sentences()
    for path, tree in trees.items():
        _Module(path, tree, takers, result).visit(tree)
    return result


def _takers(node: ast.AST, owner: str = "") -> Iterator[tuple[str, set[str | int]]]:
    """Yield each function or class that takes sentences, with the names and positions of these."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield child.name, _places([_field(one) for one in child.body if _field(one)])
            yield from _takers(child, child.name)
        elif isinstance(child, ast.FunctionDef):
            given = child.args
            names = [one.arg for one in (*given.posonlyargs, *given.args)]
            places = _places(names[1:] if owner else names)
            taker = owner if child.name == "__init__" else child.name
            yield taker, places | {one.arg for one in given.kwonlyargs} & TOLD
            yield from _takers(child)


def _field(node: ast.stmt) -> str:
    """Return the name that a class gives to a field; empty where it does something else."""
    return _name(node.target) if isinstance(node, ast.AnnAssign) else ""


def _places(names: list[str]) -> set[str | int]:
    places: set[str | int] = {place for place, name in enumerate(names) if name in TOLD}
    return places | (TOLD & set(names))


class _Module(ast.NodeVisitor):
    def __init__(
        self, path: str, tree: ast.Module, takers: Mapping[str, set[str | int]], result: Sentences
    ) -> None:
        self.path = path
        self.takers = takers
        self.result = result
        self.scopes: list[ast.AST] = [tree]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.scopes.append(node)
        self.generic_visit(node)
        self.scopes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if _name(node.func) in _REPORTS and _name(getattr(node.func, "value", node)) != "report":
            return
        places = self.takers.get(_name(node.func), set())
        last = max((place for place in places if isinstance(place, int)), default=-1)
        given = [one for place, one in enumerate(node.args) if place in places]
        named = [one for one in node.keywords if one.arg in places]
        if len(node.args) <= last and not named:
            return
        for value in (*given, *(one.value for one in named)):
            for _ in self.of(value):
                pass
        told = [one for value in given for one in self._told(value, node.lineno)]
        self._check_gaps(node, told)

    def of(self, node: ast.expr) -> Iterator[str]:
        """Yield the sentences that an expression may be."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value:
                self.result.found.setdefault(node.value, []).append(f"{self.path}:{node.lineno}")
                yield node.value
        elif isinstance(node, ast.IfExp):
            yield from (*self.of(node.body), *self.of(node.orelse))
        elif isinstance(node, ast.BoolOp):
            yield from (one for value in node.values for one in self.of(value))
        elif isinstance(node, ast.Subscript):
            yield from self._of_constants(node.value)
        elif isinstance(node, ast.Name):
            yield from self._of_name(node)
        elif not (
            (isinstance(node, ast.Call) and _name(node.func) in MESSAGES)
            or (isinstance(node, ast.Attribute) and node.attr in MADE)
        ):
            self._fault(node, "is no sentence of the catalogue")

    def _told(self, node: ast.expr, line: int) -> Iterator[str]:
        """Yield what an expression is at a line: of a name, what it was last bound to before."""
        if isinstance(node, ast.Constant):
            yield str(node.value)
        elif isinstance(node, ast.IfExp):
            yield from (*self._told(node.body, line), *self._told(node.orelse, line))
        elif isinstance(node, ast.Name):
            bound = [value for value, _ in _bound(node.id, self.scopes[-1]) if value.lineno <= line]
            yield from (one for value in bound[-1:] for one in self._told(value, value.lineno))

    def _of_name(self, name: ast.Name) -> Iterator[str]:
        for scope in reversed(self.scopes):
            if isinstance(scope, ast.FunctionDef) and name.id in MADE & _parameters(scope):
                return
            if bound := _bound(name.id, scope):
                for value, looped in bound:
                    yield from self._of_constants(value) if looped else self.of(value)
                return
        self._fault(name, "leads to no sentence")

    def _of_constants(self, node: ast.expr) -> Iterator[str]:
        """Yield the values of the tables that an expression names."""
        names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        for name in names:
            for value, _ in _bound(name, self.scopes[0]):
                if isinstance(value, ast.Dict):
                    yield from (one for inner in value.values for one in self.of(inner))

    def _check_gaps(self, node: ast.Call, found: list[str]) -> None:
        given = self._given(node)
        if given is None:
            return
        gaps = {gap for one in found for gap in GAP.findall(one)}
        if gaps - given:
            self._fault(node, f"gives no value for {sorted(gaps - given)}")
        if _name(node.func) == "Message" and given - gaps and found:
            self._fault(node, f"has no gap for {sorted(given - gaps)}")

    def _given(self, node: ast.Call) -> set[str] | None:
        """Return the names of the values of a call; None where it only passes them on."""
        given = {one.arg for one in node.keywords if one.arg}
        for one in node.keywords:
            if one.arg is None and isinstance(one.value, ast.Name):
                tables = [value for value, _ in _bound(one.value.id, self.scopes[-1])]
                if not tables:
                    return None
                for table in tables:
                    given |= {
                        key.value
                        for key in getattr(table, "keys", ())
                        if isinstance(key.value, str)
                    }
        return given - TOLD if _name(node.func) != "Message" else given

    def _fault(self, node: ast.expr, what: str) -> None:
        self.result.faults.append(f"{self.path}:{node.lineno}: {ast.unparse(node)} {what}")


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _parameters(function: ast.FunctionDef) -> set[str]:
    given = function.args
    return {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def _bound(name: str, scope: ast.AST) -> list[tuple[ast.expr, bool]]:
    """Return what `name` is bound to in a function or module, each with whether it is of several.

    They are in the order of their lines.
    """
    return sorted(_bindings(name, scope), key=lambda one: one[0].lineno)


def _bindings(name: str, scope: ast.AST) -> Iterator[tuple[ast.expr, bool]]:
    for node in _inside(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _unpacked(name, target, node.value)
        elif isinstance(node, ast.NamedExpr):
            yield from _unpacked(name, node.target, node.value)
        elif isinstance(node, ast.For | ast.comprehension) and name in _names(node.target):
            yield node.iter, True


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a function or module, but not of the functions in it."""
    pending = list(ast.iter_child_nodes(scope))
    while pending:
        node = pending.pop(0)
        yield node
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            pending += ast.iter_child_nodes(node)


def _unpacked(name: str, target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value, False
    elif isinstance(target, ast.Tuple) and name in _names(target):
        if isinstance(value, ast.Tuple):
            for inner, one in zip(target.elts, value.elts, strict=True):
                yield from _unpacked(name, inner, one)
        else:
            yield value, True


def _names(nodes: ast.AST) -> Iterable[str]:
    return {one.id for one in ast.walk(nodes) if isinstance(one, ast.Name)}
