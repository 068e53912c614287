"""What is told to whoever writes: English sentences that remember what they were made of."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from vigie.cli.bootstrap import asked_language
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import GNUTranslations

    Value = str | tuple[str, ...]

TRANSLATIONS = Path(__file__).parent / "translations"
GAP = re.compile(r"\{(\w+)\}")


class Message(str):
    """A sentence in English that can be told in French too, now or by a later build."""

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Put `values` into the gaps of `template`, such as `{name}`; other braces stay.

        A tuple is a list of words. A value that is a message is told in the language of the whole.
        A `template` that is a message already is taken as it is.
        """
        if isinstance(template, cls):
            return template
        used = {name: _plain(values[name]) for name in GAP.findall(template) if name in values}
        message = super().__new__(cls, _filled(template, used, Language.EN))
        message.template, message.values = template, used
        return message

    def __reduce__(self) -> tuple[object, ...]:
        """Keep what it was made of."""
        return _made, (self.template, self.values)

    def told(self, language: Language | None = None) -> str:
        """Return the sentence in `language`, by default the one that the environment asks for.

        It stays English where the catalogue does not have it.
        """
        language = language or Language(asked_language())
        if language is Language.EN or not self.template:  # gettext's "" is its header
            return str(self)
        return _filled(_catalogue(language).gettext(self.template), self.values, language)


def foreign(words: str) -> Message:
    """Return what a library says as it says it; the catalogue has French for what is frequent."""
    return Message(words)


def failure(error: OSError) -> str:
    """Return what the system refused and why, in the language that the environment asks for."""
    reason = foreign(error.strerror or str(error)).told()
    return f"{error.filename}: {reason}" if error.filename else reason


def _made(template: str, values: Mapping[str, Value]) -> Message:
    return Message(template, **values)


def _plain(value: object) -> Value:
    if isinstance(value, tuple):
        return tuple(one if isinstance(one, Message) else str(one) for one in value)
    return value if isinstance(value, Message) else str(value)


def _filled(template: str, values: Mapping[str, Value], language: Language) -> str:
    words = {name: _words(value, language) for name, value in values.items()}
    return GAP.sub(lambda gap: words.get(gap[1], gap[0]), template)


def _words(value: Value, language: Language) -> str:
    if isinstance(value, tuple):
        return ", ".join(_words(one, language) for one in value)
    return value.told(language) if isinstance(value, Message) else value


@cache
def _catalogue(language: Language) -> GNUTranslations:
    from vigie.locale import (
        catalogues,  # and with it gettext and Babel, which most builds do without
    )

    return catalogues.load(TRANSLATIONS, language)
