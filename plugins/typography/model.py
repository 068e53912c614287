"""Typography of French and English on its own: text in, the same text well set out.

`set_string` takes a text without elements, `set_tree` a tree of lxml; both go by a `Locale`. They
need neither Pelican nor the rest of the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.typography.locales import EN_CA, FR_CA, FR_FR, LOCALES, Locale, locale_of
from plugins.typography.rules import set_string
from plugins.typography.runs import SILENT
from plugins.typography.tree import set_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

__all__ = [
    "EN_CA",
    "FR_CA",
    "FR_FR",
    "LOCALES",
    "SILENT",
    "Compositor",
    "Locale",
    "locale_of",
    "set_string",
    "set_tree",
]


class Compositor:
    """Sets type in the languages of a site."""

    def __init__(self, own: Mapping[str, Locale]) -> None:
        """Take the site's locale of each language, by its tag without a country: `fr`."""
        self.own = own

    def string(self, text: str, language: str) -> str:
        """Return a text without elements as it is set."""
        return set_string(text, self.own[language])

    def tree(self, root: etree._Element, language: str) -> None:
        """Set the text of a tree whose language is given, each passage by its nearest `lang`."""
        set_tree(root, self.own[language], self.own)
