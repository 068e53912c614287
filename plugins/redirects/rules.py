"""Redirects as servers read them: Netlify and Cloudflare Pages, Apache, nginx."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from vigie.output import SERVER_RULES_MARK

_IN_PATHS = "/:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Rule:
    """An old address, with what may stand behind a question mark, and the address it leads to.

    Both addresses are as browsers send them; `query` is `key=value` or empty.
    """

    path: str
    query: str
    new: str


def rule(old: str, new: str) -> Rule:
    """Return the rule from an old address as it is written to a new one of this site."""
    path, _, query = old.partition("?")
    return Rule(quote(path, safe=_IN_PATHS), query, new)


def netlify(rules: tuple[Rule, ...]) -> bytes:
    """Return `_redirects`; Cloudflare Pages passes over the lines with `key=value`."""
    lines: list[str] = []
    for one in rules:
        query = f" {one.query}" if one.query else ""
        paths = dict.fromkeys((one.path, one.path.rstrip("/") or "/"))
        lines += (f"{path}{query} {one.new} 301\n" for path in paths)
    return "".join(lines).encode()


def apache(rules: tuple[Rule, ...]) -> bytes:
    """Return `.htaccess`."""
    lines = [f"{SERVER_RULES_MARK.decode()}: the old addresses of the site.\n"]
    lines += ["<IfModule mod_rewrite.c>\n", "RewriteEngine On\n"]
    for one in rules:
        lines.append(f'RewriteCond %{{THE_REQUEST}} "^[A-Z]+ {_path(one)}(?:\\?| )"\n')
        if one.query:
            condition = f"(?:^|&){re.escape(one.query)}(?:&|$)"
            lines.append(f'RewriteCond %{{QUERY_STRING}} "{condition}"\n')
        lines.append(f'RewriteRule "^" "{_literal(one.new)}" [R=301,L,QSD,NE]\n')
    lines.append("</IfModule>\n")
    return "".join(lines).encode()


def nginx(rules: tuple[Rule, ...]) -> bytes:
    """Return a map from `$request_uri`, to be included in a `map` block."""
    lines = ["# map $request_uri $moved { include …/redirects.map; }\n"]
    lines.append("# server { if ($moved) { return 301 $moved; } }\n")
    for one in rules:
        rest = rf"\?(?:.*&)?{re.escape(one.query)}(?:&.*)?$" if one.query else r"(?:\?.*)?$"
        lines.append(f'"~^{_path(one)}{rest}" "{one.new}";\n')
    return "".join(lines).encode()


def _path(one: Rule) -> str:
    """Return a pattern of the path, with or without a slash at its end, escapes in any case."""
    path = one.path.rstrip("/")
    parts = re.split(r"(%[0-9A-Fa-f]{2})", path)
    return "".join(_escape(part) if part[:1] == "%" else re.escape(part) for part in parts) + "/?"


def _escape(part: str) -> str:
    return "%" + "".join(
        f"[{sign}{sign.lower()}]" if sign.isalpha() else sign for sign in part[1:].upper()
    )


def _literal(new: str) -> str:
    """Return an address without what Apache would fill in."""
    return new.replace("\\", "\\\\").replace("$", "\\$").replace("%", "\\%")
