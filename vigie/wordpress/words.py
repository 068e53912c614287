"""The words of an import, in both languages: what the report says of each thing and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.languages import Language
from vigie.wordpress.words_en import ENGLISH
from vigie.wordpress.words_fr import FRENCH

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[Language, Mapping[str, str]] = {Language.FR: FRENCH, Language.EN: ENGLISH}
