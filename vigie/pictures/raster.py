"""Pictures of pixels: opened with care, turned upright, in the colours of the web, made anew.

The bytes of a picture come from anywhere. Nothing of a file but its pixels reaches what is made of
it; its own file, where it is published, is written anew too.
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, JpegImagePlugin

from vigie.messages import Message
from vigie.pictures.encoding import encoded, fitting
from vigie.pictures.metadata import STRIPPED, without_metadata
from vigie.pictures.model import FORMS, WHOLE, WIDTHS, Flaw, Made, Picture, suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

MOST_PIXELS = 120_000_000
"""More than most telephones take; to decode as many takes half a gigabyte of memory."""

_LONGEST = 16_000
_NAMES = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
_BROKEN = Flaw(
    what="is broken, or no picture at all",
    remedy="take it again from where it came from, or save it again",
)
_TOO_LARGE = Flaw(
    what="has more than 120 million pixels", remedy="make it smaller, e.g. 4000 pixels wide"
)
_TOO_LONG = Flaw(what="is too high for its width", remedy="cut it into several pictures")
_TELLING = Flaw(
    what="moves, and holds notes that cannot be taken out",
    remedy="save it as an animated WebP or GIF",
)
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING_DOWN = 5
_SMOOTH = Image.Resampling.LANCZOS
_SAFE_QUALITY = 92
_LOSSLESS_WEBP = b"VP8L"


class _RefusedError(Exception):
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.what)
        self.flaw = flaw


def developed(name: str, data: bytes, digest: str, *, whole: bool) -> Made | Flaw:
    """Return what the bytes of a file make: its own file anew if `whole`, else those of pages."""
    try:
        with _decoding_quietly():
            return _developed(name, data, digest, whole=whole)
    except _RefusedError as refused:
        return refused.flaw


def flaw_of(name: str, data: bytes) -> Flaw | None:
    """Return why pages could not show what is in a file; None if they can."""
    try:
        with _decoding_quietly():
            image, _, moves = _opened(name, data)
            if not moves:
                _largest(_size(image))
            with _decoding():
                image.load()
    except _RefusedError as refused:
        return refused.flaw
    return None


@contextmanager
def _decoding_quietly() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a file may be odd without anybody’s seeing it
        yield


@contextmanager
def _decoding() -> Iterator[None]:
    try:
        yield
    except Image.DecompressionBombError as error:
        raise _RefusedError(_TOO_LARGE) from error
    except Exception as error:  # decoders raise whatever they like
        raise _RefusedError(_BROKEN) from error


def _opened(name: str, data: bytes) -> tuple[ImageFile, str, bool]:
    """Return the picture in a file before it is decoded, its form, and whether it moves."""
    with _decoding():
        image = Image.open(BytesIO(data), formats=tuple(_NAMES))
    several = image.format == "MPO"  # of one scene, in one JPEG
    form = "JPEG" if several else str(image.format)
    if form != FORMS[suffix(name)]:
        right = f"{name.rpartition('/')[2].rpartition('.')[0]}.{_NAMES[form]}"
        lying = Flaw(
            what=Message("is not what its name says, but a {form} file", form=form),
            remedy=Message("name it {right}", right=right),
        )
        raise _RefusedError(lying)
    if image.width * image.height > MOST_PIXELS:
        raise _RefusedError(_TOO_LARGE)
    with _decoding():
        return image, form, not several and bool(getattr(image, "is_animated", False))


def _developed(name: str, data: bytes, digest: str, *, whole: bool) -> Made:
    image, form, moves = _opened(name, data)
    if moves:
        return _animation(image, form, data, digest)
    if whole:
        return _whole(image, form, data, digest)
    return _for_pages(image, form, len(data), digest)


def _animation(image: ImageFile, form: str, data: bytes, digest: str) -> Made:
    with _decoding():
        image.load()
        if form in STRIPPED:
            data = without_metadata(form, data)
    if form not in STRIPPED and (image.info.get("exif") or image.info.get("xmp")):
        raise _RefusedError(_TELLING)
    picture = Picture(width=image.width, height=image.height, digest=digest)
    return Made(picture=picture, files={WHOLE: data})


def _whole(image: ImageFile, form: str, data: bytes, digest: str) -> Made:
    """Return a picture in its own form and size, as little changed as can be."""
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        sampling = JpegImagePlugin.get_sampling(image)
        options |= {"qtables": image.quantization, "subsampling": sampling}
    elif form == "WEBP":
        options |= {"lossless": _LOSSLESS_WEBP in data[:64], "quality": _SAFE_QUALITY}
    elif form == "AVIF":
        options |= {"quality": _SAFE_QUALITY, "max_threads": 1}
    turn = _orientation(image)
    with _decoding():
        image.load()
    upright = _upright(image, turn)
    picture = Picture(width=upright.width, height=upright.height, digest=digest)
    return Made(picture=picture, files={WHOLE: encoded(upright, form, options)})


def _for_pages(image: ImageFile, form: str, length: int, digest: str) -> Made:
    turn, size = _orientation(image), _size(image)
    largest = _largest(size)
    with _decoding():
        # A JPEG is decoded no larger than it takes.
        image.draft(image.mode, largest[::-1] if turn >= _LYING_DOWN else largest)
        image.load()
    upright = _upright(_plain(image), turn)
    upright = _in_web_colours(
        upright.resize(largest, _SMOOTH, reducing_gap=3),
        image.info.get("icc_profile"),
    )
    widths = (*(one for one in WIDTHS if one < largest[0]), largest[0])
    pictures = {one: upright.resize(_scaled(size, one), _SMOOTH) for one in widths}
    formats = fitting(pictures, drawn=form in {"PNG", "GIF"}, length=length)
    picture = Picture(
        width=largest[0],
        height=largest[1],
        digest=digest,
        formats=tuple(formats),
        widths=widths,
    )
    files = {f"{one}.{end}": made[one] for end, made in formats.items() for one in widths}
    return Made(picture=picture, files=files)


def _largest(size: tuple[int, int]) -> tuple[int, int]:
    largest = _scaled(size, min(size[0], WIDTHS[-1]))
    if largest[1] > _LONGEST:
        raise _RefusedError(_TOO_LONG)
    return largest


def _scaled(size: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(size[1] * width / size[0]))


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held, from 1 (upright) to 8, as Exif has it."""
    with suppress(Exception):  # notes that cannot be read say nothing
        found = image.getexif().get(_ORIENTATION, 1)
        return found if found in _TURNS else 1
    return 1


def _size(image: Image.Image) -> tuple[int, int]:
    """Return the size of a picture once it is upright, which it need not be yet."""
    lying = _orientation(image) >= _LYING_DOWN
    return (image.height, image.width) if lying else image.size


def _upright(image: Image.Image, turn: int) -> Image.Image:
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in colours that can be mixed, with its transparency."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "PA" or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("RGB")


def _in_web_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB, which is how browsers take a file without a profile."""
    if profile and image.mode != "LA":
        with suppress(ImageCms.PyCMSError, OSError):  # one that cannot be read says nothing
            image = _translated(image, profile)
    return image.convert("RGB") if image.mode == "CMYK" else image


def _translated(image: Image.Image, profile: bytes) -> Image.Image:
    own = ImageCms.ImageCmsProfile(BytesIO(profile))
    web = ImageCms.createProfile("sRGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    return ImageCms.profileToProfile(image, own, web, outputMode=mode) or image
