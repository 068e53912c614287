"""Type set in a tree of HTML: a paragraph is one string, whatever elements are within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.typography.line import Line
from plugins.typography.raising import put_raised, raised_in, within
from plugins.typography.rules import CONTROL, rules_of
from plugins.typography.runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from plugins.typography.locales import Locale
    from plugins.typography.rules import Rules
    from plugins.typography.runs import Pieces


def set_tree(root: etree._Element, locale: Locale | None, own: Mapping[str, Locale]) -> None:
    """Set the text below `root`, and in attributes that are text, by the rules of its language.

    `locale` is that of `root`; `own` has by language (`fr`) the one that a tag without a country
    means. Text in a language without rules is left, and so is code and whatever has the class
    `verbatim`. The endings of ordinals and the o of `no 4` become `<sup>`; nothing else is added or
    taken out.
    """
    for voice, pieces in runs_of(root, locale, own):
        if pieces and voice.locale is not None:
            raises = voice.raises and voice.locale.raises
            _set(pieces, rules_of(voice.locale.tag), raises=raises)


def _set(pieces: Pieces, rules: Rules, *, raises: bool) -> None:
    texts = [text for text, _, _ in pieces]
    whole = texts[0] if len(texts) == 1 else "".join(texts)
    chosen = rules.choose(whole)
    if not chosen.rules:
        return
    line = Line(texts)
    for rule in chosen.rules:
        rule.act(line)
    raised = raised_in(line) if raises and chosen.numbers else ()
    line.unmask()
    if (line.text == whole and not raised) or CONTROL.search(whole):
        return
    for number, new in enumerate(line.pieces()):
        old, element, is_tail = pieces[number]
        if element is None:
            continue
        if raised:
            put_raised(element, new, within(raised, *line.span(number)), is_tail=is_tail)
        elif new == old:
            continue
        elif is_tail:
            element.tail = new
        else:
            element.text = new
