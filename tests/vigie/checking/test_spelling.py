"""Words are looked up in their language, and nothing that is no word of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from vigie.checking import dictionaries
from vigie.checking.manuscript import read
from vigie.checking.spelling import knowing, listed, unknown_words, vocabulary
from vigie.content import Axis, Term
from vigie.languages import Language, Localized
from vigie.root import ROOT

FR, EN = Language.FR, Language.EN
FRENCH = {"la", "mot", "mots", "est", "bon", "école", "Montréal", "porte", "avion", "aujourd'hui"}
ENGLISH = {"the", "word", "is", "good", "team", "it's"}


def unknown(body: str, language: Language = FR, own: str = "") -> list[str]:
    """Return the words of a text that are not known; a capital at the begin counts for nothing."""

    def book(words: set[str]) -> object:
        return lambda word: word in words or word[:1].lower() + word[1:] in words

    books = {FR: book(FRENCH), EN: book(ENGLISH)}
    words = {one: frozenset(listed(own)) for one in Language}
    manuscript = read("x", language, f"---\ntitle: mot\n---\n{body}\n")
    return [one.word for one in unknown_words(manuscript, knowing(words, books))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Un mott est bon", ["mott"]),
        ("La mott, la *mot*, **bonn**.", ["mott", "bonn"]),
        ("l’écolle et qu'est l’école aujourd’hui", ["l’écolle"]),
        ("porte-avion porte-avionn", ["porte-avionn"]),
        ("la *team wordd*{: lang=en } est", ["wordd"]),
        ("la *team wordd*{: lang=de } est", []),
        ("`mott` <kbd>mott</kbd> https://mott.ca/mott mott@mott.ca", []),
        ("[mot](mott.md) ![mot](mott.png) #mott mott.qc.ca", []),
        ("CaféCOMM BCC B2B E-Gouv 12mott XXe", []),
        ("mot dit par Kema Joseph. Gérard Blanc est bon", ["dit", "par"]),
        ("Mott est bon", ["Mott"]),
        ("mot Mott. Mott est bon", []),
        ("*[Mottt]: quelque\n\nMottt est bon", []),
        ("mott\nmott", ["mott", "mott"]),
    ],
)
def test_words_that_no_dictionary_has_are_found(body: str, expected: list[str]) -> None:
    assert unknown(body) == expected


def test_english_possessives_and_contractions_are_words() -> None:
    assert unknown("The team’s word, it’s good, the wordd's", EN) == ["wordd's"]


def test_the_words_of_the_list_are_known() -> None:
    own = "# un commentaire\nmott  # un mot\nBCQ\n\nl'infolettre\n"
    assert unknown("mott Mott bcq est l’infolettre mottt", own=own) == ["bcq", "mottt"]


def test_names_of_people_and_terms_are_known_in_both_languages() -> None:
    name = Localized(fr="désilotage d’équipes", en="Anne-Marie O’Neil")
    term = Term(axis=Axis.TAG, id="x", name=name, slug=name)
    words = vocabulary({Axis.TAG: {"x": term}}, {FR: "un", EN: ""})
    assert words[FR] >= {"désilotage", "équipes", "Anne", "Marie", "Anne-Marie", "un"}
    assert "désilotage" in words[EN]


def test_a_paragraph_in_the_other_language_is_left_to_its_own_rule() -> None:
    english = "The people who write for this site are asked to mark the words of the other one."
    assert unknown(f"{english}\n\nmott est") == ["mott"]


def test_a_language_without_a_dictionary_has_no_unknown_words() -> None:
    manuscript = read("x", FR, "---\n---\nmott\n")
    assert list(unknown_words(manuscript, knowing({}, {}))) == []


def test_a_dictionary_is_found_by_the_folders_that_hunspell_takes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = ROOT / "tests" / "vigie" / "checking" / "dictionaries"
    monkeypatch.setenv(dictionaries.FOLDERS_VARIABLE, f"{tmp_path}:{small}")
    book = dictionaries.dictionary(FR)
    assert book is not None
    assert (book.knows("samedi"), book.knows("samdi")) == (True, False)
    assert (book.nearest("samdi"), book.nearest("zzzzzzzzzz")) == ("samedi", "")
    assert book.knows("日本語") is False


def test_a_damaged_dictionary_is_no_dictionary_to_fail_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for ending in ("aff", "dic"):
        (tmp_path / f"fr_CA.{ending}").write_bytes(b"\xff\x00")
    monkeypatch.setattr(dictionaries, "_folders", lambda _language: iter((tmp_path,)))
    book = dictionaries.dictionary(FR)
    assert book is None or not book.knows("samedi")
    monkeypatch.setattr(dictionaries, "_folders", lambda _language: iter((Path("/nowhere"),)))
    assert dictionaries.dictionary(FR) is None
