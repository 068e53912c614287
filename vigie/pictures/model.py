"""What the rest of the site must know of a picture."""

from __future__ import annotations

from dataclasses import dataclass

WIDTHS = (360, 720, 1300)
"""Pixels across: the column of a page on telephones and screens, plain and fine."""

FORMS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "svg": "SVG",
}
"""The forms of pictures that every browser shows, by the ends of names."""

_TELLING = ("heic", "heif", "tif", "tiff", "dng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as pages show it, `width` and `height` in pixels.

    It was made in `formats` (ends of names, the best one first, what every program can read last)
    at each of `widths`, the smallest first. Where there are no formats its own file is shown.
    `digest` stands for its bytes and for the way it was made.
    """

    width: int
    height: int
    digest: str
    formats: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()

    @property
    def files(self) -> tuple[tuple[int, str], ...]:
        """The width and the format of every file that it was made into."""
        return tuple((width, form) for form in self.formats for width in self.widths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Why a file cannot be published as a picture, and what to do: messages, as in a problem."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use:
    """A file of the content folder that pages show, or whose `whole` is published as it is."""

    name: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A picture, and the bytes of its files by the ends of their names; `WHOLE` is its own file."""

    picture: Picture
    files: dict[str, bytes]


WHOLE = "whole"


def suffix(name: str) -> str:
    """Return the end of a file’s name, in small letters."""
    _, dot, end = name.rpartition("/")[2].rpartition(".")
    return end.lower() if dot else ""


def is_picture(name: str) -> bool:
    """Say whether a file is a picture by its name."""
    return suffix(name) in FORMS


def unfit(use: Use) -> Flaw | None:
    """Return what is wrong with a file by its name alone."""
    end = suffix(use.name)
    if is_picture(use.name) or (use.whole and end not in _TELLING):
        return None
    told = "save it as JPEG, PNG, WebP, AVIF, GIF or SVG"
    if end in _TELLING:
        return Flaw(what="may tell where it was taken, and browsers cannot show it", remedy=told)
    return Flaw(what="is no picture that browsers can show", remedy=told)
