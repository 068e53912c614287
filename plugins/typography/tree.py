"""Type set in a tree of HTML: a paragraph is one string, whatever elements are within it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from plugins.typography.line import Line
from plugins.typography.rules import CONTROL, rules_of
from plugins.typography.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.typography.locales import Locale
    from plugins.typography.rules import Rules, Span
    from plugins.typography.runs import Pieces


def set_tree(root: etree._Element, locale: Locale | None, own: Mapping[str, Locale]) -> None:
    """Set the text below `root`, and in attributes that are text, by the rules of its language.

    `locale` is that of `root`; `own` has by language (`fr`) the one that a tag without a country
    means. Text in a language without rules is left, and so is code and whatever has the class
    `verbatim`. The endings of ordinals become `<sup>`; nothing else is added or taken out.
    """
    for voice, pieces in runs_of(root, locale, own):
        if pieces and voice.locale is not None:
            _set(pieces, rules_of(voice.locale.tag), raises=voice.raises)


def _set(pieces: Pieces, rules: Rules, *, raises: bool) -> None:
    texts = [text for text, _, _ in pieces]
    whole = texts[0] if len(texts) == 1 else "".join(texts)
    chosen = rules.choose(whole)
    if not chosen.rules:
        return
    line = Line(texts)
    for rule in chosen.rules:
        rule.act(line)
    endings = rules.endings_of(line) if raises and chosen.numbers else ()
    line.unmask()
    if (line.text == whole and not endings) or CONTROL.search(whole):
        return
    for number, new in enumerate(line.pieces()):
        old, element, is_tail = pieces[number]
        if element is None:
            continue
        if endings:
            _raise(element, new, _within(endings, *line.span(number)), is_tail=is_tail)
        elif new == old:
            continue
        elif is_tail:
            element.tail = new
        else:
            element.text = new


def _within(endings: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of `endings` that lie between two places, counted from the first."""
    first = bisect_right(endings, start, key=lambda span: span[1])
    last = bisect_left(endings, end, key=lambda span: span[0])
    return [(max(one, start) - start, min(two, end) - start) for one, two in endings[first:last]]


def _raise(element: etree._Element, text: str, endings: Sequence[Span], *, is_tail: bool) -> None:
    """Make `text` the text of an element, or its tail, with each of `endings` in a `<sup>`."""
    begin = endings[0][0] if endings else len(text)
    made = []
    for (start, end), (following, _) in pairwise((*endings, (len(text), len(text)))):
        sup = etree.Element("sup")
        sup.text, sup.tail = text[start:end], text[end:following]
        made.append(sup)
    if is_tail:
        element.tail = None
        for sup in reversed(made):
            element.addnext(sup)
        element.tail = text[:begin]
    else:
        element.text = text[:begin]
        for place, sup in enumerate(made):
            element.insert(place, sup)
