"""The two languages of the site."""

from __future__ import annotations

import pytest
from babel import Locale

from vigie.languages import Language, Localized


@pytest.mark.parametrize("language", Language)
def test_each_language_is_the_other_of_the_other(language: Language) -> None:
    assert language.other is not language
    assert language.other.other is language


@pytest.mark.parametrize("language", Language)
def test_each_language_has_a_locale_of_canada(language: Language) -> None:
    locale = Locale.parse(language.locale)
    assert (locale.language, locale.territory) == (language.value, "CA")
    assert language.tag == f"{language}-CA"
    assert str(locale.get_language_name()).casefold() == language.own_name.casefold()


def test_a_localized_text_is_read_by_language() -> None:
    text = Localized(fr="Données", en="Data")
    assert (text[Language.FR], text[Language.EN]) == ("Données", "Data")
