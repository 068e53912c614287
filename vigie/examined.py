"""What reading and planning a site without writing it finds out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vigie.content import Taxonomy
    from vigie.problems import Problem
    from vigie.tree import TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The files that are texts, the names of the site, and all that a build would tell."""

    texts: tuple[TextFile, ...]
    taxonomy: Taxonomy
    problems: tuple[Problem, ...]
