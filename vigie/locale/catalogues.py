"""The interface's words: gettext catalogues, compiled by the build so that none is ever stale."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.languages import Language
    from vigie.rendering.templates import Kept

NAME = "messages"


def path(translations: Path, language: Language) -> Path:
    """Return the place of the catalogue of `language` below the theme's translations folder."""
    return translations / language.value / "LC_MESSAGES" / f"{NAME}.po"


def load(translations: Path, language: Language, kept: Kept | None = None) -> GNUTranslations:
    """Return the compiled catalogue of `language`; raise OSError or PoFileError on a bad one.

    `kept` spares compiling it again.
    """
    name = f"catalogue {language}"
    data = kept.thing(name) if kept else None
    if data is None:
        data = _compiled(translations, language)
        if kept:
            kept.keep_thing(name, data)
    return GNUTranslations(BytesIO(data))


def _compiled(translations: Path, language: Language) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path(translations, language).open("rb") as source:
        write_mo(compiled, read_po(source, locale=language.locale, abort_invalid=True))
    return compiled.getvalue()
