"""Sentences that can be told in both languages, and the catalogue that has all in French."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from tests.sentences import sentences
from vigie.incremental.checked import dumped, loaded
from vigie.languages import Language
from vigie.locale import catalogues
from vigie.messages import GAP, TRANSLATIONS, Message, foreign
from vigie.problems import Problem, Report
from vigie.root import ROOT

FR, EN = Language.FR, Language.EN
# Its texts have words of their own in both languages.
SPEAKS_FOR_ITSELF = "wordpress"
MODULES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for room in ("vigie", "plugins")
    for path in sorted((ROOT / room).rglob("*.py"))
    if SPEAKS_FOR_ITSELF not in path.parts and path.name != "messages.py"
}
CODE = sentences(MODULES)
TAKERS = {name: MODULES[name] for name in ("vigie/problems.py", "vigie/reading/fields.py")}
ANYTHING = st.text()


def french() -> dict[str, tuple[str, bool]]:
    """Return the catalogue: French by English, each with whether a library says the English."""
    with catalogues.path(TRANSLATIONS, FR).open("rb") as file:
        found = read_po(file, locale=FR.locale, abort_invalid=True)
    assert not found.obsolete
    assert not [one.id for one in found if one.id and one.fuzzy]
    return {
        str(one.id): (str(one.string), not any("/" in path for path, _ in one.locations))
        for one in found
        if one.id
    }


FRENCH = french()


def test_a_message_is_its_english_sentence() -> None:
    message = Message("“{word}” is written twice", word="a")
    assert message == "“a” is written twice"
    assert message.told(EN) == "“a” is written twice"
    assert type(message.told(EN)) is str


def test_a_message_is_told_in_french() -> None:
    assert (
        Message("“{word}” is written twice", word="a").told(FR) == "«\xa0a\xa0» est écrit deux fois"
    )


def test_a_message_inside_another_is_told_in_the_same_language() -> None:
    words = tuple(Message("“{word}”", word=word) for word in "ab")
    message = Message("words that Markdown would drop: {words}", words=words)
    assert message == "words that Markdown would drop: “a”, “b”"
    assert (
        message.told(FR) == "des mots que Markdown laisserait tomber\xa0: «\xa0a\xa0», «\xa0b\xa0»"
    )


def test_what_the_catalogue_does_not_have_stays_english() -> None:
    assert Message("nobody says {word}", word="this").told(FR) == "nobody says this"
    assert foreign("found something odd {here}").told(FR) == "found something odd {here}"
    assert Message("").told(FR) == ""


def test_what_libraries_often_say_is_in_the_catalogue() -> None:
    assert foreign("day is out of range for month").told(FR) == "ce mois n’a pas ce jour"


def test_braces_that_are_no_gap_stay() -> None:
    message = Message("write {: role={role} } or {other}", role="x")
    assert message == "write {: role=x } or {other}"


def test_a_message_of_a_message_is_the_same() -> None:
    message = Message("write one of: {known}", known=("a", "b"))
    assert Message(message, known=("c",)) is message


@pytest.mark.parametrize(("asked", "told"), [("fr", "à enlever"), ("en", "take it out")])
def test_the_environment_says_in_which_language(
    asked: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", asked)
    assert Message("take it out").told() == told


def test_a_problem_is_told_in_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = Report("fr.md")
    report.warn(3, "“{word}” is written twice", "keep one", word="a")
    monkeypatch.setenv("LANGUAGE", "fr")
    expected = (
        "contenu/fr.md:3: avertissement\xa0: «\xa0a\xa0» est écrit deux fois; n’en gardez qu’un"
    )
    assert report.problems[0].told("contenu") == expected
    assert Problem("a", 1, "take it out", "keep one").told() == "a:1: à enlever; n’en gardez qu’un"


@given(ANYTHING, st.lists(ANYTHING).map(tuple))
def test_values_of_any_kind_stand_in_both_languages_as_they_are(
    word: str, known: tuple[str, ...]
) -> None:
    inner = Message("did you mean “{word}”?", word=word)
    message = Message(
        "{what}; {remedy}", what=inner, remedy=Message("write one of: {known}", known=known)
    )
    for language, quoted in ((EN, f"“{word}”?"), (FR, f"«\xa0{word}\xa0»?")):
        told = message.told(language)
        assert quoted in told
        assert told.endswith(": " + ", ".join(known))
    for copy in (loaded(dumped(message)), deepcopy(message)):
        assert [copy.told(language) for language in Language] == [
            message.told(language) for language in Language
        ]
        assert (copy, hash(copy), str(copy)) == (message, hash(message), message.told(EN))


def test_whatever_is_told_to_writers_is_a_sentence_of_the_code() -> None:
    assert not CODE.faults
    assert len(CODE.found) > 300


def test_the_catalogue_has_every_sentence_in_french() -> None:
    assert {one: places for one, places in CODE.found.items() if one not in FRENCH} == {}


def test_the_catalogue_has_nothing_else() -> None:
    own = {english for english, (_, of_library) in FRENCH.items() if not of_library}
    assert own - set(CODE.found) == set()


def test_a_translation_has_the_gaps_of_its_sentence() -> None:
    assert all(french for french, _ in FRENCH.values())
    differing = {
        english: french
        for english, (french, _) in FRENCH.items()
        if set(GAP.findall(english)) != set(GAP.findall(french))
    }
    assert differing == {}


def test_french_is_set_as_the_house_sets_it() -> None:
    wrong = re.compile(r"«[^\xa0]|[^\xa0]»|\s(?:[;?]|!(?!\[))|[“”']|[\w»)] :|\.\.\.|  ")
    assert {one: wrong.findall(one) for one, _ in FRENCH.values() if wrong.search(one)} == {}


@pytest.mark.parametrize(
    "code",
    [
        "report.add(1, f'“{word}” is odd', 'mend it')",
        "told = f'write {word}'\nfields.wrong('key', 'odd', told)",
        "Message('it is ' + word)",
        "report.add(1, word.upper(), 'mend it')",
        "report.add(1, nowhere, 'mend it')",
        "report.add(1, '“{word}” is odd', 'mend it')",
        "report.add(1, '“{word}” is odd', 'mend it', wort=word)",
        "fields.text('key', required=f'write {key}')",
        "Message('odd', word=word)",
    ],
)
def test_what_is_no_sentence_of_the_code_is_found(code: str) -> None:
    assert sentences({**TAKERS, "new.py": code}).faults


def test_sentences_are_found_wherever_the_code_has_them() -> None:
    code = """
TABLE = {1: "of a table", 2: "of another line"}
def told(report, what, key, **values):
    first, second = "first", "second"
    remedy = "one" if key else "other"
    report.add(1, first, second)
    report.warn(1, TABLE[key], remedy)
    report.add(1, what, suggestion(key, (), "nearest"), **values)
    for number, line in TABLE.items():
        report.add(number, line, Message("{key} in a message", key=key))
"""
    found = sentences({**TAKERS, "new.py": code})
    assert not found.faults
    here = {
        one for one, places in found.found.items() if any("new.py" in place for place in places)
    }
    assert here == {
        *("of a table", "of another line", "first", "second", "one", "other", "nearest"),
        "{key} in a message",
    }
