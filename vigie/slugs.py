"""Addresses made from titles."""

from __future__ import annotations

import re

from unidecode import unidecode

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What may be an id, and the last part of an address."""

_LONGEST = 80


def slugify(title: str) -> str:
    """Return the part of an address that `title` gives: `L’été, à 9 h` → `l-ete-a-9-h`.

    Small letters, figures and hyphens, at most 80 characters cut between words; empty where the
    title has no letter or figure.
    """
    words = re.findall(r"[a-z0-9]+", unidecode(title).lower())
    slug = "-".join(words)
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
