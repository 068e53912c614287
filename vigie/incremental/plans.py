"""Planned pages as bytes: a value that stands in many of them is written once, beside them."""

from __future__ import annotations

import marshal
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, reduce
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from vigie.incremental.checked import loaded
from vigie.incremental.forms import ATOMS, DATE, DATETIME, DICT, KINDS, SET

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.incremental.forms import Form, Forms


class Plan(NamedTuple):
    """A planned page: its output path, its form as bytes, the sources whose prose it shows."""

    path: str
    value: bytes
    sources: frozenset[str]


class Plans:
    """Writes planned pages of the forms that `forms` made of their values."""

    def __init__(self, forms: Forms) -> None:
        """Have written nothing yet."""
        self.forms = forms
        self.written: set[bytes] = set()
        self.new: dict[bytes, bytes] = {}

    def plan(self, path: str, form: Form) -> Plan:
        """Return the plan of the page that has this form."""
        self._write(form)
        return Plan(path, form.summed(), frozenset(form.sources))

    def taken(self) -> dict[bytes, bytes]:
        """Return by fingerprint the shared values that were written since the last call."""
        taken, self.new = self.new, {}
        return taken

    def _write(self, form: Form) -> None:
        """Write the shared values that stand in a form, and those in them."""
        for key in form.shared:
            if key not in self.written:
                self.written.add(key)
                inner = self.forms.of_shared[key]
                self.new[key] = inner.summed()
                self._write(inner)


class Recalled:
    """Values again, of what was written; `stored` finds a shared one by its fingerprint."""

    def __init__(self, stored: Callable[[bytes], bytes]) -> None:
        """Have recalled nothing yet."""
        self.stored = stored
        self.known: dict[bytes, object] = {}

    def value(self, summed: bytes) -> Any:  # noqa: ANN401 -- whatever was written
        """Return the value; raise CacheError where the bytes are damaged."""
        return loaded(summed, lambda data: self._of(marshal.loads(data)))  # noqa: S302 -- our own, and checked

    def _of(self, plain: Any) -> Any:  # noqa: ANN401
        kind = type(plain)
        if kind in ATOMS:
            return plain
        if kind is tuple:
            return tuple(map(self._of, plain))
        if kind is bytes:
            if plain not in self.known:
                self.known[plain] = self.value(self.stored(plain))
            return self.known[plain]
        name, *items = plain
        return self._named(name, [self._of(item) for item in items])

    def _named(self, name: bytes, items: list[Any]) -> object:
        if name in _MAKERS:
            return _MAKERS[name](*items)
        kind = _kind(name)
        if not is_dataclass(kind):
            return kind(*items)
        made: object = object.__new__(kind)
        for field, value in zip(KINDS[kind].fields, items, strict=True):
            object.__setattr__(made, field, value)  # frozen or not
        return made


def _moment(written: str, zone: str | None) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


_MAKERS: dict[bytes, Callable[..., object]] = {
    DATE: date.fromisoformat,
    DATETIME: _moment,
    DICT: lambda *items: dict(items),
    SET: lambda *items: frozenset(items),
}


@cache
def _kind(name: bytes) -> type:
    """Return the class of a name: an enumeration or a data class, nothing else."""
    module, _, path = name.decode().partition(":")
    found = reduce(getattr, path.split("."), import_module(module))
    if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))):
        raise TypeError(f"{path} is no class of values")
    return found
