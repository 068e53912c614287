"""Animations without what they tell besides the picture: no frame is decoded, none is lost."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PNG_SIGNATURE = 8
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
    *(b"bKGD", b"cHRM", b"cICP", b"gAMA", b"iCCP", b"pHYs", b"sBIT", b"sRGB"),
}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_WEBP_SAYS_METADATA = 0b1100
_GIF_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_GIF_COMMENT, _GIF_APPLICATION = 0xFE, 0xFF


def without_metadata(form: str, data: bytes) -> bytes:
    """Return an animation without notes, places and names; raise ValueError where it is broken.

    `form` is a Pillow format of which there is one in `STRIPPED`. What stands behind the end of the
    picture goes too.
    """
    try:
        return STRIPPED[form](data)
    except (IndexError, struct.error) as error:
        raise ValueError(form) from error


def _png(data: bytes) -> bytes:
    kept = [data[:_PNG_SIGNATURE]]
    place = _PNG_SIGNATURE
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + length + 12
        if name in _PNG_KEPT:
            kept.append(data[place:end])
        place = end
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    kept = []
    place, end = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    while place < end:
        name, length = struct.unpack_from("<4sI", data, place)
        chunk = bytearray(data[place : place + 8 + length + length % 2])
        if name == b"VP8X":
            chunk[8] &= ~_WEBP_SAYS_METADATA & 0xFF
        if name in _WEBP_KEPT:
            kept.append(bytes(chunk))
        place += 8 + length + length % 2
    inside = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _gif(data: bytes) -> bytes:
    place = 13 + _palette(data[10])
    kept = [data[:place]]
    for start, end in _gif_blocks(data, place):
        label = data[start + 1] if data[start] == ord("!") else 0
        program = data[start + 3 : start + 14]
        foreign = label == _GIF_APPLICATION and program not in _GIF_REPEATS
        if label != _GIF_COMMENT and not foreign:
            kept.append(data[start:end])
    return b"".join((*kept, b";"))


def _gif_blocks(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Yield where each block begins and ends, up to the end of the picture."""
    while data[place] != ord(";"):
        start = place
        if data[place] == ord("!"):
            place += 2
        elif data[place] == ord(","):
            place += 11 + _palette(data[place + 9])
        else:
            raise IndexError(place)
        while data[place]:
            place += data[place] + 1
        place += 1
        yield start, place


def _palette(flags: int) -> int:
    """Return the length of the colour table that `flags` announce."""
    return 3 << (flags & 0b111) + 1 if flags & 0b10000000 else 0


STRIPPED: dict[str, Callable[[bytes], bytes]] = {"PNG": _png, "WEBP": _webp, "GIF": _gif}
