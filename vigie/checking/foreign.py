"""Long passages that look like the other language and are not marked as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found
from vigie.languages import Language
from vigie.messages import Message
from vigie.wordpress.languages import detected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_FEWEST = 12
_SURE = 0.99
_WORD = re.compile(r"[^\W\d_]+")
_CALLED = {Language.FR: Message("French"), Language.EN: Message("English")}
# The commonest words that the other language does not have.
_COMMON = {
    Language.FR: frozenset(
        """
        le la les des du de et est une un que qui dans pour pas sur au aux ce cette nous vous il
        elle ils sont avec ne se plus ou être à été
        """.split()  # noqa: SIM905 - two hundred quotation marks would hide the words
    ),
    Language.EN: frozenset(
        """
        the of and to in is that for it with as was be by are this from at which an have not we you
        they has their its will would can
        """.split()  # noqa: SIM905 - as above
    ),
}


def unmarked(manuscript: Manuscript) -> Iterator[Finding]:
    """Find paragraphs that look like the other language and carry no mark of it.

    WCAG 2.2, 3.1.2: a voice reads them with the sounds of the wrong language. Only what is long and
    clear is told; where all of a text is in the other language it is told once.
    """
    language = manuscript.body_language
    prose = manuscript.prose[language]
    foreign, others = [], 0
    for start, end in manuscript.paragraphs:
        words = _WORD.findall(prose[start:end])
        if len(words) < _FEWEST:
            continue
        if looks_other(words, language):
            foreign.append(start)
        else:
            others += 1
    other = language.other
    if foreign and not others:
        what = "the text looks like {called}"
        told = "write “body_lang: {language}” in the front matter, or name the file {language}.md"
        yield found(
            _first_word(prose, foreign[0]), what, told, called=_CALLED[other], language=other
        )
        return
    for start in foreign:
        what = "this paragraph looks like {called}"
        told = "if it is, add a line “{: lang={language} }” below it"
        yield found(_first_word(prose, start), what, told, called=_CALLED[other], language=other)


def looks_other(words: list[str], language: Language) -> bool:
    """Whether words that should be in a language are clearly in the site's other one."""
    small = [word.casefold() for word in words]
    own = sum(map(_COMMON[language].__contains__, small))
    others = sum(map(_COMMON[language.other].__contains__, small))
    if others <= 2 * own:
        return False
    return detected(" ".join(words), _SURE) == language.other


def _first_word(prose: str, start: int) -> int:
    word = _WORD.search(prose, start)
    return word.start() if word else start
