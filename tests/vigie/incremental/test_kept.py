"""Values that builds keep come back from pickle as they were."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from vigie.incremental.checked import dumped, loaded
from vigie.incremental.kept import kept


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values."""

    one: str
    other: tuple[int, ...] = ()


@kept
@dataclass(frozen=True, slots=True)
class Single:
    """One value, which may be nothing."""

    only: object = None


@pytest.mark.parametrize("value", [Pair(one="a", other=(1,)), Pair(one=""), Single(), Single("x")])
def test_a_kept_value_comes_back_as_it_was(value: Pair | Single) -> None:
    again = loaded(dumped(value))
    for other in (again, copy(value), deepcopy(value)):
        assert other == value
        assert hash(other) == hash(value)


def test_a_kept_value_stays_frozen() -> None:
    again = loaded(dumped(Pair(one="a")))
    assert replace(again, one="b") == Pair(one="b")
    with pytest.raises(FrozenInstanceError):
        again.one = "b"
