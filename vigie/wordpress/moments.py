"""When something was written: WordPress gives the blog's time, UTC, both or neither."""

from __future__ import annotations

import re
from datetime import MAXYEAR, UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)")
_FIRST_YEAR = 1970  # zones have whole minutes since then


def moment(local: str, gmt: str, zone: tzinfo, published: str = "") -> datetime | None:
    """Return the moment in `zone`, or None where nothing tells it.

    `local` and `gmt` are as WordPress writes them, zeros where unknown; `published` is as in RSS.
    """
    if (found := _read(gmt)) is not None:
        return _in_zone(found.replace(tzinfo=UTC), zone)
    if (found := _read(local)) is not None:
        return found.replace(tzinfo=zone)
    try:
        told = parsedate_to_datetime(published)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _in_zone(told if told.tzinfo else told.replace(tzinfo=UTC), zone)


def _read(text: str) -> datetime | None:
    match = _MOMENT.match(text)
    try:
        found = datetime(*map(int, match.groups())) if match else None  # type: ignore[arg-type]  # noqa: DTZ001 -- its zone is the caller's
    except ValueError:
        return None
    return found if found and _FIRST_YEAR <= found.year < MAXYEAR else None


def _in_zone(found: datetime, zone: tzinfo) -> datetime | None:
    return found.astimezone(zone) if _FIRST_YEAR < found.year < MAXYEAR - 1 else None
