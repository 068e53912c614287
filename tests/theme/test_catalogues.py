"""Every word of the interface is in every catalogue: none is missing, stale, fuzzy or empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from vigie.languages import Language
from vigie.locale import catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

KEYWORDS = {**DEFAULT_KEYWORDS, "in_other": None}
Key = tuple[str | None, str | tuple[str, ...]]
every_language = pytest.mark.parametrize("language", Language)


def key(message: Message) -> Key:
    """Return what tells a message from the others."""
    plural = message.id if isinstance(message.id, str) else tuple(message.id)
    return message.context, plural


def forms(message: Message) -> tuple[str, ...]:
    """Return a translation, or its singular and plural."""
    said = message.string or ()
    return (said,) if isinstance(said, str) else tuple(said)


def messages(path: Path, language: Language | None = None) -> dict[Key, Message]:
    """Return the messages of a catalogue, its header left out."""
    with path.open("rb") as file:
        locale = language.locale if language else None
        catalogue = read_po(file, locale=locale, abort_invalid=True)
    assert not catalogue.obsolete
    return {key(message): message for message in catalogue if message.id}


@pytest.fixture(scope="module")
def extracted(theme: Path) -> set[Key]:
    """Return the messages of the templates."""
    with (theme / "translations/babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(theme, methods, options, KEYWORDS):
        found.add(message, context=context)
    return {key(message) for message in found if message.id}


def test_the_pattern_of_catalogues_holds_what_the_templates_say(
    theme: Path, extracted: set[Key]
) -> None:
    assert set(messages(theme / "translations/messages.pot")) == extracted


@every_language
def test_a_catalogue_holds_what_the_templates_say(
    theme: Path, extracted: set[Key], language: Language
) -> None:
    path = catalogues.path(theme / "translations", language)
    assert set(messages(path, language)) == extracted


@every_language
def test_a_catalogue_has_no_empty_and_no_doubtful_translation(
    theme: Path, language: Language
) -> None:
    for message in messages(catalogues.path(theme / "translations", language), language).values():
        said = forms(message)
        assert all(said), message.id
        assert len(said) == (2 if message.pluralizable else 1), message.id
        assert not message.fuzzy, message.id


@every_language
def test_a_translation_takes_the_same_values_as_its_message(
    theme: Path, language: Language
) -> None:
    for message in messages(catalogues.path(theme / "translations", language), language).values():
        assert not [*message.check()], message.id


def test_french_never_leaves_a_colon_at_the_start_of_a_line(theme: Path) -> None:
    path = catalogues.path(theme / "translations", Language.FR)
    assert not re.findall(r"[^\xa0/\d]:(?!//)[ \"]", _translations(path))


def test_french_writes_its_own_apostrophe(theme: Path) -> None:
    assert "'" not in _translations(catalogues.path(theme / "translations", Language.FR))


@pytest.mark.parametrize(
    ("language", "zero", "two"),
    [
        (Language.FR, "%(num)s\xa0billet", "%(num)s\xa0billets"),
        (Language.EN, "%(num)s\xa0posts", "%(num)s\xa0posts"),
    ],
)
def test_no_posts_are_singular_in_french_and_plural_in_english(
    theme: Path, language: Language, zero: str, two: str
) -> None:
    said = catalogues.load(theme / "translations", language)
    assert said.ngettext("%(num)s post", "%(num)s posts", 0) == zero
    assert said.ngettext("%(num)s post", "%(num)s posts", 2) == two


def _translations(path: Path) -> str:
    """Return all the translations of the French catalogue, each quoted on a line."""
    found = messages(path, Language.FR).values()
    return "\n".join(f'"{form}"' for message in found for form in forms(message))
