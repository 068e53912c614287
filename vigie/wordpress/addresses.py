"""Old addresses of the blog: what each led to, so that links and readers find it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from vigie.wordpress.export import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.wordpress.export import Blog, Item

_QUERY_IDS = ("p", "page_id", "attachment_id")
_UPLOADS = re.compile(r"(?:^|/)(?:wp-content/uploads|files)/(.+)$")
_DATED = re.compile(r"/(\d{4}/\d{2}/[^/]+)$")
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")


class Addresses:
    """What the addresses of all blogs lead to: the keys of items."""

    def __init__(self, blogs: Iterable[Blog]) -> None:
        """Begin with the hosts of the blogs."""
        self.hosts = {_host(blog.url) for blog in blogs} - {""}
        self.items: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.attachments: dict[str, str] = {}

    def add(self, item: Item) -> None:
        """Note where an item was."""
        for address in old_addresses(item):
            place = self.place(address)
            if place:
                self.items.setdefault(place, item.key)
        if item.attachment:
            self.files.setdefault(file_key(item.attachment), item.attachment)
            self.attachments[item.key] = item.attachment

    def place(self, address: str) -> str:
        """Return an address of the blogs without what makes no difference; nothing for others."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        host = _host(address)
        if parts.scheme not in {"http", "https"} or host not in self.hosts:
            return ""
        query = parse_qs(parts.query)
        for name in _QUERY_IDS:
            if query.get(name, [""])[0].isdecimal():
                return f"{host}?{query[name][0]}"
        return f"{host}/{unquote(parts.path).strip('/').lower()}"

    def ours(self, address: str) -> bool:
        """Say whether an address is on one of the blogs."""
        return bool(self.place(address))

    def item(self, address: str) -> str:
        """Return the key of the item that an address leads to, or nothing."""
        return self.items.get(self.place(address), "")


def old_addresses(item: Item) -> Iterator[str]:
    """Yield every address that an item had, the newest first."""
    if item.link:
        yield item.link
        base = urlsplit(item.link)
        yield f"{base.scheme}://{base.netloc}/?p={item.id}"
        folder = item.link.rstrip("/").rpartition("/")[0]
        for name, value in item.fields:
            if name == Field.OLD_SLUG and value and "?" not in item.link:
                yield f"{folder}/{value}/"
    if item.guid.startswith(("http://", "https://")) and item.kind != "attachment":
        yield item.guid


def path_of(address: str) -> str:
    """Return an address as it is written in `aliases`: from the root of the blog's host."""
    parts = urlsplit(address)
    path = re.sub(r"/{2,}", "/", unquote(parts.path)) or "/"
    query = parse_qs(parts.query)
    ids = [f"{name}={query[name][0]}" for name in _QUERY_IDS if name in query]
    return f"{path}?{ids[0]}" if ids else path


def file_key(address: str) -> str:
    """Return what all sizes of one file of the library share."""
    path = unquote(urlsplit(address).path)
    match = _UPLOADS.search(path) or _DATED.search(path)
    return _SIZE.sub("", match[1] if match else path.lstrip("/")).lower()


def original(address: str) -> str:
    """Return the address of a picture in its own size: without `?w=300`, `-300x200`, Photon."""
    parts = urlsplit(address)
    host, path = parts.netloc, parts.path
    if re.fullmatch(r"i\d\.wp\.com", host):
        host, _, rest = path.lstrip("/").partition("/")
        path = f"/{rest}"
    return f"{parts.scheme or 'https'}://{host}{_SIZE.sub('', path)}"


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
