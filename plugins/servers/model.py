"""What a server has to know of the site, whichever server it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from plugins.servers.rules import Rule, rule
from vigie.delivery import NO_FRAMES, cached, policy
from vigie.languages import Language
from vigie.site import address
from vigie.urls import LASTING, NOT_FOUND, subscriptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.servers.moved import Moved
    from vigie.planning.outline import Outline
    from vigie.site import Site

_NOT_ASKED_FOR = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "serial", "usb"),
)
_SECONDS = 24 * 60 * 60

Header = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What a server has to know. Addresses begin with a slash and have the base of the site.

    `headers` go with every answer; `cached` are the folders whose files are kept, each with its
    `Cache-Control`; `opml` are the lists of feeds; `compressed` as in the settings.
    """

    not_found: str
    headers: tuple[Header, ...]
    cached: tuple[Header, ...]
    opml: tuple[str, ...]
    compressed: tuple[str, ...]
    rules: tuple[Rule, ...]


def serving(outline: Outline, moved: Iterable[Moved]) -> Serving:
    """Return what servers have to know of the site."""
    site = outline.site
    rules = (rule(one.old, f"{site.base}/{quote(address(one.path))}") for one in moved)
    kept = ((f"{site.base}/{folder}", told) for folder, told in cached())
    named_by_content = site.assets not in LASTING
    return Serving(
        not_found=site.local(NOT_FOUND),
        headers=headers(site, _frames(outline)),
        cached=tuple(one for one in kept if named_by_content or "immutable" not in one[1]),
        opml=tuple(site.local(subscriptions(language)) for language in Language),
        compressed=site.servers.compressed,
        rules=tuple(rules),
    )


def headers(site: Site, frames: Iterable[str]) -> tuple[Header, ...]:
    """Return the headers of every answer; `frames` are the sites that pages show in frames."""
    found = [
        ("Content-Security-Policy", f"{policy(frames)}; {NO_FRAMES}"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in _NOT_ASKED_FOR)),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    if site.url.startswith("https:") and site.servers.hsts_days:
        age = site.servers.hsts_days * _SECONDS
        found.append(("Strict-Transport-Security", f"max-age={age}"))
    return tuple(found)


def _frames(outline: Outline) -> set[str]:
    texts = (text for pair in outline.content.pairs for text in pair.texts.values())
    return {site for text in texts for block in text.blocks.values() for site in block.frames()}
