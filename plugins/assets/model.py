"""The theme's style sheets put together: one request for the reader, no build step for us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\(([\w.-]+)\)([^;]*);[ \t]*$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Where spaces mean nothing; before a colon they may: “a :hover” is not “a:hover”.
_IDLE = re.compile(r"""("[^"]*")|\s*([{};])\s*|([,:])\s+|\s+""")


def bundle(main: str, read: Callable[[str], str]) -> str:
    """Return `main` with every `@import url("x") layer(y) media;` replaced by what it imports.

    `read` returns the text of a style sheet by its address. Comments and idle spaces go.
    """

    def imported(match: re.Match[str]) -> str:
        address, layer, media = match[1], match[2], match[3].strip()
        inner = f"@layer {layer} {{\n{read(address)}\n}}"
        return f"@media {media} {{\n{inner}\n}}" if media else inner

    whole = _COMMENT.sub("", _IMPORT.sub(imported, main))
    return _IDLE.sub(_needed, whole).replace(";}", "}").strip() + "\n"


def _needed(match: re.Match[str]) -> str:
    """Return what has to stay of spaces and what they stand beside."""
    string, sign, sign_before = match.groups()
    return string or sign or sign_before or " "
