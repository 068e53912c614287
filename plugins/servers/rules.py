"""Redirects as any server takes them: an old address, the pattern of it, and the new one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

_IN_PATHS = "/:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Rule:
    """An old address, with what may stand behind a question mark, and the address it leads to.

    Both addresses are as browsers send them; `query` is `key=value` or empty.
    """

    path: str
    query: str
    new: str

    @property
    def pattern(self) -> str:
        """A pattern of the path, with or without a slash at its end, escapes in any case."""
        parts = re.split(r"(%[0-9A-Fa-f]{2})", self.path.rstrip("/"))
        return (
            "".join(_escape(part) if part[:1] == "%" else re.escape(part) for part in parts) + "/?"
        )


def rule(old: str, new: str) -> Rule:
    """Return the rule from an old address as it is written to a new one of this site."""
    path, _, query = old.partition("?")
    return Rule(quote(path, safe=_IN_PATHS), query, new)


def _escape(part: str) -> str:
    return "%" + "".join(
        f"[{sign}{sign.lower()}]" if sign.isalpha() else sign for sign in part[1:].upper()
    )
