"""Comments on the side of the build: answers `comments_reader`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.comments import model
from vigie import signals
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from pelican.generators import Generator

    from vigie.comments.joining import ReadComments
    from vigie.reading.typesetting import Typesetter


def comments_reader(generator: Generator) -> ReadComments:
    """Return what reads an archive."""
    found = signals.typesetters.send(generator.readers.readers["md"])
    typesetter: Typesetter = found[0][1] if found else AS_WRITTEN
    return partial(model.read, zone=ZoneInfo(generator.settings["TIMEZONE"]), typesetter=typesetter)


def register() -> None:
    """Connect the plugin."""
    signals.comments_reader.connect(comments_reader)
