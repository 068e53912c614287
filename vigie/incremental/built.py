"""What a build is summed up by."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import asked_language, in_language

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.incremental.cache import Cache

_FACT = "built"
_LANGUAGE = "language of warnings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What the site holds: posts in each language, output files; and how many were written.

    `warnings` are the lines that tell what is odd in the content.
    """

    fr: int
    en: int
    pages: int
    written: int = 0
    warnings: tuple[str, ...] = ()

    def note(self, cache: Cache) -> None:
        """Keep this for builds that plan nothing."""
        counts = f"{self.fr} {self.en} {self.pages}"
        cache.set_fact(_FACT, "\n".join((counts, *self.warnings)).encode())
        cache.set_fact(_LANGUAGE, asked_language().encode() if self.warnings else b"")

    @classmethod
    def noted(cls, cache: Cache) -> Built:
        """Return what the last build that planned the site noted."""
        counts, *warnings = (cache.fact(_FACT) or b"0 0 0").decode().split("\n")
        fr, en, pages = map(int, counts.split())
        return cls(fr=fr, en=en, pages=pages, warnings=tuple(warnings))

    def warn(self, content: Path) -> None:
        """Tell the warnings on standard error; `content` is the content folder."""
        root = folder_name(content)
        sys.stderr.writelines(f"{root}/{warning}\n" for warning in self.warnings)

    def told(self, seconds: float) -> str:
        """Return the summary of a build that took so long."""
        english = "Posts: {} fr, {} en. Pages: {}, {} written. {} s."
        french = "Billets\xa0: {} fr, {} en. Pages\xa0: {}, écrites\xa0: {}. {}\xa0s."
        figures = f"{seconds:.1f}", f"{seconds:.1f}".replace(".", ",")
        lasted = in_language(*figures)
        told = in_language(english, french)
        return told.format(self.fr, self.en, self.pages, self.written, lasted)


def well_told(cache: Cache) -> bool:
    """Whether the warnings noted by the last build are in the language that is asked for now."""
    return cache.fact(_LANGUAGE) in {None, b"", asked_language().encode()}


def folder_name(folder: Path) -> str:
    """Return a folder's name as the person at the terminal would write it."""
    try:
        return folder.relative_to(folder.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
