"""Files fetched from the blog with care: over http and https, from public addresses, in one size.

What was fetched stays in a folder, so that an import can go on where it stopped. One failure stops
nothing: the file is told as missing.
"""

from __future__ import annotations

import http.client
import re
import time
from contextlib import closing
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from vigie.connections import MOVED, RefusedError, connection_to, is_public, target_of
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRIES = 3
_MOST_REDIRECTS = 5
_LARGEST = 100 << 20
_PIECE = 1 << 16
_PAUSE = 1.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
_OK, _PARTIAL = 200, 206
_NAME = re.compile(r"\.([A-Za-z0-9]{2,5})$")


class Download:
    """Fetches files into `folder`, each once."""

    def __init__(
        self, folder: Path, allowed: Callable[[str], bool] | None = None, pause: float = _PAUSE
    ) -> None:
        """Take what says which network addresses may be asked: if nothing, the public ones."""
        self.folder = folder
        self.allowed = allowed or is_public
        self.pause = pause
        self.failed: dict[str, str] = {}

    def find(self, address: str) -> Path | None:
        """Return the fetched file, or None with the reason among those that failed."""
        name = _name(address)
        if not name or address in self.failed:
            return None
        file = self.folder / name
        if file.exists():
            return file
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.part")
        for number in range(_TRIES):
            try:
                self.fetch(address, partial)
            except RefusedError as error:
                self.failed[address] = str(error)
                return None
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.failed[address] = str(error) or type(error).__name__
                if number + 1 < _TRIES:
                    time.sleep(self.pause * (number + 1))
            else:
                partial.replace(file)
                self.failed.pop(address, None)
                return file
        return None

    def fetch(self, address: str, partial: Path) -> None:
        """Write what an address answers to a file; raise OSError where it cannot be had."""
        for _ in range(_MOST_REDIRECTS + 1):
            begun = partial.stat().st_size if partial.exists() else 0
            with closing(connection_to(address, self.allowed)) as connection:
                headers = {"User-Agent": "Vigie", "Accept-Encoding": "identity"}
                if begun:
                    headers["Range"] = f"bytes={begun}-"
                connection.request("GET", target_of(address), headers=headers)
                answer = connection.getresponse()
                if answer.status in MOVED:
                    address = urljoin(address, answer.headers.get("Location", ""))
                    continue
                _store(answer, partial, begun)
                return
        raise RefusedError("too many redirects")


def _store(answer: http.client.HTTPResponse, partial: Path, begun: int) -> None:
    """Write what is answered; go on behind what is there already if the server does so too."""
    if answer.status in _AGAIN:
        raise OSError(f"HTTP {answer.status}")
    if answer.status not in {_OK, _PARTIAL}:
        partial.unlink(missing_ok=True)
        raise RefusedError(f"HTTP {answer.status}")
    size = begun if answer.status == _PARTIAL else 0
    expected = size + int(answer.headers.get("Content-Length") or 0)
    with partial.open("ab" if size else "wb") as stream:
        while piece := answer.read(_PIECE):
            size += len(piece)
            if size > _LARGEST:
                stream.close()
                partial.unlink()
                raise RefusedError("too large")
            stream.write(piece)
    if "Content-Length" in answer.headers and size < expected:
        raise OSError("the connection broke")


def _name(address: str) -> str:
    """Return a safe name that no other address has."""
    path = unquote(urlsplit(address).path)
    match = _NAME.search(path)
    stem = slugify(path.rpartition("/")[2].rpartition(".")[0])[:60] or "file"
    digest = blake2b(address.encode(), digest_size=6).hexdigest()
    return f"{stem}-{digest}.{match[1].lower()}" if match else ""
