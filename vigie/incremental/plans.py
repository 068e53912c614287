"""Planned pages as bytes: a value that stands in many of them is written once, beside them."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, is_dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from vigie.incremental.checked import dumped, loaded, summed
from vigie.incremental.fingerprint import KINDS
from vigie.incremental.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vigie.incremental.fingerprint import Fingerprints
    from vigie.pages import Page


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned page as bytes, with its output path and the sources whose prose it shows."""

    path: str
    value: bytes
    sources: frozenset[str]


class Plans:
    """Writes planned pages, with the fingerprints that `prints` makes of the values they share."""

    def __init__(self, prints: Fingerprints) -> None:
        """Have written nothing yet."""
        self.prints = prints
        self.written: set[bytes] = set()
        self.new: dict[bytes, bytes] = {}

    def plan(self, page: Page, sources: Iterable[str]) -> Plan:
        """Return a page as bytes, with the fingerprints of shared values in place of them."""
        file = BytesIO()
        _Pickler(file, self._key).dump(page)
        return Plan(page.path, summed(file.getvalue()), frozenset(sources))

    def taken(self) -> dict[bytes, bytes]:
        """Return by fingerprint the shared values that were written since the last call."""
        taken, self.new = self.new, {}
        return taken

    def _key(self, value: Shared) -> bytes:
        key = self.prints.known(value)
        if key not in self.written:
            self.written.add(key)
            self.new[key] = dumped(value)
        return key


def planned(stored: bytes, shared: Callable[[bytes], object]) -> Any:  # noqa: ANN401 -- any page
    """Return the page again; `shared` finds a value by its fingerprint.

    Raises CacheError where the bytes are damaged.
    """
    return loaded(stored, lambda data: _Unpickler(BytesIO(data), shared).load())


def _shared(key: bytes) -> Shared:
    raise LookupError(key)  # the unpickler has another function of this name


def _made(kind: type, *values: object) -> object:
    """Return a frozen value with its fields, in their order."""
    made: object = object.__new__(kind)
    for put, value in zip(_PUTS[kind], values, strict=True):
        put(made, value)
    return made


class _Puts(dict[type, list["Callable[[object, object], None]"]]):
    """What sets each field of a class, frozen or not."""

    def __missing__(self, kind: type) -> list[Callable[[object, object], None]]:
        self[kind] = puts = [getattr(kind, name).__set__ for name in KINDS[kind].fields]
        return puts


_PUTS = _Puts()


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, key: Callable[[Shared], bytes]) -> None:
        super().__init__(file, protocol=5)
        self.key = key

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 -- as in the base
        if isinstance(value, Shared):
            return _shared, (self.key(value),)
        kind = type(value)
        if "__slots__" not in kind.__dict__ or not is_dataclass(kind):
            return NotImplemented
        return _made, (kind, *KINDS[kind].taken(value))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, shared: Callable[[bytes], object]) -> None:
        super().__init__(file)
        self.shared = shared

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 -- as in the base
        found = super().find_class(module, name)
        return self.shared if found is _shared else found
