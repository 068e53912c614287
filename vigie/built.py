"""What a build is summed up by."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.cache import Cache

_FACT = "built"


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
        posts = f"Posts: {self.fr} fr, {self.en} en."
        return f"{posts} Pages: {self.pages}, {self.written} written. {seconds:.1f} s."


def folder_name(folder: Path) -> str:
    """Return a folder's name as the person at the terminal would write it."""
    try:
        return folder.relative_to(folder.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
