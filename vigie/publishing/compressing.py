"""Compressed files beside those of a site, for servers that send them as they are."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from vigie.delivery import media_type, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Method = Callable[[bytes], bytes]

WORTH = 1024
"""Bytes below which a file is sent in one packet either way."""


def compress(site: Path, kinds: Iterable[str]) -> None:
    """Write `x.gz` or `x.br`, or both, beside every file `x` that becomes smaller by it.

    Raises ImportError where the package for a kind is missing.
    """
    chosen = {kind: _METHODS[kind]() for kind in kinds}
    if not chosen:
        return
    dense = set(texts())
    for file in sorted(site.rglob("*")):
        if file.is_file() and media_type(file.name).partition(";")[0] in dense:
            data = file.read_bytes()
            for kind, method in chosen.items():
                packed = method(data) if len(data) >= WORTH else data
                if len(packed) < len(data):
                    file.with_name(f"{file.name}.{kind}").write_bytes(packed)


def _gzip() -> Method:
    return lambda data: gzip.compress(data, mtime=0)


def _brotli() -> Method:
    import brotli

    return lambda data: bytes(brotli.compress(data))


_METHODS = {"gz": _gzip, "br": _brotli}
