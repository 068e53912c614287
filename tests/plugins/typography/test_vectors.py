"""Every rule of every locale, by what is written and how it is set."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.typography.model import LOCALES, set_string
from tests.plugins.typography.html import set_html

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "vectors"
_SPACES = str.maketrans({"~": "\u00a0", "¬": "\u202f"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """What is written, and how it is set by the rules of a locale."""

    locale: str
    rule: str
    written: str
    set: str


def vectors() -> Iterator[Vector]:
    """Yield every vector of the files."""
    for name, tags in (("french", ("fr-CA", "fr-FR")), ("english", ("en-CA",))):
        for rule in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["rule"]:
            assert all(rule[tag] for tag in tags), "every rule has its source"
            for line in rule["vectors"].strip("\n").split("\n"):
                written, _, expected = line.partition(" → ")
                first, _, second = (expected or written).partition(" ‖ ")
                for tag, form in zip(tags, (first, second or first), strict=False):
                    yield Vector(
                        locale=tag,
                        rule=rule["name"],
                        written=written.translate(_SPACES),
                        set=(written if form == "=" else form).translate(_SPACES),
                    )


VECTORS = tuple(vectors())


def shown(vector: Vector) -> str:
    return f"{vector.locale}-{vector.rule}-{vector.written}"


def test_there_are_enough_vectors_for_each_locale_and_none_twice() -> None:
    counted = Counter(vector.locale for vector in VECTORS)
    assert counted["fr-CA"] >= 300
    assert counted["fr-FR"] >= 300
    assert counted["en-CA"] >= 100
    assert Counter((vector.locale, vector.written) for vector in VECTORS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("vector", VECTORS, ids=shown)
def test_what_is_written_is_set_as_the_rule_has_it(vector: Vector) -> None:
    locale = LOCALES[vector.locale]
    if vector.written.startswith("<"):
        assert set_html(vector.written, locale) == vector.set
    else:
        assert set_string(vector.written, locale) == vector.set


@pytest.mark.parametrize("vector", VECTORS, ids=shown)
def test_what_is_set_stays_as_it_is(vector: Vector) -> None:
    locale = LOCALES[vector.locale]
    if vector.set.startswith("<"):
        assert set_html(vector.set, locale) == vector.set
    else:
        assert set_string(vector.set, locale) == vector.set
