"""What Apache reads: `.htaccess`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.delivery import ASKED_AGAIN, NAMED, TYPES, texts, with_charset
from vigie.rendering.output import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.servers.model import Serving

_ENCODINGS = {"gz": "gzip", "br": "br"}


def htaccess(serving: Serving) -> bytes:
    """Return `.htaccess`; what a server has no module for is left out there."""
    lines = [f"{MARK}: what Apache is told of the site.", f"ErrorDocument 404 {serving.not_found}"]
    lines += _module("mod_mime", _types(serving))
    lines += _module("mod_headers", _headers(serving))
    if not serving.compressed:
        lines += _module("mod_deflate", [f"AddOutputFilterByType DEFLATE {' '.join(texts())}"])
    lines += _module("mod_alias", [r'RedirectMatch 404 "/\.(?!well-known/)"'])
    lines += _module("mod_rewrite", ["RewriteEngine On", *_redirects(serving), *_found(serving)])
    return "".join(f"{line}\n" for line in lines).encode()


def _module(name: str, lines: list[str]) -> list[str]:
    return [f"<IfModule {name}.c>", *lines, "</IfModule>"]


def _types(serving: Serving) -> list[str]:
    lines = [f'AddType "{with_charset(kind)}" .{ending}' for ending, kind in TYPES.items()]
    endings = rf"(?:\.(?:{'|'.join(serving.compressed)}))?" if serving.compressed else ""
    for pattern, kind in NAMED.items():
        told = f'ForceType "{with_charset(kind)}"'
        lines += [f'<FilesMatch "^{pattern}{endings}$">', told, "</FilesMatch>"]
    for ending in serving.compressed:
        lines += [f"RemoveType .{ending}", f"AddEncoding {_ENCODINGS[ending]} .{ending}"]
    return lines


def _headers(serving: Serving) -> list[str]:
    lines = [f'Header always set {name} "{value}"' for name, value in serving.headers]
    lines.append(f'Header set Cache-Control "{ASKED_AGAIN}"')
    for folder, told in serving.cached:
        condition = f"%{{REQUEST_URI}} =~ m#^{re.escape(folder)}#"
        lines += [f'<If "{condition}">', f'Header set Cache-Control "{told}"', "</If>"]
    if serving.compressed:
        files = rf"\.(?:{'|'.join(serving.compressed)})$"
        lines += [f'<FilesMatch "{files}">', "Header append Vary Accept-Encoding", "</FilesMatch>"]
    return lines


def _redirects(serving: Serving) -> Iterator[str]:
    for one in serving.rules:
        yield f'RewriteCond %{{THE_REQUEST}} "^[A-Z]+ {one.pattern}(?:\\?| )"'
        if one.query:
            yield f'RewriteCond %{{QUERY_STRING}} "(?:^|&){re.escape(one.query)}(?:&|$)"'
        yield f'RewriteRule "^" "{_literal(one.new)}" [R=301,L,QSD,NE]'


def _found(serving: Serving) -> Iterator[str]:
    """Yield what finds the compressed file beside another, the better kind first."""
    for ending in reversed(serving.compressed):
        yield f'RewriteCond %{{HTTP:Accept-Encoding}} "\\b{_ENCODINGS[ending]}\\b"'
        yield f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
        yield f'RewriteRule "^(.+)$" "$1.{ending}" [L,E=no-gzip:1]'


def _literal(new: str) -> str:
    """Return an address without what Apache would fill in."""
    return new.replace("\\", "\\\\").replace("$", "\\$").replace("%", "\\%")
