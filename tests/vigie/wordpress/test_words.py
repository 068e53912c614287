"""The report has words for everything that it can tell, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vigie.build import ROOT
from vigie.languages import Language
from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.memory import Step
from vigie.wordpress.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

both = pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)


def test_both_languages_tell_the_same() -> None:
    assert WORDS[Language.FR].keys() == WORDS[Language.EN].keys()


@both
def test_there_is_a_word_for_all_that_is_counted(words: Mapping[str, str]) -> None:
    told = (
        *(f"thing:{thing}" for thing in Thing),
        *(f"outcome:{outcome}" for outcome in Outcome),
        *(f"step:{step}" for step in Step),
    )
    assert [word for word in told if not words.get(word)] == []


@both
def test_there_is_a_word_for_every_reason_in_the_code(words: Mapping[str, str]) -> None:
    pattern = re.compile(
        r"""(?:Outcome\.\w+,\s*|warn\(\s*|apart=|warnings\.append\(\()"([a-z-]+)\"|repairs\["(\w+)"\]"""
    )
    reasons = set()
    for file in (ROOT / "vigie" / "wordpress").glob("*.py"):
        for reason, repair in pattern.findall(file.read_text("utf-8")):
            reasons.add(reason or f"repair:{repair}")
    assert len(reasons) > 30
    assert sorted(reasons - words.keys()) == []


def test_french_has_the_spaces_of_quebec() -> None:
    wrong = r"[ \u00a0][;!?]|[^\u00a0]:(?=\s)|«[^\u00a0]|[^\u00a0]»|'"
    assert [one for one in WORDS[Language.FR].values() if re.search(wrong, one)] == []
