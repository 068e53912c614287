"""Values as bytes with a checksum, so that damage is noticed."""

from __future__ import annotations

import pickle
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 16
"""Bytes of a hash."""


class CacheError(Exception):
    """What was kept is damaged: build again without it."""


def hashed(data: bytes) -> bytes:
    """Return what stands for some bytes, by the function for which processors have instructions."""
    return sha256(data).digest()[:SIZE]


def summed(data: bytes) -> bytes:
    """Return `data` behind its checksum."""
    return hashed(data) + data


def checked(stored: bytes) -> bytes:
    """Return what stands behind its checksum; raise CacheError if it is not the same any more."""
    data = stored[SIZE:]
    if hashed(data) != stored[:SIZE]:
        raise CacheError("a checksum is wrong")
    return data


def dumped(value: object) -> bytes:
    """Return a value as bytes."""
    return summed(pickle.dumps(value, protocol=5))


def loaded(stored: bytes, load: Callable[[bytes], Any] = pickle.loads) -> Any:  # noqa: ANN401 -- whatever was kept
    """Return the value again, as `load` makes it of bytes; raise CacheError if it cannot be had."""
    data = checked(stored)
    try:
        return load(data)
    except Exception as error:
        raise CacheError(str(error)) from error
