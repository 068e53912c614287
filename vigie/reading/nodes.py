"""YAML and TOML read into one small tree whose every node knows its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import tomli
import yaml

from vigie.messages import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.problems import Report

_DEPTH = 12
# YAML's parser is recursive C: a text long enough to be nested 30 000 levels deep ends the process.
_LONGEST = 10_000
# YAML ends a line at these, other programs do not: numbers of lines would not be the writer's.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_NULL = {"", "~", "null", "Null", "NULL"}
_TOML_LINE = re.compile(
    r"^\s*(?:\[(?P<array>\[)?\s*(?P<table>[^\]#]+?)\s*\]|(?P<key>[\w.\"'-]+)\s*=)"
)
_LONG_QUOTES = ('"""', "'''")
STRINGS = re.compile(
    r'''
      """(?>(?:[^"\\]++|\\.|"(?!""))*)"""
    | \'{3}.*?\'{3}
    | "(?>(?:[^"\\\n]++|\\.)*)"
    | '[^'\n]*+'
    | \#[^\n]*+
    ''',
    re.VERBOSE | re.DOTALL,
)
_STANDARD_TAG = "tag:yaml.org,2002:"
_ANCHOR = re.compile(r"^\s*(?:- +)*(?:[\w.-]+: +)?(?:- +)*([&*][^\s,]+)")
_QUOTE_IT = "put the whole value between double quotes"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was written; `cut` holds what YAML took for a comment behind it."""

    text: str
    line: int
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in their order."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, each with its line, and their values; a null value is an empty scalar."""

    entries: dict[str, tuple[int, Node]]
    line: int


Node = Scalar | Sequence | Mapping
TomlPath = tuple[str | int, ...]


def read_yaml(text: str, report: Report, first_line: int) -> Mapping | None:
    """Read a YAML mapping whose first line is line `first_line` of the reported file.

    Every scalar stays text (`no` is no boolean, `12:30` no number). Aliases, duplicate keys, deep
    nesting and great length are problems. Returns None where nothing can be read.
    """
    if _unfit(text, report, first_line):
        return None
    try:
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        _report_yaml_error(error, text, report, first_line)
        return None
    if root is None:
        return Mapping({}, first_line)
    node = _YamlTree(text.split("\n"), report, first_line).node(root, 0)
    if isinstance(node, Mapping):
        return node
    report.add(
        first_line, "the front matter is not a list of “key: value” lines", "write e.g. title: …"
    )
    return None


def _unfit(text: str, report: Report, first_line: int) -> bool:
    """Report what must not reach the YAML parser; return whether there is any."""
    before = len(report.problems)
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line:
            report.add(number, "a tab in the front matter", "write spaces instead")
        if anchor := _ANCHOR.match(line):
            what = "“{mark}” would be lost: YAML takes it for a mark"
            report.add(number, what, _QUOTE_IT, mark=anchor[1])
        if _LINE_ENDS.search(line):
            report.add(number, "an invisible line separator", "type this line again")
    if len(text) > _LONGEST:
        what = "a front matter of {count} characters"
        told = "write at most {most}; the text itself goes below the second line “---”"
        report.add(first_line, what, told, count=len(text), most=_LONGEST)
    return len(report.problems) > before


def _report_yaml_error(error: Exception, text: str, report: Report, first_line: int) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1) if mark else 0
    reason = getattr(error, "problem", None) or "unreadable text"
    line = lines[number].strip()
    key, colon, value = line.partition(":")
    remedy = _QUOTE_IT
    if colon and ":" in value and '"' not in value:
        remedy = 'put the whole value between double quotes: {key}: "{value}"'
    values = {"reason": foreign(reason), "key": key, "value": value.strip()}
    what = "the front matter cannot be read here ({reason})"
    report.add(first_line + number, what, remedy, **values)


class _YamlTree:
    """Turns PyYAML's nodes into ours."""

    def __init__(self, lines: list[str], report: Report, first_line: int) -> None:
        self.lines = lines
        self.report = report
        self.first_line = first_line
        self.seen: set[int] = set()

    def node(self, raw: Any, depth: int) -> Node | None:  # noqa: ANN401 - PyYAML has no types here
        line = self.first_line + raw.start_mark.line
        if depth > _DEPTH or id(raw) in self.seen:
            self.report.add(
                line, "an alias or too many levels", "write the values out, a few levels deep"
            )
            return None
        self.seen.add(id(raw))
        if isinstance(raw, yaml.ScalarNode):
            return self._scalar(raw, line)
        if isinstance(raw, yaml.SequenceNode):
            items = (self.node(item, depth + 1) for item in raw.value)
            return Sequence(tuple(item for item in items if item is not None), line)
        return Mapping(dict(self._entries(raw, depth)), line)

    def _scalar(self, raw: Any, line: int) -> Scalar:  # noqa: ANN401 - as above
        if not raw.tag.startswith(_STANDARD_TAG):
            what = "“{tag}” would be lost: YAML takes it for a tag"
            self.report.add(line, what, _QUOTE_IT, tag=raw.tag)
        plain = not raw.style
        end = raw.end_mark
        behind = self.lines[end.line][end.column :].strip() if end.line < len(self.lines) else ""
        value = "" if plain and raw.value in _PLAIN_NULL else raw.value
        return Scalar(value, line, behind if plain and behind.startswith("#") else "")

    def _entries(self, raw: Any, depth: int) -> Iterator[tuple[str, tuple[int, Node]]]:  # noqa: ANN401
        keys: set[str] = set()
        for raw_key, raw_value in raw.value:
            line = self.first_line + raw_key.start_mark.line
            key = raw_key.value if isinstance(raw_key, yaml.ScalarNode) else ""
            if not key:
                self.report.add(line, "a key that is not a word", "write “key: value”")
            elif key in keys:
                self.report.add(line, "“{key}” is written twice", "keep one of the two", key=key)
            else:
                keys.add(key)
                value = self.node(raw_value, depth + 1)
                if value is not None:
                    yield key, (line, value)


def read_toml(text: str, report: Report) -> Mapping | None:
    """Read a TOML document; scalars become text. Returns None, with a problem, where it is none."""
    try:
        return _toml_mapping(tomli.loads(text), (), _toml_lines(text), 1)
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.rstrip().count("\n") + 1
        reason = foreign(str(error).partition(" (at ")[0])
        report.add(line, "this is not TOML ({reason})", "mend this line", reason=reason)
        return None


def _toml_lines(text: str) -> dict[TomlPath, int]:
    """Map every table and key of a TOML text to the line where it is first written.

    The tables of an array are numbered from 0: `("comment", 0, "body")`.
    """
    lines: dict[TomlPath, int] = {}
    last: dict[TomlPath, int] = {}
    table: TomlPath = ()
    for number, line in enumerate(STRINGS.sub(_only_line_ends, text).split("\n"), 1):
        match = _TOML_LINE.match(line)
        if match is None:
            continue
        written = [part.strip(" \"'") for part in (match["table"] or match["key"]).split(".")]
        path = () if match["table"] else table
        for part in written[:_DEPTH]:
            path = (*path, part)
            lines.setdefault(path, number)
            if path in last:
                path = (*path, last[path])
        if match["table"]:
            if match["array"]:
                path = path[:-1] if path[:-1] in last else path
                last[path] = last.get(path, -1) + 1
                path = (*path, last[path])
                lines[path] = number
            table = path
    return lines


def _only_line_ends(string: re.Match[str]) -> str:
    """Return a string of several lines without what is in it, others as they are."""
    written = string[0]
    return "\n" * written.count("\n") if written[:3] in _LONG_QUOTES else written


def _toml_mapping(
    data: dict[str, Any], path: TomlPath, lines: dict[TomlPath, int], line: int
) -> Mapping:
    entries = {}
    for key, value in data.items():
        own_line = lines.get((*path, key), line)
        entries[key] = (own_line, _toml_node(value, (*path, key), lines, own_line))
    return Mapping(entries, line)


def _toml_node(
    value: Any,  # noqa: ANN401 - whatever TOML holds
    path: TomlPath,
    lines: dict[TomlPath, int],
    line: int,
) -> Node:
    if isinstance(value, dict):
        return _toml_mapping(value, path, lines, line)
    if isinstance(value, list):
        items = (
            _toml_node(item, (*path, place), lines, lines.get((*path, place), line))
            for place, item in enumerate(value)
        )
        return Sequence(tuple(items), line)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), line)
    if isinstance(value, date | datetime):
        return Scalar(value.isoformat(), line)
    return Scalar(str(value), line)
