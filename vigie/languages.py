"""The two languages of the site and what each is called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from sys import intern


class Language(StrEnum):
    """One of the site's languages; its value names files (`fr.md`) and addresses (`/fr/`)."""

    FR = "fr"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language at the other end of the switch."""
        return Language.EN if self is Language.FR else Language.FR

    @property
    def tag(self) -> str:
        """The BCP 47 tag that pages and feeds carry, e.g. `fr-CA`."""
        return intern(f"{self.value}-CA")

    @property
    def locale(self) -> str:
        """The CLDR identifier that Babel takes, e.g. `fr_CA`."""
        return f"{self.value}_CA"

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return "Français" if self is Language.FR else "English"


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized:
    """One short text in both languages."""

    fr: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.fr if language is Language.FR else self.en
