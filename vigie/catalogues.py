"""The interface's words: gettext catalogues, compiled in memory so that none is ever stale."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.languages import Language

NAME = "messages"


def path(translations: Path, language: Language) -> Path:
    """Return the place of the catalogue of `language` below the theme's translations folder."""
    return translations / language.value / "LC_MESSAGES" / f"{NAME}.po"


def load(translations: Path, language: Language) -> GNUTranslations:
    """Return the compiled catalogue of `language`; raise OSError or PoFileError on a bad one."""
    compiled = BytesIO()
    with path(translations, language).open("rb") as source:
        write_mo(compiled, read_po(source, locale=language.locale, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
