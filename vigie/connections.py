"""Connections to other sites: over http and https only, and to public addresses only."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    Allowed = Callable[[str], bool]
    """Says whether a network address may be asked."""

MOVED = frozenset({301, 302, 303, 307, 308})
_TIMEOUT = 20


class RefusedError(OSError):
    """An address that is not asked."""


def connection_to(address: str, allowed: Allowed) -> http.client.HTTPConnection:
    """Return a connection to where a web address leads; raise OSError where there is none."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host or parts.username:
        raise RefusedError("neither http nor https")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(one[4][0]) for one in known]
    if not places or not all(allowed(place) for place in places):
        raise RefusedError("not a public address")
    kind = _Secure if secure else _Plain
    return kind(host, port, places[0])


class _Plain(http.client.HTTPConnection):
    """Connects to the very address that was looked at: a name may lead elsewhere a moment later."""

    def __init__(self, host: str, port: int, place: str) -> None:
        super().__init__(host, port, timeout=_TIMEOUT)
        self.place = place

    def connect(self) -> None:
        self.sock = socket.create_connection((self.place, self.port), _TIMEOUT)


class _Secure(_Plain):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def is_public(place: str) -> bool:
    """Say whether a network address is one of the public Internet."""
    address = ipaddress.ip_address(place.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


def target_of(address: str) -> str:
    """Return what a request asks a server for: the path of an address, and its query."""
    parts = urlsplit(address)
    path = quote(unquote(parts.path) or "/", safe="/:@!$&'()*+,;=~-._")
    return f"{path}?{parts.query}" if parts.query else path
