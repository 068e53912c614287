"""The theme's style sheets put together: one request for the reader, no build step for us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\(([\w.-]+)\)([^;]*);[ \t]*$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def bundle(main: str, read: Callable[[str], str]) -> str:
    """Return `main` with every `@import url("x") layer(y) media;` replaced by what it imports.

    `read` returns the text of a style sheet by its address. Comments and indentation go.
    """

    def imported(match: re.Match[str]) -> str:
        address, layer, media = match[1], match[2], match[3].strip()
        inner = f"@layer {layer} {{\n{read(address)}\n}}"
        return f"@media {media} {{\n{inner}\n}}" if media else inner

    whole = _IMPORT.sub(imported, main)
    return _INDENT.sub("\n", _COMMENT.sub("", whole)).strip() + "\n"
