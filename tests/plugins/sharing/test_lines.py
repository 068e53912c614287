"""Titles in lines: whole words that fit, and nothing lost but what is too long for any card."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.sharing.lines import SIZES, cut, set_in_lines

ACROSS = 1056
TITLES = st.lists(st.text("abcdefghi’\u00a0", min_size=1, max_size=60), min_size=1).map(" ".join)


def width(words: str) -> float:
    """Return how wide words are in a face whose letters are half as wide as high."""
    return len(words) / 2


def test_a_short_title_is_large_and_a_long_one_small() -> None:
    assert set_in_lines("Une veille", ACROSS, width) == (84, ["Une veille"])
    assert set_in_lines("Une veille " * 20, ACROSS, width)[0] < 60


def test_lines_are_about_as_long_as_one_another() -> None:
    title = "Two lines that would be long and short"
    assert set_in_lines(title, ACROSS, width)[1] == ["Two lines that would", "be long and short"]


def test_a_space_that_does_not_break_holds_words_together() -> None:
    title = "Une vigie qui veille bien\u00a0: elle a ses raisons"
    assert any("bien\u00a0:" in line for line in set_in_lines(title, ACROSS, width)[1])


@given(TITLES)
def test_every_line_fits_and_nothing_but_the_end_is_lost(title: str) -> None:
    size, lines = set_in_lines(title, ACROSS, width)
    assert len(lines) <= dict(SIZES)[size]
    assert all(width(line) <= ACROSS / size for line in lines)
    told = "".join(lines).replace(" ", "")
    assert title.replace(" ", "").startswith(told.removesuffix("…").rstrip("\u00a0"))
    assert told.endswith("…") or len(told) == len(title.replace(" ", ""))


@given(st.text("ab ,", max_size=40), st.integers(2, 12))
def test_what_is_cut_says_so(line: str, room: int) -> None:
    found = cut(line, room, width)
    assert width(found) <= room
    assert found == line or found.endswith("…")
