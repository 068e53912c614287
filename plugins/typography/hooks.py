"""Typography on the side of the build: answers `typesetters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.typography.model import LOCALES, Compositor
from vigie import signals
from vigie.site import typography

if TYPE_CHECKING:
    from pelican.readers import BaseReader

    from vigie.reading.typesetting import Typesetter


def typesetter(reader: BaseReader) -> Typesetter:
    """Return what sets type by the locales that the settings of `reader` name."""
    chosen = typography(reader.settings)
    return Compositor({language.value: LOCALES[tag] for language, tag in chosen.items()})


def register() -> None:
    """Connect the plugin."""
    signals.typesetters.connect(typesetter)
