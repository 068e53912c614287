"""PHP's serialised values read and never run: WordPress keeps groups of translations in them."""

from __future__ import annotations

import re

_SCALAR = re.compile(r"(?:i:(-?\d+)|s:\d+:\"([^\"]*)\"|b:([01]));")
_MOST = 200


def pairs(text: str) -> dict[str, str]:
    """Return keys and values of a flat serialised array, `a:1:{s:2:"fr";i:12;}`; else nothing."""
    if not re.match(r"a:\d+:\{", text):
        return {}
    values = [next(filter(None, match.groups()), "") for match in _SCALAR.finditer(text[:10_000])]
    return dict(zip(values[:_MOST:2], values[1:_MOST:2], strict=False))
