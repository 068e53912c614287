"""The mark of values that stand in many pages."""

from __future__ import annotations


class Shared:
    """A value that stands in many pages: its fingerprint is made once a build."""

    __slots__ = ()
