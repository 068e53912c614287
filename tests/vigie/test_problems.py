"""Mistakes as writers read them."""

from __future__ import annotations

import pytest

from tests.values import told
from vigie.problems import ContentError, Problem, Report, Severity, suggestion

HERE = Problem("posts/a/fr.md", 10, "“title” is missing", "write it")


def test_a_problem_is_one_line_that_an_editor_can_follow() -> None:
    assert HERE.told() == "posts/a/fr.md:10: “title” is missing; write it"
    assert HERE.told("content") == "content/posts/a/fr.md:10: “title” is missing; write it"


def test_a_report_keeps_what_is_wrong_with_its_file_in_order() -> None:
    report = Report("fr.md")
    report.add(3, "first", "mend it")
    report.add(1, "second", "mend it")
    assert [problem.path for problem in report.problems] == ["fr.md", "fr.md"]
    assert told(report) == ["3: first; mend it", "1: second; mend it"]


def test_a_warning_says_that_it_is_one_and_stops_nothing() -> None:
    report = Report("posts/a/fr.md")
    report.warn(2, "odd", "look at it")
    (warning,) = report.problems
    assert warning == Problem("posts/a/fr.md", 2, "odd", "look at it", Severity.WARNING)
    assert warning.told("content") == "content/posts/a/fr.md:2: warning: odd; look at it"
    assert (warning.stops, HERE.stops) == (False, True)


def test_an_error_tells_each_problem_once_in_the_order_of_their_places() -> None:
    later = Problem("posts/a/fr.md", 9, "x", "y")
    other = Problem("pages/b/fr.md", 99, "x", "y")
    error = ContentError([HERE, later, other, HERE], "content")
    assert error.problems == (other, later, HERE)
    assert str(error).split("\n") == [
        "content/pages/b/fr.md:99: x; y",
        "content/posts/a/fr.md:9: x; y",
        "content/posts/a/fr.md:10: “title” is missing; write it",
    ]
    assert error.exitcode == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("vigei", "did you mean “vigie”?"),
        ("VIGIE", "did you mean “vigie”?"),
        ("ecole", "did you mean “École”?"),
        ("zzz", "write another"),
        ("", "write another"),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, expected: str) -> None:
    assert suggestion(word, ("vigie", "École", "other"), "write another") == expected
