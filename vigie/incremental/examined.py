"""What reading and planning a site finds out, whether it is written or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vigie.content import Content, Taxonomy
    from vigie.problems import Problem
    from vigie.reading.tree import TextFile, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The files that are texts, the names of the site, and all that a build would tell.

    `public` are the sources of the texts that readers see.
    """

    texts: tuple[TextFile, ...]
    public: frozenset[str]
    taxonomy: Taxonomy
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, tree: Tree, seen: Content, problems: Iterable[Problem]) -> Self:
        """Return what is found out where of a `tree` only what was `seen` is shown."""
        texts = (text for pair in seen.pairs for text in pair.texts.values())
        return cls(
            texts=tree.texts,
            public=frozenset(text.source for text in texts),
            taxonomy=seen.taxonomy,
            problems=tuple(problems),
        )
