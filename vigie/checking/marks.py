"""Slips of punctuation and signs that setting type cannot mend, as nobody but the writer knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vigie.checking.masking import HIDDEN
from vigie.checking.rule import Finding, found
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_SPACE = "[ \u00a0\u202f]"
_JOINING = frozenset("’'-")
_TWICE_MEANT = frozenset(
    {
        *("nous", "vous", "non", "oui", "très", "bien", "tout", "pas", "bla", "faire", "blah"),
        *("had", "that", "very", "no", "yes", "so", "ha", "hear", "is", "do", "new"),
    }
)
# A pattern that begins with one class of characters is looked for much quicker than any other.
_ORDINAL = re.compile(
    r"[0-9IVXLCDM](?<![^\W_]{2})(?P<rest>[0-9IVXLCDM]*)(?P<end>i?[èe]me|[èe]re|nde?)(?P<s>s?)\b"
)
_COLON = re.compile(rf":(?=[ \u00a0\n]|\Z)(?<=[\w»”’)\]*%{HIDDEN}]:)")
_SINGLE = re.compile(r"'(?<![\w’']')(?=\w)[^'\n]{1,80}(?<=[\w.!?…])'(?!\w)")
_REPEATED = re.compile(r"[!?.,;](?<![.…/!?]{2})[!?.,;]+(?![\w/…])")
_SAME = re.compile(r"([!?,;])\1+|\.\.")
_WORD = re.compile(r"[^\W\d_]+")
_ETC = re.compile(r"etc\.?(?:\.{2,}|…)")
_HOUR = re.compile(r"[0-9](?<![\w:.,]{2})[0-9]?:[0-5][0-9](?![0-9:.])")
_HOUR_ZERO = re.compile(rf"[0-9](?<!\w\w)[0-9]?{_SPACE}?h{_SPACE}?00\b")
_HOUR_ENGLISH = re.compile(
    r"[0-9](?<!\w\w)(?P<rest>[0-9]?(?::[0-9][0-9])?)[ \u00a0]?(?P<half>[ap])m\b(?!\.)",
    re.IGNORECASE,
)
_LAST_HOUR = 23


class _Sign(NamedTuple):
    """A pattern, what it is, what to write."""

    pattern: re.Pattern[str]
    what: str
    remedy: str


_SPACED = (
    _Sign(
        re.compile(rf"{_SPACE}(?<=[\w)»”].)(?P<sign>,|\.(?=[ \n]|\Z))"),
        "a space before a comma or a point",
        "take the space out",
    ),
    _Sign(
        re.compile(r"(?P<sign>[,;](?<=[^\W\d_].)(?=[^\W\d_]))"),
        "no space behind the mark",
        "add one",
    ),
    _Sign(
        re.compile(r"(?P<sign>[.!?](?<=[a-zà-ÿ]{2}.)(?=[A-ZÀ-Ý][a-zà-ÿ]))"),
        "no space behind the mark",
        "add one",
    ),
    _Sign(
        re.compile(rf"(?P<sign>\()(?={_SPACE}+\w)"),
        "a space inside the bracket",
        "take the space out",
    ),
    _Sign(
        re.compile(rf"{_SPACE}(?<=\w.)(?P<sign>\))"),
        "a space inside the bracket",
        "take the space out",
    ),
)
_NUMBERS = {
    Language.FR: (
        _Sign(
            re.compile(
                rf"[0-9](?<!\w\w)[0-9]*\.[0-9]+"
                rf"(?={_SPACE}?(?:%|[kMGT]?o\b|[cmk]?m\b|k?g\b|\$|€|millions?\b|milliards?\b))"
            ),
            "a decimal point in French",
            "write a comma, as in 2,1",
        ),
        _Sign(
            re.compile(r"[0-9](?<![\w.,]{2})[0-9]{0,2}(?:,[0-9]{3}){2,}(?!\w)"),
            "groups of figures parted by commas in French",
            "part the groups with spaces, as in 1 000 000",
        ),
    ),
    Language.EN: (
        _Sign(
            re.compile(
                r"[0-9](?<![\w.,]{2})[0-9]*,[0-9]{1,2}"
                rf"(?={_SPACE}?(?:%|[KMGT]B\b|[cmk]?m\b|k?g\b|[mb]illion))"
            ),
            "a decimal comma in English",
            "write a point, as in 2.1",
        ),
        _Sign(
            re.compile(rf"[0-9](?<!\w\w)[0-9.]*{_SPACE}%"),
            "a space before the sign % in English",
            "close it up, as in 50%",
        ),
    ),
}


def ordinals(manuscript: Manuscript) -> Iterator[Finding]:
    """Find French ordinals with a long ending: “2ème”, “1ère”, “XXème”.

    OQLF, abbreviation of ordinals: 1er, 1re, 2e, 2d, 2de.
    """
    for match in _ORDINAL.finditer(manuscript.prose[Language.FR]):
        end, number = match["end"], match[0][0] + match["rest"]
        if (number.isalpha() and len(number) == 1) or (end[0] == "n" and number != "2"):
            continue
        short = {"nd": "d", "nde": "de", "ère": "re", "ere": "re"}.get(end, "e")
        yield _written(match, f"{number}{short}{match['s']}")


def colons(manuscript: Manuscript) -> Iterator[Finding]:
    """Find French colons with nothing before them: “Note: ceci”.

    OQLF 22039: a colon has a no-break space before it. Type is set where one was typed; where none
    was, the colon may belong to a code.
    """
    for match in _COLON.finditer(manuscript.prose[Language.FR]):
        yield found(match.start(), "no space before the colon", "add one")


def quotes(manuscript: Manuscript) -> Iterator[Finding]:
    """Find quotation marks that do not go together, or are of another language.

    OQLF 22039 for French: « » outside, “ ” inside. A quotation may go over several paragraphs.
    """
    french = manuscript.prose[Language.FR]
    for match in _SINGLE.finditer(french):
        told = "write « » around it, or straight double marks"
        yield found(match.start(), "single straight marks around a French passage", told)
    for start, end in manuscript.paragraphs:
        yield from _unpaired(french, start, end)
        for language in Language:
            piece = manuscript.prose[language][start:end]
            if piece.count('"') % 2 and not re.search(r"\d\"", piece):
                at = start + piece.rindex('"')
                what = "a straight quotation mark without its other one"
                yield found(at, what, "write the other one, or take this one out")


def _unpaired(prose: str, start: int, end: int) -> Iterator[Finding]:
    depth = 0
    for match in re.finditer("[«»“]", prose[start:end]):
        if match[0] == "«":
            depth += 1
        elif match[0] == "»":
            depth -= 1
            if depth < 0:
                told = "write « where the quotation begins, or take » out"
                yield found(start + match.start(), "a mark » without its «", told)
                depth = 0
        elif not depth:
            told = "write « » around it; these are for a quotation inside another"
            yield found(start + match.start(), "English quotation marks in French", told)
    if depth > 0:
        at = start + prose[start:end].rindex("«")
        yield found(at, "a mark « without its »", "write » where the quotation ends, or take « out")


def spaces(manuscript: Manuscript) -> Iterator[Finding]:
    """Find spaces where there should be none, and none where there should be one.

    OQLF 22039; The Canadian Style, chapter 7.
    """
    yield from _signs(manuscript, Language.FR, _SPACED)
    yield from _signs(manuscript, Language.EN, _SPACED)


def numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Find numbers written as in the other language.

    Guide 2.3.1 for French; The Canadian Style, chapter 5.
    """
    for language in Language:
        yield from _signs(manuscript, language, _NUMBERS[language])


def hours(manuscript: Manuscript) -> Iterator[Finding]:
    """Find hours written as clocks show them: “20:30”, “20 h 00”; in English “8pm”.

    OQLF 21516: in a sentence, 20 h 30 and 20 h. The Canadian Style 5.12: 8 p.m.
    """
    for match in _HOUR.finditer(manuscript.prose[Language.FR]):
        hour, minutes = match[0].split(":")
        if int(hour) <= _LAST_HOUR:
            yield _written(match, f"{int(hour)} h" + (f" {minutes}" if minutes != "00" else ""))
    for match in _HOUR_ZERO.finditer(manuscript.prose[Language.FR]):
        yield _written(match, f"{match[0].partition('h')[0].strip()} h")
    for match in _HOUR_ENGLISH.finditer(manuscript.prose[Language.EN]):
        yield _written(match, f"{match[0][0]}{match['rest']} {match['half'].lower()}.m.")


def repeated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find a word or a mark written twice: “le le”, “!!”, “etc...”.

    OQLF on “etc.”: it takes no ellipsis, which says the same.
    """
    for prose in manuscript.prose.values():
        yield from _words_twice(prose)
        for match in _REPEATED.finditer(prose):
            if _SAME.fullmatch(match[0]):
                told = "write one mark, or an ellipsis for dots"
                yield found(match.start(), "“{marks}”", told, marks=match[0])
        for match in _ETC.finditer(prose):
            yield _written(match, "etc.")


def _words_twice(prose: str) -> Iterator[Finding]:
    before, end = "", 0
    for match in _WORD.finditer(prose):
        word = match[0].casefold()
        if word == before and word not in _TWICE_MEANT:
            around = prose[end : match.start()], prose[match.end() : match.end() + 1]
            if around[0] in {" ", "\n"} and around[1] not in _JOINING:
                what = "“{word}” is written twice"
                yield found(match.start(), what, "take one out", word=match[0])
        before, end = word, match.end()


def _signs(
    manuscript: Manuscript, language: Language, signs: tuple[_Sign, ...]
) -> Iterator[Finding]:
    prose = manuscript.prose[language]
    for pattern, what, remedy in signs:
        for match in pattern.finditer(prose):
            name = "sign" if "sign" in pattern.groupindex else 0
            yield found(match.start(name), what, remedy)


def _written(match: re.Match[str], right: str) -> Finding:
    return found(match.start(), "“{written}”", "write “{right}”", written=match[0], right=right)
