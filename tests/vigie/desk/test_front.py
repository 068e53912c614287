"""Front matter is written so that it reads back as it was, and as people would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vigie.desk.front import front_matter, value_of
from vigie.problems import Report
from vigie.reading.frontmatter import split
from vigie.reading.nodes import read_yaml

if TYPE_CHECKING:
    from vigie.desk.front import Value

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ("no", "null", "~", "12:30", "2026-11-20", "a: b", "a #b", "- a", "[a", "…", "x:", "'", "---")
)
KEYS = st.text("abcdef_-", min_size=1, max_size=6).filter(lambda key: key.strip("_-"))
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@example({"a": '\u2028\x85\ufeff\t👩\u200d👧 \\ "'})
@example({"a": [{"b": "", "c": []}, "", [""]]})
def test_what_is_written_is_read_back(values: dict[str, Value]) -> None:
    report = Report("fr.md")
    written = front_matter(values)
    found = split(written, report)
    assert found is not None
    node = read_yaml(found[0], report, 2)
    assert report.problems == []
    assert node is not None
    assert value_of(node) == values


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"title": "L’été"}, "title: L’été"),
        ({"title": "Un avis : deux lectures"}, 'title: "Un avis : deux lectures"'),
        ({"title": '"Service"'}, 'title: "\\"Service\\""'),
        ({"title": "😀 oui"}, 'title: "😀 oui"'),
        ({"summary": ""}, "summary:"),
        ({"date": "2026-11-20T08:30"}, "date: 2026-11-20T08:30"),
        (
            {"authors": ["ada", {"id": "grace", "role": "translation"}]},
            "authors: [ada, {id: grace, role: translation}]",
        ),
        (
            {"event": {"start": "…", "place": {"name": "A", "address": "1, rue B"}}},
            'event:\n  start: …\n  place: {name: A, address: "1, rue B"}',
        ),
        (
            {"links": [{"title": "A", "url": "https://example.org/", "comment": "x" * 90}]},
            f"links:\n  - title: A\n    url: https://example.org/\n    comment: {'x' * 90}",
        ),
    ],
)
def test_it_reads_as_people_write(values: dict[str, Value], written: str) -> None:
    assert front_matter(values) == f"---\n{written}\n---\n"
