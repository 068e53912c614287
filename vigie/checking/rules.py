"""Every rule of `check`, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.checking import (
    capitals,
    days,
    foreign,
    fronts,
    headings,
    linking,
    marks,
    pictures,
)
from vigie.checking.rule import Finding, Rule, found
from vigie.problems import Severity, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

SPELLING = "spelling"
EXTERNAL = "external-link"


def _unknown_rules(manuscript: Manuscript) -> Iterator[Finding]:
    """Find comments that turn off a rule which does not exist, or name none.

    Such a comment does nothing.
    """
    for silence in manuscript.silences:
        if not silence.rules:
            what, told = "a comment that turns no rule off", "name the rule behind “off”"
            yield found(silence.start, what, told)
        for name in silence.rules:
            if name not in NAMES:
                told = suggestion(name, NAMES, "write the name that stands at the end of the line")
                yield found(silence.start, "there is no rule “{name}”", told, name=name)


RULES = (
    Rule(name="heading-order", severity=Severity.WARNING, find=headings.order),
    Rule(name="heading-empty", severity=Severity.ERROR, find=headings.empty),
    Rule(name="heading-bold", severity=Severity.ADVICE, find=headings.bold),
    Rule(name="link-empty", severity=Severity.ERROR, find=linking.empty),
    Rule(name="link-text", severity=Severity.WARNING, find=linking.text),
    Rule(name="link-address", severity=Severity.WARNING, find=linking.address),
    Rule(name="link-document", severity=Severity.WARNING, find=linking.document),
    Rule(name="link-language", severity=Severity.ADVICE, find=linking.language),
    Rule(name="alt-text", severity=Severity.WARNING, find=pictures.description),
    Rule(name="alt-wording", severity=Severity.ADVICE, find=pictures.wordy),
    Rule(name="table-header", severity=Severity.WARNING, find=fronts.no_table_header),
    Rule(name="language", severity=Severity.ADVICE, find=foreign.unmarked),
    Rule(name="date", severity=Severity.WARNING, find=days.impossible),
    Rule(name="capital-accent", severity=Severity.WARNING, find=capitals.unaccented),
    Rule(name="ordinal", severity=Severity.WARNING, find=marks.ordinals),
    Rule(name="colon", severity=Severity.WARNING, find=marks.colons),
    Rule(name="quotation-marks", severity=Severity.ADVICE, find=marks.quotes),
    Rule(name="spacing", severity=Severity.WARNING, find=marks.spaces),
    Rule(name="number", severity=Severity.ADVICE, find=marks.numbers),
    Rule(name="hour", severity=Severity.ADVICE, find=marks.hours),
    Rule(name="repetition", severity=Severity.WARNING, find=marks.repeated),
    Rule(name="summary", severity=Severity.ADVICE, find=fronts.no_summary),
    Rule(name="silence", severity=Severity.WARNING, find=_unknown_rules),
)
"""Those that look at one text, and at nothing else."""

NAMES = frozenset({SPELLING, EXTERNAL, *(rule.name for rule in RULES)})
"""All that a writer can turn off; the last two look beyond the text."""
