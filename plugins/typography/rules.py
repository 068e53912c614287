"""The rules of a locale, of which a text gets only those whose signs stand in it.

A pattern begins with a character that it matches and looks back from there, so that the search can
skip to it. One that changes the number of characters matches no letter or figure: those stay in
their element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plugins.typography.dashes import hold_dashes
from plugins.typography.line import MASK, OPAQUE, Line
from plugins.typography.locales import LOCALES, NO_BREAK
from plugins.typography.quotes import pair_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plugins.typography.line import Change
    from plugins.typography.locales import Locale

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that lxml refuses to put into a tree."""

# What a rule may have for a sign, and of some signs only where they may matter; of the figures, `0`
# speaks for all.
_SIGN = re.compile(
    rf"""
    [\"'«»:;!?–—….%$€°§@{MASK}DHIMPVX0-9-]
    (?: (?<![.DHIMPVX-]) | (?<=-)(?=-) | (?<=\.)(?=\.\.|\s(?:ex|J))
      | (?<=[IVX])(?![a-df-qs-z]) | (?<=D)(?=r) | (?<=H)(?=o) | (?<=M)(?=[.Meglmrs]) | (?<=P)(?=r) )
    """,
    re.VERBOSE,
)
_FIGURES = frozenset("0123456789")
_FIGURE = "0"
_ROMAN = "IVX"
_ADDRESS = re.compile(
    rf"""
      (?<![\w+.-]) (?:[a-zA-Z][a-zA-Z0-9+.-]{{0,15}}://|www\.)
      [^\s<>«»“”"]* [^\s<>«»“”".,;:!?…)\]’']
    | (?<![\w.+-]) (?!(?:[cdjlmnst]|qu)') [\w.+-]{{1,64}}(?:'[\w.+-]{{1,64}}){{0,2}}
      @[\w-]+(?:\.[\w-]+)+
    | {MASK}+
    """,
    re.VERBOSE,
)

# What a mark may stand behind, and what stands behind it: neither is so in smileys, in code and in
# lists of marks.
_BEHIND_WORD = r"(?<=[^\s;:!?(\[{«“‘/\\<>=|&].)"
_NO_LIST = r"(?!\s+[;:!?](?:\s|$))(?!\s\))"
_END = rf"(?=[\s{OPAQUE}»]|$){_NO_LIST}"
_SHOUT_END = rf"(?=[\s{OPAQUE}»”’\"')\],.…]|$){_NO_LIST}"
_MARK = rf"(?:[!?]+{_SHOUT_END}|;{_END})"
_NOT_NAMED = r"(?![\w/:@-]|\.\w)"
_LATER = rf"[0-9](?:er|{OPAQUE})?"
_SPACE = re.compile("[ \n]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done to a line that has one of `signs`."""

    signs: frozenset[str]
    act: Callable[[Line], None]


class Chosen(NamedTuple):
    """The rules that a text has signs of; `numbers` tells that there may be letters to raise."""

    rules: tuple[Rule, ...]
    numbers: bool


class Rules:
    """The rules of a locale in their order."""

    def __init__(self, locale: Locale) -> None:
        """Compile the rules of `locale`."""
        self.all = (
            Rule(frozenset(f":@{MASK}"), _mask_addresses),
            *_letters(locale),
            *_marks(locale),
            *_abbreviations(locale),
            *_numbers(locale),
            *_dashes(locale),
        )
        self.chosen: dict[frozenset[str], Chosen] = {}

    def choose(self, text: str) -> Chosen:
        """Return the rules for `text`."""
        signs = frozenset(_SIGN.findall(text))
        if not signs.isdisjoint(_FIGURES):
            signs = signs - _FIGURES | {_FIGURE}
        found = self.chosen.get(signs)
        if found is None:
            found = self.chosen[signs] = Chosen(
                rules=tuple(rule for rule in self.all if rule.signs & signs),
                numbers=not signs.isdisjoint(f"{_FIGURE}{_ROMAN}"),
            )
        return found


@cache
def rules_of(tag: str) -> Rules:
    """Return the rules of the locale of that tag, compiled once."""
    return Rules(LOCALES[tag])


def set_string(text: str, locale: Locale) -> str:
    """Return a text without elements as it is set."""
    rules = rules_of(locale.tag).choose(text).rules
    if not rules:
        return text
    line = Line((text,))
    for rule in rules:
        rule.act(line)
    line.unmask()
    return line.text


def _rule(
    signs: Iterable[str], pattern: str, new: str | Change, among: tuple[str, ...] = ()
) -> Rule:
    """Return a rule that replaces what `pattern` matches.

    `among` are strings one of which is in every match or around it: to look for them is quicker.
    """
    compiled = re.compile(pattern)

    def act(line: Line) -> None:
        if among:
            for string in among:
                if string in line.text:
                    break
            else:
                return
        line.replace(compiled, new)

    return Rule(frozenset(signs), act)


def _behind(space: str) -> Change:
    """Return what puts `space` before a match."""
    return lambda match: space + match[0]


def _held(match: re.Match[str]) -> str:
    """Return a match whose last character, a space, does not break any more."""
    return match[0][:-1] + NO_BREAK


def _both_cases(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for word in words for form in (word, word.capitalize()))


def _spaced(marks: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{space}{mark}" for space in " \n" for mark in marks)


def _mask_addresses(line: Line) -> None:
    text = line.text
    if "://" in text or "@" in text or MASK in text:
        line.mask(_ADDRESS)


def _letters(locale: Locale) -> Iterator[Rule]:
    """Yield what replaces the signs of a typewriter."""
    yield _rule(".", r"\.\.\.(?<![./]\.\.\.)(?![./])", "…", ("...",))
    yield _rule("-", r"--(?<=[ \n]..)-?(?=[ \n])", "—", ("--",))
    yield _rule("'", r"'(?<=[^\W\d_].)(?=[^\W\d_])", "’")
    yield _rule("'", r"'(?<!\w.)(?=n'(?!\w))", "’", among=("'n'",))
    yield _rule("'", r"'(?<=’n.)(?<!\w’n.)(?!\w)", "’", among=("’n'",))
    if locale.elided:
        words = "|".join(rf"(?<=\b{word}.)" for word in _both_cases(locale.elided))
        yield _rule("'", rf"'(?=[\"«“0-9{OPAQUE}{MASK}])(?:{words})", "’")
    if locale.cut:
        words = "|".join(_both_cases(locale.cut))
        yield _rule("'", rf"'(?<![\w'].)(?=[0-9]{{2}}s?(?!\w)|(?:{words})(?!\w))", "’")
    if not locale.french:
        yield _rule("'", r"'(?<=[0-9].)(?=s(?!\w))", "’")
        yield _rule("-", r"--(?<=[^\W\d_]..)(?=[^\W\d_])", "—", ("--",))
    signs = "\"'" if locale.single_quotes else '"'
    yield Rule(frozenset(signs), lambda line: pair_quotes(line, locale))
    if not locale.french:
        yield _rule("'", r"'(?<=[^\W\d_].)(?![\w('])", "’")


def _marks(locale: Locale) -> Iterator[Rule]:
    """Yield what the spaces around marks become."""
    colon = f":{_END}" if locale.before_colon else rf":(?!\s[0-9]){_END}"
    space = rf"[ \n]{_BEHIND_WORD}[ \n]*"
    yield _rule(";!?", f"{space}(?={_MARK})", locale.before_marks, _spaced(";!?"))
    yield _rule(":", f"{space}(?={colon})", locale.before_colon, _spaced(":"))
    if locale.adds_before_marks:
        behind = rf"(?<=[\w)\]»”%$€{OPAQUE}].)"
        added = _behind(locale.before_marks)
        yield _rule("!?", rf"[!?]{behind}(?=[!?]*{_SHOUT_END})", added)
        yield _rule(";", f";{behind}{_END}", added)
    if locale.french:
        words = "|".join(rf"(?<=\b{word}’.)" for word in _both_cases(locale.elided))
        yield _rule("«", rf"[ \n](?=«)(?:{words})", "", ("’ «", "’\n«"))
        yield _rule('"«', r"«[ \n]*(?=\S)", f"«{NO_BREAK}")
        yield _rule('"»', r"»(?<=[^\s«].)", f"{NO_BREAK}»")
        yield _rule("»", r"[ \n](?<=[^\s«].)[ \n]*(?=»)", NO_BREAK, _spaced("»"))
        dots = r"[ \n](?<=[\w»”].)(?=…(?:\s?[)»”!?\]]|\s*$))"
        yield _rule("….", dots, "", _spaced("…"))


def _abbreviations(locale: Locale) -> Iterator[Rule]:
    """Yield what keeps words together that are read as one."""
    titles = "|".join(rf"(?<=\b{re.escape(word)}.)" for word in locale.titles)
    signs = {word[0] for word in locale.titles}
    among = tuple({word[:2]: None for word in locale.titles})
    yield _rule(signs, rf"[ \n](?=[A-ZÀ-ÖØ-Þ])(?:{titles})", NO_BREAK, among)
    for first, second in locale.phrases:
        pattern = rf"[ \n](?={re.escape(second)}(?!\w))(?<={_bounded(first)}.)"
        yield _rule(first[-1], pattern, NO_BREAK, _spaced([second]))
    if locale.french:
        before = "|".join(f"(?<=[IVX]{ending}.)" for ending in ("e", "er", OPAQUE))
        yield _rule(_ROMAN, rf"[ \n](?=siècle)(?:{before})", NO_BREAK, _spaced(["siècle"]))


def _numbers(locale: Locale) -> Iterator[Rule]:
    """Yield what keeps numbers whole, and with what they count."""
    for unit in locale.glued:
        yield _rule(unit.strip("[\\")[:1], rf"{unit}(?<=[0-9].)", _behind(NO_BREAK))
    if locale.french:
        yield from _hours()
    units = "|".join(locale.units)
    months = "|".join(locale.months) or "(?!)"
    follows = rf"(?:{units})(?![\w’'-])|(?:{months})(?!\w)"
    yield _rule(_FIGURE, rf"{_LATER}[ \n](?={follows})", _held)
    group = r"[0-9](?<![\w.,:/$€-].)[0-9]{0,2}(?:[ \n][0-9]{3})+(?![\w/:-]|\s[0-9])"
    yield _rule(_FIGURE, group, lambda match: _SPACE.sub(locale.groups, match[0]))
    raised = (f"n{OPAQUE}", f"N{OPAQUE}") if locale.raises else ()
    references = (*locale.references, *raised)
    words = "|".join(rf"(?<={_bounded(word)}.)" for word in references)
    among = tuple({f"{word[-1]}{space}": None for word in references for space in " \n"})
    yield _rule(f"{_FIGURE}{_ROMAN}", rf"[ \n](?=[0-9IVX])(?:{words})", NO_BREAK, among)


def _hours() -> Iterator[Rule]:
    """Yield what sets `20h30` as `20 h 30`."""
    hour = "|".join(
        rf"(?<={start}{figures}.)"
        for start in (rf"[\s(\[«“’—–{OPAQUE}]", "^")
        for figures in ("[0-9]", "[0-2][0-9]")
    )
    minutes = rf"[0-5][0-9]{_NOT_NAMED}"
    behind = r"(?<=[0-9]\s"
    steps = (
        (rf"h(?:{hour})(?=\s?{minutes}|(?!['’]){_NOT_NAMED})", f"{NO_BREAK}h"),
        (rf"[ \n](?<=[0-9].)(?=h\s?{minutes})", NO_BREAK),
        (rf"h{behind}.)(?={minutes})", f"h{NO_BREAK}"),
        (rf"[ \n]{behind}h.)(?={minutes})", NO_BREAK),
    )
    compiled = [(re.compile(pattern), new) for pattern, new in steps]
    written = re.compile(r"[0-9]\s?h")

    def act(line: Line) -> None:
        if written.search(line.text):
            for pattern, new in compiled:
                line.replace(pattern, new)

    yield Rule(frozenset(_FIGURE), act)


def _dashes(locale: Locale) -> Iterator[Rule]:
    if locale.french:
        yield Rule(frozenset("—–-"), hold_dashes)


def _bounded(word: str) -> str:
    """Return the pattern of a whole word, or of a sign."""
    return (r"\b" if word[0].isalpha() else "") + re.escape(word)
