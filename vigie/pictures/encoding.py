"""Pictures as bytes, in the formats that serve their readers best."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from vigie.pictures.model import WIDTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL import Image

_SMALL = 4096
"""Bytes. A smaller file is there at once: other formats would gain nothing."""

_JPEG = {"quality": 82, "optimize": True, "progressive": True}
_PNG = {"compress_level": 6}
_WEBP = {"quality": 80, "method": 4}
_LOSSLESS = {"lossless": True, "quality": 60, "method": 4}
_AVIF = {"quality": 55, "speed": 8, "max_threads": 1}
RECIPE = repr((1, WIDTHS, _SMALL, _JPEG, _PNG, _WEBP, _LOSSLESS, _AVIF))
"""What decides, with its bytes, what is made of a picture; the number counts changes of code."""

_SEE_THROUGH = {"LA", "RGBA"}

Sizes = dict[int, bytes]
"""A picture in one format, by width."""


def encoded(image: Image.Image, form: str, options: Mapping[str, Any]) -> bytes:
    """Return a picture as bytes that tell nothing but its pixels and its profile in `options`."""
    kept: dict[str | tuple[int, int], Any] = {
        key: image.info[key] for key in ("transparency", "background") if key in image.info
    }
    image.info = kept
    data = BytesIO()
    image.save(data, form, **{key: value for key, value in options.items() if value is not None})
    return data.getvalue()


def fitting(pictures: Mapping[int, Image.Image], *, drawn: bool, length: int) -> dict[str, Sizes]:
    """Return a picture in each format worth having, the best first; the last is one of old.

    `pictures` are by width. A `drawn` one, which came without loss, is tried with and without;
    `length` is that of its file. A format is left out that takes more bytes than the next.
    """
    see_through = any(one.mode in _SEE_THROUGH for one in pictures.values())
    found: dict[str, Sizes] = {}
    if see_through or drawn:
        found["png"] = _all(pictures, "PNG", _PNG)
    if not see_through:
        found["jpg"] = _all(pictures, "JPEG", _JPEG)
    best = min(found, key=lambda form: _total(found[form]))
    found = {best: found[best]}
    if length <= _SMALL:
        return found
    webp = [_all(pictures, "WEBP", _WEBP)]
    if drawn:
        webp.append(_all(pictures, "WEBP", _LOSSLESS))
    sharp = {"subsampling": "4:4:4"} if drawn else {}
    modern = {"webp": min(webp, key=_total), "avif": _all(pictures, "AVIF", _AVIF | sharp)}
    for form, made in modern.items():
        if _total(made) < min(map(_total, found.values())):
            found = {form: made, **found}
    return found


def _all(pictures: Mapping[int, Image.Image], form: str, options: Mapping[str, Any]) -> Sizes:
    return {width: encoded(image, form, options) for width, image in pictures.items()}


def _total(made: Sizes) -> int:
    return sum(map(len, made.values()))
