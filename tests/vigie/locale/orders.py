"""The groups of `orders.toml`; as a program, the order in which this machine puts them."""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.languages import Language
from vigie.locale.collation import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Names in the order of a language, and the rule they show."""

    rule: str
    language: Language
    names: tuple[str, ...]

    def found(self) -> tuple[str, ...]:
        """Return the names as they are put in order, having been turned round."""
        return in_order(reversed(self.names), self.language, str)

    def __str__(self) -> str:
        """Return the name of the order in a report."""
        return f"{self.language}: {self.rule}"


def orders() -> Iterator[Order]:
    """Yield every group of the file, once for each of its languages."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    for group in told["group"]:
        for language in group["languages"]:
            names = tuple(group["sorted"])
            yield Order(rule=group["rule"], language=Language(language), names=names)


if __name__ == "__main__":
    json.dump([order.found() for order in orders()], sys.stdout)
