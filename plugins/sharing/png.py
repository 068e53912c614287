"""PNG in strips: what most pictures have in common is compressed once.

Pillow writes a picture as a whole. Most of a card is empty, and its head is that of all others: in
strips, one takes a third of the time.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL import Image

COLOURS = 16
"""The most colours of a picture: each takes half a byte."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BEGIN, _END = b"\x78\x01", b"\x03\x00"  # of a zlib stream
_RAW = -15  # no header of zlib, and its largest window
_DEPTH, _PALETTE = 4, 3


@dataclass(frozen=True, slots=True)
class Strip:
    """Some whole rows of a picture: as they are, and compressed so that other rows may follow."""

    rows: bytes
    deflated: bytes


def strip(image: Image.Image) -> Strip:
    """Return the strip that an image of colour numbers makes, an even number of pixels across."""
    length = image.width // 2
    packed = image.tobytes("raw", "P;4")
    rows = [packed[place : place + length] for place in range(0, len(packed), length)]
    return _deflated(b"\0" + b"\0".join(rows))


def blank(width: int, height: int) -> Strip:
    """Return a strip of the first colour."""
    return _deflated(bytes((width // 2 + 1) * height))


def png(width: int, palette: Sequence[tuple[int, ...]], strips: Iterable[Strip]) -> bytes:
    """Return the picture that strips make from top to bottom."""
    parts = tuple(strips)
    length = sum(len(part.rows) for part in parts)
    check = 1
    for part in parts:
        check = zlib.adler32(part.rows, check)
    size = struct.pack(">IIBBBBB", width, length // (width // 2 + 1), _DEPTH, _PALETTE, 0, 0, 0)
    data = (_BEGIN, *(part.deflated for part in parts), _END, struct.pack(">I", check))
    chunks = (
        (b"IHDR", size),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", b"".join(data)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _deflated(rows: bytes) -> Strip:
    # Runs are all that there is to find, and they never reach into another strip.
    press = zlib.compressobj(1, zlib.DEFLATED, _RAW, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    return Strip(rows, press.compress(rows) + press.flush(zlib.Z_FULL_FLUSH))


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)
