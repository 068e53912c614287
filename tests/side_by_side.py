"""What writers are told in both languages, place by place, and the files that keep it.

After a change that is meant, `VIGIE_GOLDENS=write` in the environment writes the files anew.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PLACE = re.compile(r"(?P<place>.*?(?::\d+)+): (?P<told>.*)")


def side_by_side(english: Sequence[str], french: Sequence[str]) -> str:
    """Return what is told of each place, in both languages below it."""
    lines = []
    for one, other in zip(english, french, strict=True):
        here, there = _PLACE.fullmatch(one), _PLACE.fullmatch(other)
        if here and there:
            assert here["place"] == there["place"]
            lines += [here["place"], f"    {here['told']}", f"    {there['told']}"]
        else:
            lines += [f"    {one}", f"    {other}"]
    return "\n".join((*lines, ""))


def assert_as_kept(told: str, golden: Path) -> None:
    """Compare what is told with the file that keeps it."""
    if os.environ.get("VIGIE_GOLDENS") == "write":
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
