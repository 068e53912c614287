"""Pictures and documents of a blog: found in a folder, or fetched with care; never by default."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from vigie.pictures.model import suffix
from vigie.pictures.raster import flaw_of
from vigie.slugs import slugify
from vigie.wordpress.addresses import file_key, original

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = {
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "webp": (b"RIFF",),
    "avif": (b"\x00\x00\x00",),
}
_DOCUMENTS = {
    "pdf": (b"%PDF",),
    "mp3": (b"ID3", b"\xff"),
    "ogg": (b"OggS",),
    "mp4": (b"\x00\x00\x00",),
    "m4a": (b"\x00\x00\x00",),
    "wav": (b"RIFF",),
    "zip": (b"PK",),
    "docx": (b"PK",),
    "xlsx": (b"PK",),
    "pptx": (b"PK",),
    "odt": (b"PK",),
    "ods": (b"PK",),
    "odp": (b"PK",),
    "doc": (b"\xd0\xcf\x11\xe0",),
    "xls": (b"\xd0\xcf\x11\xe0",),
    "ppt": (b"\xd0\xcf\x11\xe0",),
}
_TYPES = {**PICTURES, **_DOCUMENTS}
_LARGEST = 100 << 20


class Source(Protocol):
    """Where files come from; `failed` tells by address why one could not be had."""

    failed: dict[str, str]

    def find(self, address: str) -> Path | None:
        """Return the file on this disk that `address` names, or None."""


class Folder:
    """A folder with the files of the blog, as downloaded from it."""

    def __init__(self, root: Path) -> None:
        """List what is in `root`; links to elsewhere on the disk do not count."""
        files = (one for one in sorted(root.rglob("*")) if one.is_file() and not one.is_symlink())
        self.failed: dict[str, str] = {}
        self.known = {one.relative_to(root).as_posix().lower(): one for one in files}
        for path, file in list(self.known.items()):
            self.known.setdefault(path.rpartition("/")[2], file)

    def find(self, address: str) -> Path | None:
        """Return the file in its own size, under its dated path or its name alone."""
        inner = file_key(address)
        whole = unquote(urlsplit(original(address)).path).lstrip("/").lower()
        name = inner.rpartition("/")[2]
        tried = (inner, whole, f"wp-content/uploads/{inner}", f"files/{inner}", name)
        return next((self.known[one] for one in tried if one in self.known), None)


class Media:
    """Files that texts use, each under a safe name in the folder of its text."""

    def __init__(self, source: Source | None) -> None:
        """Take where files come from; None where none are to be had."""
        self.source = source
        self.copies: dict[str, Path] = {}
        self.names: dict[tuple[str, str], str] = {}

    def failed(self) -> dict[str, str]:
        """Return why files could not be had, by their address."""
        return self.source.failed if self.source else {}

    def local(self, address: str, folder: str) -> str:
        """Return the name of the file beside a text in `folder`, or nothing where there is none."""
        if self.source is None:
            return ""
        key = (folder, file_key(address))
        if key in self.names:
            return self.names[key]
        file = self.source.find(address)
        if file is None or not sound(file):
            return ""
        stem, _, extension = file.name.rpartition(".")
        stem = slugify(stem)[:60] or "file"
        stem = f"image-{stem}" if stem in {"fr", "en"} else stem
        name, number = f"{stem}.{extension.lower()}", 1
        while f"{folder}/{name}" in self.copies:
            number += 1
            name = f"{stem}-{number}.{extension.lower()}"
        self.copies[f"{folder}/{name}"] = file
        self.names[key] = name
        return name


def sound(file: Path) -> bool:
    """Say whether a file is of a kind that may be published, and is what its name says."""
    signs = _TYPES.get(file.suffix.lower().lstrip("."))
    if signs is None or not 0 < file.stat().st_size <= _LARGEST:
        return False
    data = file.read_bytes()
    if not data.startswith(signs):
        return False
    return suffix(file.name) not in PICTURES or flaw_of(file.name, data) is None


def is_picture(address: str) -> bool:
    """Say whether an address names a picture that pages can show."""
    path = urlsplit(address).path
    return re.search(rf"\.(?:{'|'.join(PICTURES)})$", path, re.IGNORECASE) is not None
