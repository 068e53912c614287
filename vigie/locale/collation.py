"""The order in which readers of a language look for names, by the rules of its dictionaries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vigie.languages import Language

    Key = tuple[bytes, bytes, str]

Item = TypeVar("Item")
_APART = ("P", "Z")
"""What separates words: punctuation and spaces of all kinds, as Unicode groups characters."""


def in_order(
    items: Iterable[Item], language: Language, name: Callable[[Item], str]
) -> tuple[Item, ...]:
    """Return items in the order of their names, articles included.

    Names are compared word by word, numbers by their value; accents decide between names of the
    same letters, in French from the last to the first, and case between those of the same accents.
    Items of one name stay in the order given.
    """
    listed = tuple(items)
    if len(listed) > 1:
        key = _keys(language)
        listed = tuple(sorted(listed, key=lambda item: key(name(item))))
    return listed


@cache
def _keys(language: Language) -> Callable[[str], Key]:
    from icu import Collator, Locale  # noqa: PLC0415 -- builds that sort nothing do not load it

    weigh = Collator.createInstance(Locale.forLanguageTag(f"{language.tag}-u-kn")).getSortKey

    def key(name: str) -> Key:
        return weigh(_words(name)), weigh(name), name

    return key


def _words(name: str) -> str:
    """Return the words of a name, whatever stands between them."""
    letters = (" " if category(letter)[0] in _APART else letter for letter in name)
    return " ".join("".join(letters).split())
