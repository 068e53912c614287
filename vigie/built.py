"""What a build is summed up by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vigie.cache import Cache

_FACT = "built"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What the site holds: posts in each language, output files; and how many were written."""

    fr: int
    en: int
    pages: int
    written: int = 0

    def note(self, cache: Cache) -> None:
        """Keep this for builds that plan nothing."""
        cache.set_fact(_FACT, f"{self.fr} {self.en} {self.pages}".encode())

    @classmethod
    def noted(cls, cache: Cache) -> Built:
        """Return what the last build that planned the site noted."""
        fr, en, pages = map(int, (cache.fact(_FACT) or b"0 0 0").split())
        return cls(fr=fr, en=en, pages=pages)

    def told(self, seconds: float) -> str:
        """Return the summary of a build that took so long."""
        posts = f"Posts: {self.fr} fr, {self.en} en."
        return f"{posts} Pages: {self.pages}, {self.written} written. {seconds:.1f} s."
