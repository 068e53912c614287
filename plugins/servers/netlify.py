"""What Netlify and Cloudflare Pages read: `_headers` and `_redirects`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.servers.model import Header, Serving


def headers(serving: Serving) -> bytes:
    """Return `_headers`. No header is in two rules that fit one address: they would be joined."""
    top = serving.not_found.rpartition("/")[0]
    opml = (("Content-Type", "text/x-opml; charset=utf-8"),)
    rules = [(f"{top}/*", serving.headers)]
    rules += ((f"{folder}*", (("Cache-Control", told),)) for folder, told in serving.cached)
    rules += ((address, opml) for address in serving.opml)
    return "".join(_rule(address, found) for address, found in rules).encode()


def redirects(serving: Serving) -> bytes:
    """Return `_redirects`; Cloudflare Pages passes over the lines with `key=value`."""
    lines: list[str] = []
    for one in serving.rules:
        query = f" {one.query}" if one.query else ""
        paths = dict.fromkeys((one.path, one.path.rstrip("/") or "/"))
        lines += (f"{path}{query} {one.new} 301\n" for path in paths)
    return "".join(lines).encode()


def _rule(address: str, found: tuple[Header, ...]) -> str:
    return f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in found)
