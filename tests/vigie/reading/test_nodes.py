"""YAML and TOML become one tree whose every node knows its line; nothing makes the reader raise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import toml_texts, words, yaml_texts
from tests.values import told
from vigie.problems import Report
from vigie.reading.nodes import Mapping, Scalar, Sequence, read_toml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vigie.reading.nodes import Node

FIRST_LINE = 2
LOADERS = pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])


def of_yaml(text: str) -> tuple[Mapping | None, list[str]]:
    """Return what YAML from line 2 gives, and what is told of it."""
    report = Report("fr.md")
    return read_yaml(text, report, FIRST_LINE), told(report)


def of_toml(text: str) -> tuple[Mapping | None, list[str]]:
    """Return what TOML gives, and what is told of it."""
    report = Report("people.toml")
    return read_toml(text, report), told(report)


def value(text: str) -> Node:
    """Return the value of the one key of a YAML text that has no mistake."""
    mapping, problems = of_yaml(text)
    assert problems == []
    assert mapping is not None
    ((_, node),) = mapping.entries.values()
    return node


@pytest.mark.parametrize(
    "written",
    ["no", "YES", "12:30", "0o17", "1e3", "2013-06-05", "1_000", ".inf", "true", "é 😀", "=", "<<"],
)
def test_every_value_stays_the_text_that_was_written(written: str) -> None:
    assert value(f"key: {written}") == Scalar(written, 2)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", '""', "''"])
def test_a_null_is_an_empty_text(written: str) -> None:
    assert value(f"key: {written}") == Scalar("", 2)


def test_a_quoted_null_is_a_word() -> None:
    assert value('key: "null"') == Scalar("null", 2)


def test_every_node_knows_its_line() -> None:
    mapping, problems = of_yaml("a: 1\n\nb:\n  - x\n  - c: y\n    d: z\n")
    assert problems == []
    assert mapping == Mapping(
        {
            "a": (2, Scalar("1", 2)),
            "b": (
                4,
                Sequence(
                    (
                        Scalar("x", 5),
                        Mapping({"c": (6, Scalar("y", 6)), "d": (7, Scalar("z", 7))}, 6),
                    ),
                    5,
                ),
            ),
        },
        2,
    )


def test_what_yaml_takes_for_a_comment_is_kept_beside_the_value() -> None:
    assert value("title: C # and F#") == Scalar("C", 2, cut="# and F#")


@pytest.mark.parametrize(
    ("written", "text"),
    [('"C # and F#"', "C # and F#"), ("'C # and F#'", "C # and F#"), ("C# and F#", "C# and F#")],
)
def test_a_number_sign_that_belongs_to_the_text_cuts_nothing(written: str, text: str) -> None:
    assert value(f"title: {written}") == Scalar(text, 2)


def test_a_comment_on_a_line_of_its_own_is_a_comment() -> None:
    mapping, problems = of_yaml("# a note\ntitle: A\n# another\n")
    assert problems == []
    assert mapping == Mapping({"title": (3, Scalar("A", 3))}, 3)


def test_an_empty_front_matter_is_an_empty_mapping() -> None:
    assert of_yaml("") == (Mapping({}, 2), [])
    assert of_yaml("# nothing yet") == (Mapping({}, 2), [])


def test_a_tab_in_the_front_matter_is_told_with_its_line() -> None:
    mapping, problems = of_yaml("title: A\ntags:\n\t- data\n\t- networks")
    assert mapping is None
    assert problems == [
        "4: a tab in the front matter; write spaces instead",
        "5: a tab in the front matter; write spaces instead",
    ]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_no_editor_shows_is_told_with_its_line(separator: str) -> None:
    mapping, problems = of_yaml(f"title: A\nsummary: before{separator}after")
    assert mapping is None
    assert problems == ["3: an invisible line separator; type this line again"]


def test_a_key_written_twice_is_told_and_the_first_one_counts() -> None:
    mapping, problems = of_yaml("title: A\ntitle: B")
    assert mapping == Mapping({"title": (2, Scalar("A", 2))}, 2)
    assert problems == ["3: “title” is written twice; keep one of the two"]


@pytest.mark.parametrize("written", ["[a]: b", "{a: b}: c", "? - a\n: b", '"": b'])
def test_a_key_that_is_not_a_word_is_told(written: str) -> None:
    mapping, problems = of_yaml(written)
    assert mapping is not None
    assert mapping.entries == {}
    assert problems == ["2: a key that is not a word; write “key: value”"]


def test_an_alias_is_told_where_it_stands_and_not_followed() -> None:
    mapping, problems = of_yaml("a: [&x one]\nb: [*x]")
    assert mapping is not None
    assert mapping.entries["b"] == (3, Sequence((), 3))
    assert problems == [
        "2: an alias or too many levels; write the values out, a few levels deep",
    ]


@pytest.mark.parametrize("line", ["a: &Co et amis", "- &Co", "a: *x", "  - b: &x [1]"])
def test_what_yaml_takes_for_a_mark_of_its_own_is_told(line: str) -> None:
    mapping, problems = of_yaml(line)
    assert mapping is None
    (mark,) = re.findall(r"[&*]\w+", line)
    told = f"2: “{mark}” would be lost: YAML takes it for a mark"
    assert problems == [f"{told}; put the whole value between double quotes"]


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: [&a0 [ha, ha]]"]
    lines += [f"a{n}: [&a{n} [{', '.join([f'*a{n - 1}'] * 9)}]]" for n in range(1, 30)]
    mapping, problems = of_yaml("\n".join(lines))
    assert mapping is not None
    assert len(problems) == 9 * 29


def test_a_tag_makes_nothing_happen(tmp_path: Path) -> None:
    target = tmp_path / "made"
    mapping, problems = of_yaml(f'a: !!python/object/apply:os.mkdir ["{target}"]\nb: !!int x')
    assert problems == []
    assert mapping == Mapping(
        {"a": (2, Sequence((Scalar(str(target), 2),), 2)), "b": (3, Scalar("x", 3))}, 2
    )
    assert not target.exists()


@LOADERS
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("levels", [13, 500, 2400])
def test_deep_nesting_is_told(
    loader: type, opening: str, levels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vigie.reading.nodes._Loader", loader)
    closing = {"[": "]", "{a: ": "}"}.get(opening, "")
    _, problems = of_yaml(f"{opening * levels}a{closing * levels}")
    assert problems


def test_a_few_levels_are_well() -> None:
    assert of_yaml(f"a: {'[' * 11}b{']' * 11}")[1] == []


def test_a_front_matter_of_any_length_cannot_end_the_process() -> None:
    mapping, (problem,) = of_yaml(f"a: {'[' * 100_000}")
    assert mapping is None
    assert problem == (
        "2: a front matter of 100003 characters; "
        "write at most 10000; the text itself goes below the second line “---”"
    )


@pytest.mark.parametrize("written", ["- a\n- b", "a text", "~"])
def test_a_front_matter_without_keys_is_told(written: str) -> None:
    mapping, problems = of_yaml(written)
    assert mapping is None
    assert problems == [
        "2: the front matter is not a list of “key: value” lines; write e.g. title: …"
    ]


def test_a_colon_in_a_value_is_told_with_the_line_to_write_instead() -> None:
    mapping, (problem,) = of_yaml("kind: chronicle\ntitle: E-Gouv : Ottawa")
    assert mapping is None
    assert problem == (
        "3: the front matter cannot be read here (mapping values are not allowed in this context); "
        'put the whole value between double quotes: title: "E-Gouv : Ottawa"'
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [("a: 'b", 2), ("a: b\n--- c", 3), ("a: [b", 2), ("%YAML 9.9\n---\na: b", 2), ("a: \x01", 2)],
)
def test_what_is_no_yaml_is_told_with_its_line(written: str, line: int) -> None:
    mapping, (problem,) = of_yaml(written)
    assert mapping is None
    assert problem.startswith(f"{line}: the front matter cannot be read here (")
    assert problem.endswith("; put the whole value between double quotes")


@LOADERS
@given(text=yaml_texts())
@example(text="a: \ufeff")
@example(text="\ufeff")
@example(text="? ? ? a")
@example(text=f"n: {'9' * 6000}\nm: 0x{'f' * 2000}\nk: 1e999999")
def test_no_yaml_makes_the_reader_raise(loader: type, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vigie.reading.nodes._Loader", loader)
        report = Report("fr.md")
        mapping = read_yaml(text, report, FIRST_LINE)
    assert mapping is not None or report.problems
    last = FIRST_LINE + max(text.count("\n"), len(text.splitlines()))
    assert all(FIRST_LINE <= problem.line <= last for problem in report.problems)


@given(st.dictionaries(words(), st.text()))
def test_what_a_program_wrote_as_yaml_is_read_back(values: dict[str, str]) -> None:
    written = yaml.safe_dump(values, default_style='"', width=1_000_000)
    mapping, problems = of_yaml(written)
    assert problems == []
    assert mapping is not None
    read = {key: getattr(node, "text", None) for key, (_, node) in mapping.entries.items()}
    assert read == values


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("true", "true"),
        ("3", "3"),
        ("-0.5", "-0.5"),
        ("nan", "nan"),
        ("2013-06-05", "2013-06-05"),
        ("2013-06-05T09:00:00-04:00", "2013-06-05T09:00:00-04:00"),
        ("09:00:00", "09:00:00"),
        ('"é\\u00e9"', "éé"),
        ("''", ""),
    ],
)
def test_toml_values_become_text(written: str, text: str) -> None:
    assert of_toml(f"key = {written}") == (Mapping({"key": (1, Scalar(text, 1))}, 1), [])


def test_toml_tables_and_keys_know_their_lines() -> None:
    mapping, problems = of_toml(
        '# people\n\n[vigie]\nname = {fr = "V", en = "W"}\n\n["a-b".inner]\nx = 1\ny.z = [1, 2]\n'
    )
    assert problems == []
    assert mapping == Mapping(
        {
            "vigie": (
                3,
                Mapping(
                    {
                        "name": (
                            4,
                            Mapping({"fr": (4, Scalar("V", 4)), "en": (4, Scalar("W", 4))}, 4),
                        )
                    },
                    3,
                ),
            ),
            "a-b": (
                6,
                Mapping(
                    {
                        "inner": (
                            6,
                            Mapping(
                                {
                                    "x": (7, Scalar("1", 7)),
                                    "y": (
                                        8,
                                        Mapping(
                                            {
                                                "z": (
                                                    8,
                                                    Sequence((Scalar("1", 8), Scalar("2", 8)), 8),
                                                )
                                            },
                                            8,
                                        ),
                                    ),
                                },
                                6,
                            ),
                        )
                    },
                    6,
                ),
            ),
        },
        1,
    )


def test_a_long_toml_string_does_not_confuse_the_lines() -> None:
    mapping, problems = of_toml('a = """\nb = 1\n[c]\n"""\nb = 2\n')
    assert problems == []
    assert mapping == Mapping({"a": (1, Scalar("b = 1\n[c]\n", 1)), "b": (5, Scalar("2", 5))}, 1)


def test_the_tables_of_an_array_know_their_lines() -> None:
    mapping, problems = of_toml(
        "# notes\n[[a]]\nid = 1\n\n[[a]]\nid = 2\nb.c = 3\n[a.d]\ne = 4\n[[a.f]]\n[[a.f]]\ng = 5\n"
        "[[a]]\n[[a.f]]\ng = 6\n"
    )
    assert problems == []
    assert mapping is not None
    _, items = mapping.entries["a"]
    assert isinstance(items, Sequence)
    assert list(_lines(items)) == [
        *(2, ("id", 3), 5, ("id", 6), ("b", 7), 7, ("c", 7), ("d", 8), 8, ("e", 9), ("f", 10)),
        *(10, 11, ("g", 12), 13, ("f", 14), 14, ("g", 15)),
    ]


def _lines(node: Node) -> Iterator[int | tuple[str, int]]:
    """Yield the line of every mapping in a node, and the name and line of each of its keys."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _lines(item)
    elif isinstance(node, Mapping):
        yield node.line
        for name, (line, below) in node.entries.items():
            yield name, line
            yield from _lines(below)


@pytest.mark.parametrize(
    "string",
    [
        '"""\nb = 1\n\'\'\'\n[c]\n"""',
        "'''\nb = 1\n\"\"\"\n\\'''",
        '"""\n\\"""\n[[d]]\n"""',
        '"""\n""\\"""\n"""""',
        '"# no comment \\""',
        '\'"""\'',
        '1 # """',
    ],
)
def test_no_string_and_no_note_confuses_the_lines(string: str) -> None:
    mapping, problems = of_toml(f"a = {string}\n[[d]]\nid = 1\n")
    assert problems == []
    assert mapping is not None
    assert mapping.entries["d"][0] == 2 + string.count("\n")


@pytest.mark.parametrize(
    ("written", "line"),
    [("a = 1\nb = \nc = 2", 2), ("a = 1\n\na = 2", 3), ("a = 1\nb = '''\n", 2), ("[a\nb", 1)],
)
def test_what_is_no_toml_is_told_with_its_line(written: str, line: int) -> None:
    mapping, (problem,) = of_toml(written)
    assert mapping is None
    assert problem.startswith(f"{line}: this is not TOML (")
    assert problem.endswith("; mend this line")


def test_an_hour_needs_no_seconds() -> None:
    mapping, problems = of_toml("a = 1\nb = 2013-06-05T02:35-04:00\n")
    assert mapping is not None
    assert mapping.entries["b"] == (2, Scalar("2013-06-05T02:35:00-04:00", 2))
    assert problems == []


@pytest.mark.parametrize(
    "written",
    [
        f"a = {'[' * 5000}{']' * 5000}",
        f"a = {'{b = ' * 5000}1{'}' * 5000}",
        f"{'.'.join(['a'] * 5000)} = 1",
        f"[{'.'.join(['a'] * 5000)}]",
        f"a = {'9' * 5000}",
        f"a = 0x{'f' * 5000}",
    ],
    ids=["lists", "tables", "dots", "head", "figures", "hexadecimals"],
)
def test_toml_without_measure_is_told(written: str) -> None:
    mapping, (problem,) = of_toml(written)
    assert mapping is None
    assert problem.startswith("1: this is not TOML (")


@given(toml_texts())
def test_no_toml_makes_the_reader_raise(text: str) -> None:
    report = Report("people.toml")
    mapping = read_toml(text, report)
    assert (mapping is None) == bool(report.problems)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in report.problems)
