"""What docs/typography.md promises is what happens."""

from __future__ import annotations

import pytest

from plugins.typography.model import LOCALES, set_string
from tests.documents import codes, table
from tests.plugins.typography.html import set_html
from vigie.reading.typesetting import LOCALES as OFFERED
from vigie.root import ROOT

DOCUMENT = ROOT / "docs/typography.md"
_SPACES = str.maketrans({"~": "\u00a0", "¬": "\u202f"})
_RAISED = "<sup>"


def rows() -> list[tuple[str, str, str]]:
    """Return each rule's locale, what is typed, and the cell that shows it set."""
    found = []
    for _, typed, canada, france, _ in table(DOCUMENT, "French"):
        found += [("fr-CA", typed, canada)]
        found += [("fr-FR", typed, canada if france == "the same" else france)]
    found += [("en-CA", typed, shown) for _, typed, shown, _ in table(DOCUMENT, "English")]
    return found


@pytest.mark.parametrize(("tag", "typed", "shown"), rows())
def test_a_rule_does_what_the_page_shows(tag: str, typed: str, shown: str) -> None:
    locale = LOCALES[tag]
    if _RAISED in shown:
        assert ", ".join(set_html(word, locale) for word in codes(typed)) == shown.translate(
            _SPACES
        )
        return
    forms = list(dict.fromkeys(set_string(text, locale) for text in codes(typed)))
    assert forms == [text.translate(_SPACES) for text in codes(shown)]


def test_every_locale_is_offered_in_the_settings_and_has_rules() -> None:
    assert [tag for tags in OFFERED.values() for tag in tags] == list(LOCALES)
    assert all(tag.startswith(language) for language, tags in OFFERED.items() for tag in tags)
