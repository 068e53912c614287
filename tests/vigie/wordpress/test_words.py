"""The report has words for everything that it can tell, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vigie.languages import Language
from vigie.messages import Message
from vigie.problems import Problem
from vigie.root import ROOT
from vigie.wordpress.account import Account, Outcome, Thing
from vigie.wordpress.memory import Step
from vigie.wordpress.report import as_json, as_markdown
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


def test_what_a_build_will_say_stands_in_each_report_in_its_language() -> None:
    account = Account()
    problem = Problem("fr.md", 3, Message("“{word}” is written twice", word="a"), "keep one")
    account.warn("problem", problem.sentence, "fr.md:3")
    english, french = (
        as_markdown(account, [], {}, language, dry=False).decode()
        for language in (Language.EN, Language.FR)
    )
    assert "- fr.md:3 “a” is written twice; keep one\n" in english
    assert "- fr.md:3 «\xa0a\xa0» est écrit deux fois; n’en gardez qu’un\n" in french
    assert "“a” is written twice; keep one" in as_json(account, [], {}, dry=False).decode()
