"""What sets type in texts as they are read: the place that a plugin takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from vigie.languages import Language, Localized

if TYPE_CHECKING:
    from lxml.etree import _Element

LOCALES = {Language.FR: ("fr-CA", "fr-FR"), Language.EN: ("en-CA",)}
"""The locales by whose conventions a language may be set; the first is what is not chosen."""


class Typesetter(Protocol):
    """Sets text so that it looks as in print, and changes no word."""

    def string(self, text: str, language: Language) -> str:
        """Return a text without elements as it is set."""
        ...

    def tree(self, root: _Element, language: Language) -> None:
        """Set all text in a tree of HTML whose language is given."""
        ...


class AsWritten:
    """Leaves everything as it was written."""

    def string(self, text: str, language: Language) -> str:  # noqa: ARG002 - as the protocol has it
        """Return `text`."""
        return text

    def tree(self, root: _Element, language: Language) -> None:
        """Do nothing."""


AS_WRITTEN = AsWritten()


def in_both(texts: Localized, typesetter: Typesetter) -> Localized:
    """Return a text in both languages as it is set."""
    return Localized(
        fr=typesetter.string(texts.fr, Language.FR), en=typesetter.string(texts.en, Language.EN)
    )
