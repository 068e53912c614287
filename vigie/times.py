"""When a build is made, and how long what it made stays right without any change."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vigie.incremental.cache import Cache

_FACT = "times"


def now() -> datetime:
    """Return the moment of the build; `SOURCE_DATE_EPOCH` sets it, for builds made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        from vigie.messages import Message
        from vigie.problems import ContentError, Problem

        told = "write a number of seconds since 1970, or unset it"
        what = Message("SOURCE_DATE_EPOCH: “{epoch}” is not a moment", epoch=epoch)
        raise ContentError([Problem("environment", 1, what, told)]) from None


def note_times(cache: Cache, moment: datetime, next_change: datetime | None) -> None:
    """Note when a whole build was made, and when time alone will change the site."""
    end = next_change.timestamp() if next_change else float("inf")
    cache.set_fact(_FACT, f"{moment.timestamp()} {end}".encode())


def same_times(cache: Cache, moment: datetime) -> bool:
    """Whether time alone has changed nothing between the last whole build and `moment`."""
    begin, _, end = (cache.fact(_FACT) or b"inf inf").decode().partition(" ")
    return float(begin) <= moment.timestamp() < float(end)
