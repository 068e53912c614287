"""Pictures for tests, drawn here: something to see, and a corner by which to tell how it lies."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterable

RED, BLUE = (200, 20, 20), (20, 40, 180)


def scene(size: tuple[int, int] = (48, 36), mode: str = "RGB") -> Image.Image:
    """Return a picture that turns from blue to grey, with a red top left corner."""
    width, height = size
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope, Image.new("L", size, 180)))
    corner = (0, 0, max(1, width // 3), max(1, height // 3))
    ImageDraw.Draw(image).rectangle(corner, fill=RED)
    return image.convert(mode)


def as_bytes(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 -- Pillow's
    """Return a picture as a file."""
    data = BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def picture(form: str = "JPEG", size: tuple[int, int] = (48, 36), **options: Any) -> bytes:  # noqa: ANN401 -- as above
    """Return a file with a picture in it."""
    return as_bytes(scene(size), form, **options)


def moving(form: str, sizes: Iterable[tuple[int, int]] = ((48, 36),) * 3, **options: Any) -> bytes:  # noqa: ANN401 -- as above
    """Return a file with a picture that moves."""
    first, *rest = (scene(size).rotate(90 * turn) for turn, size in enumerate(sizes))
    return as_bytes(first, form, save_all=True, append_images=rest, duration=100, **options)


def seen(data: bytes) -> Image.Image:
    """Return the picture in a file."""
    image = Image.open(BytesIO(data))
    image.load()
    return image
