"""What nginx reads: a file for its `http` block, and one for the `server` block of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.delivery import ASKED_AGAIN, NAMED, TYPES, texts, with_charset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.servers.model import Serving

HTTP = "nginx/http.conf"
SERVER = "nginx/server.conf"
_FURTHER = tuple(kind for kind in texts() if kind != "text/html")
"""The types of text without that of pages, which nginx counts by itself."""
_NOT_KNOWN = ("avif", "ics", "js", "opml", "vtt", "wasm", "webmanifest", "xml")
"""Endings whose type nginx 1.18 lacks or tells otherwise."""


def http(serving: Serving) -> bytes:
    """Return the maps: how long each file is kept, and where old addresses lead."""
    lines = ["# Include this in the http block, before the servers.", "map $uri $vigie_cache {"]
    lines += (f'  "~^{re.escape(folder)}" "{told}";' for folder, told in serving.cached)
    lines += [f'  default "{ASKED_AGAIN}";', "}", "map $request_uri $vigie_moved {"]
    for one in serving.rules:
        rest = rf"\?(?:.*&)?{re.escape(one.query)}(?:&.*)?$" if one.query else r"(?:\?.*)?$"
        lines.append(f'  "~^{one.pattern}{rest}" "{one.new}";')
    lines += ['  default "";', "}"]
    return "".join(f"{line}\n" for line in lines).encode()


def server(serving: Serving) -> bytes:
    """Return what belongs into the block of the site, beside its `server_name` and `root`."""
    lines = ["# Include this in the server block of the site.", "absolute_redirect off;"]
    lines += [f"error_page 404 {serving.not_found};", "if ($vigie_moved) {"]
    lines += ["  return 301 $vigie_moved;", "}", r"location ~ /\.(?!well-known/) {"]
    lines += ["  return 404;", "}", *_headers(serving), *_types(), *_compression(serving)]
    return "".join(f"{line}\n" for line in lines).encode()


def _headers(serving: Serving) -> Iterator[str]:
    for name, value in serving.headers:
        yield f'add_header {name} "{value}" always;'
    yield "add_header Cache-Control $vigie_cache;"


def _types() -> Iterator[str]:
    yield "charset utf-8;"
    yield f"charset_types {' '.join(kind for kind in _FURTHER if with_charset(kind) != kind)};"
    for pattern, kind in NAMED.items():
        yield from _location(f"/{pattern}$", kind)
    for ending in _NOT_KNOWN:
        yield from _location(rf"\.{ending}$", TYPES[ending])


def _location(pattern: str, kind: str) -> tuple[str, ...]:
    return (f'location ~ "{pattern}" {{', "  types { }", f"  default_type {kind};", "}")


def _compression(serving: Serving) -> Iterator[str]:
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_types {' '.join(_FURTHER)};"
    if "gz" in serving.compressed:
        yield "gzip_static on;"
    if "br" in serving.compressed:
        yield "brotli_static on;"
