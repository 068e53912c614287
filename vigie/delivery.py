"""How the files of the site are served: of which type, kept how long, by which servers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

from vigie import urls
from vigie.feeds import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    class Wrong(Protocol):
        """Takes the key of a setting, what is wrong, what to write, and values for the gaps."""

        def __call__(self, key: str, what: str, remedy: str, /, **values: object) -> None:
            """Note it."""


SERVERS = ("netlify", "apache", "nginx")
"""Those for which a build writes files; Cloudflare Pages reads those for Netlify."""
COMPRESSIONS = ("gz", "br")
NAMED = {rf"{Format.JSON}(?:-[0-9a-z]+)*\.{Format.JSON.extension}": Format.JSON.type}
"""Media types by patterns of names. RSS and Atom are told as XML, or browsers show no style."""
TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "mp4": "video/mp4",
    "opml": "text/x-opml",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wasm": "application/wasm",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
"""Media types by the ends of names: those that not every server knows, and those of text."""
_OTHERS = {
    "gif": "image/gif",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_CONTACT = re.compile(r"(?:mailto:[\w.+-]+@(?:[\w-]+\.)+[\w-]+|https://[^\s<>\"]+)")
_DENSE = ("json", "wasm")
_UNKNOWN = "application/octet-stream"
_BY_CONTENT = re.compile(rf"(?:{'|'.join(urls.LASTING)})/(?:.*[/.-])?[0-9a-f]{{8,}}[/.]")
NO_FRAMES = "frame-ancestors 'none'"
"""The part of the policy that only servers can tell: that no other site shows ours in a frame."""
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"
ASKED_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """What `security.txt` says: where to write, a whole address, and until when that holds."""

    contact: str
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerChoices:
    """What the settings say of servers.

    `servers` are those to write files for; `compressed` the kinds of compressed files that they
    find beside the others; `hsts_days` how long browsers shall insist on https; `policy_in_pages`
    whether pages tell their policy themselves, for hosts that send no headers.
    """

    servers: tuple[str, ...] = SERVERS
    compressed: tuple[str, ...] = ()
    hsts_days: int = 0
    security: Security | None = None
    humans: bool = False
    policy_in_pages: bool = False


def with_charset(kind: str) -> str:
    """Return a media type as it is sent: that of text with its charset."""
    return f"{kind}; charset=utf-8" if _is_text(kind) else kind


def texts() -> tuple[str, ...]:
    """Return the media types of text, and of what else is worth compressing."""
    kinds = {*TYPES.values(), *NAMED.values()}
    return tuple(sorted(kind for kind in kinds if _is_text(kind) or kind.endswith(_DENSE)))


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind.endswith("xml")


def media_type(path: str) -> str:
    """Return the media type of an output file, with the charset where it is text."""
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower()
    named = (kind for pattern, kind in NAMED.items() if re.fullmatch(pattern, name))
    found = next(named, None) or TYPES.get(ending) or _OTHERS.get(ending) or _UNKNOWN
    return with_charset(found)


def policy(frames: Iterable[str]) -> str:
    """Return the policy of what a page may load: files of the site, and players in frames.

    `frames` are the sites of the players. The search runs a program of the site's own, in
    WebAssembly.
    """
    own = ("style-src", "img-src", "font-src", "media-src", "connect-src", "manifest-src")
    told = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        **dict.fromkeys(own, "'self'"),
        "frame-src": " ".join(sorted(set(frames))) or "'none'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in told.items())


def lasts(path: str) -> bool:
    """Say whether an output file is named by its content, and so never changes."""
    return _BY_CONTENT.match(path) is not None


def caching(path: str) -> str:
    """Return `Cache-Control` for an output file."""
    if lasts(path):
        return FOR_EVER
    return FOR_A_DAY if path.startswith(f"{urls.MEDIA}/") else ASKED_AGAIN


def fingerprint() -> str:
    """Return a word that is another one when any file may be served in another way."""
    told = (TYPES, _OTHERS, NAMED, urls.LASTING, FOR_EVER, FOR_A_DAY, ASKED_AGAIN)
    return blake2b(repr(told).encode(), digest_size=8).hexdigest()


def cached() -> tuple[tuple[str, str], ...]:
    """Return the folders whose files are kept without asking again, each with its words."""
    lasting = ((f"{folder}/", FOR_EVER) for folder in urls.LASTING)
    return (*lasting, (f"{urls.MEDIA}/", FOR_A_DAY))


def choices(settings: Mapping[str, Any], wrong: Wrong) -> ServerChoices:
    """Return what the settings say of servers; `wrong` is told the key of what cannot be."""
    days = settings.get("HSTS_DAYS", 0)
    if not isinstance(days, int) or isinstance(days, bool) or days < 0:
        told = "write e.g. 365, or 0 for none"
        wrong("HSTS_DAYS", "“{days}” is not a number of days", told, days=days)
        days = 0
    return ServerChoices(
        servers=_some("SERVERS", SERVERS, settings.get("SERVERS", SERVERS), wrong),
        compressed=_some("COMPRESSED", COMPRESSIONS, settings.get("COMPRESSED", ()), wrong),
        hsts_days=days,
        security=_security(settings.get("SECURITY_TXT") or {}, wrong),
        humans=bool(settings.get("HUMANS_TXT")),
        policy_in_pages=bool(settings.get("POLICY_IN_PAGES")),
    )


def _some(key: str, known: tuple[str, ...], chosen: object, wrong: Wrong) -> tuple[str, ...]:
    """Return those of `known` that are chosen."""
    if not isinstance(chosen, list | tuple) or not set(chosen) <= set(known):
        told = "write a list of some of: {known}"
        wrong(key, "“{chosen}” is no such list", told, chosen=chosen, known=known)
        return ()
    return tuple(one for one in known if one in chosen)


def _security(chosen: object, wrong: Wrong) -> Security | None:
    if not chosen:
        return None
    contact = expires = None
    if isinstance(chosen, dict):
        contact, expires = chosen.get("contact"), chosen.get("expires")
    try:
        day = date.fromisoformat(str(expires))
    except ValueError:
        day = None
    if day is None or not _CONTACT.fullmatch(str(contact)):
        told = 'write {"contact": "mailto:security@example.org", "expires": "2027-12-31"}'
        what = "“{chosen}” does not say where to write, and until when"
        wrong("SECURITY_TXT", what, told, chosen=chosen)
        return None
    return Security(contact=str(contact), expires=day)
