"""The moments of a build at which plugins take part, besides Pelican's own."""

from __future__ import annotations

from blinker import Namespace

_signals = Namespace()

front_matter_blocks = _signals.signal("front_matter_blocks")
"""Sent by the reader; returns a mapping from the name of a block, e.g. `event`, to its reader."""

typesetters = _signals.signal("typesetters")
"""Sent with the reader; returns a `Typesetter` of `vigie.reading`. At most one plugin answers."""

markdown_blocks = _signals.signal("markdown_blocks")
"""Sent by the reader; returns the names of the Markdown extensions with blocks `/// x`."""

read_content = _signals.signal("read_content")
"""Sent by the generator; returns a `vigie.reading.texts.Reading`. Exactly one plugin answers."""

comments_reader = _signals.signal("comments_reader")
"""Sent by the generator; returns what reads an archive of comments. One plugin answers, or none."""

plan_pages = _signals.signal("plan_pages")
"""Sent with an `Outline`; returns an iterable of `Page`, `Copy` and `Problem`."""

page_formats = _signals.signal("page_formats")
"""Sent by the writer; returns renderers that are no templates, by name."""

bundle_formats = _signals.signal("bundle_formats")
"""Sent by the writer; returns what makes the files of bundles, by name."""
