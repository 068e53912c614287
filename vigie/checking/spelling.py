"""Words that stand neither in a dictionary of their language nor among the words of the site."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from vigie.checking.foreign import looks_other
from vigie.checking.masking import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vigie.checking.manuscript import Manuscript
    from vigie.content import Taxonomy
    from vigie.languages import Language

    Known = Callable[[str, Language], bool]
    """Says whether a word is one of a language."""

_LETTERS = r"[^\W\d_]"
_WORD = re.compile(
    rf"{_LETTERS}(?<![\w@.#/{HIDDEN}-].){_LETTERS}*(?:[’'\-\u2011]{_LETTERS}+)*(?!\w|[.@]{_LETTERS})"
)
_ELISION = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)[’']", re.IGNORECASE
)
_JOINS = re.compile("[’'-]")
_POSSESSIVE = re.compile(r"[’']s$")
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\]:", re.MULTILINE)
_SENTENCE = re.compile(r"(?:^|[.!?…:«“\"(|>#*_\n–—])[ \u00a0\u202f*_>#\"“«-]*$")
_SHORTEST = 3
_SUSPECT = 4
_LOOKED_BACK = 12


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is not known: where it begins in its file, and in which language it stands."""

    start: int
    word: str
    language: Language


def unknown_words(manuscript: Manuscript, known: Known) -> Iterator[Unknown]:
    """Yield the words of a text that are not known, in the order of their places.

    Left out are short words, those with capitals or figures inside, and those that begin with a
    capital inside a sentence: they are names.
    """
    abbreviations = frozenset(_ABBREVIATION.findall(manuscript.text))
    found: list[Unknown] = []
    for language, prose in manuscript.prose.items():
        matches = list(_WORD.finditer(prose))
        names = {match[0] for match in matches if _named(match)}
        for match in matches:
            word = match[0].replace("\u2011", "-")
            if known(word, language) or word in names or word in abbreviations or _no_word(word):
                continue
            if not _made_of_known(word, language, known):
                found.append(Unknown(match.start(), word, language))
    yield from sorted(_of_their_language(manuscript, found), key=lambda one: one.start)


def _of_their_language(manuscript: Manuscript, unknown: list[Unknown]) -> Iterator[Unknown]:
    """Yield the words but those of paragraphs that another rule takes for the other language."""
    starts = [start for start, _ in manuscript.paragraphs]
    by_paragraph: dict[int, list[Unknown]] = {}
    for one in unknown:
        by_paragraph.setdefault(bisect_right(starts, one.start), []).append(one)
    for number, words in by_paragraph.items():
        if number and len(words) >= _SUSPECT:
            start, end = manuscript.paragraphs[number - 1]
            language = words[0].language
            written = _WORD.findall(manuscript.prose[language][start:end])
            if looks_other(written, language):
                continue
        yield from words


def _named(match: re.Match[str]) -> bool:
    """Whether a word has a capital although no sentence begins with it, or another name follows."""
    if not match[0][0].isupper():
        return False
    before = match.string[max(0, match.start() - _LOOKED_BACK) : match.start()]
    behind = match.string[match.end() : match.end() + 2]
    return not _SENTENCE.search(before) or (behind[:1] == " " and behind[1:].isupper())


def _no_word(word: str) -> bool:
    """Whether a word is too short to judge, or has capitals inside as abbreviations have."""
    return len(word) < _SHORTEST or any(
        not part[1:].islower() for part in _JOINS.split(word) if part[1:]
    )


def _made_of_known(word: str, language: Language, known: Known) -> bool:
    """Whether a word has parts, and all are known, short or names."""
    bare = _POSSESSIVE.sub("", _ELISION.sub("", word, count=1))
    parts = bare.split("-")
    return (bare != word or len(parts) > 1) and all(
        len(part) < _SHORTEST or part[0].isupper() or known(part, language) for part in parts
    )


def vocabulary(taxonomy: Taxonomy, lists: Mapping[Language, str]) -> dict[Language, frozenset[str]]:
    """Return the words of the site: those of its names, and those of its lists."""
    terms = [term for axis in taxonomy.values() for term in axis.values()]
    named: set[str] = set()
    for term in terms:
        for both in filter(None, (term.name, term.affiliation)):
            named.update(_words(both.fr), _words(both.en))
    return {language: frozenset({*named, *listed(written)}) for language, written in lists.items()}


def listed(written: str) -> Iterable[str]:
    """Return the words of a list: one a line, what follows “#” is a comment."""
    lines = (line.partition("#")[0].strip() for line in written.splitlines())
    return [line.replace("'", "’") for line in lines if line]


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(text) for part in (word, *_JOINS.split(word))]


def knowing(
    vocabulary: Mapping[Language, frozenset[str]],
    dictionaries: Mapping[Language, Callable[[str], bool]],
) -> Known:
    """Return what knows a word by the site's words and by dictionaries.

    A word of the site written small is also known with a capital. What is in a language without a
    dictionary is known.
    """

    @cache
    def known(word: str, language: Language) -> bool:
        if language not in dictionaries:
            return True
        own = vocabulary.get(language, frozenset())
        curly = word.replace("'", "’")
        return (
            curly in own or curly.lower() in own or dictionaries[language](word.replace("’", "'"))
        )

    return known
