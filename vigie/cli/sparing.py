"""Imports kept from loading what nobody needs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without(package: str) -> Iterator[None]:
    """Let what is imported meanwhile find that `package`, unless it is loaded, is not there."""
    loaded = package in sys.modules
    if not loaded:
        sys.modules[package] = None  # type: ignore[assignment]  # Python’s own sign for it
    try:
        yield
    finally:
        if not loaded:
            del sys.modules[package]
