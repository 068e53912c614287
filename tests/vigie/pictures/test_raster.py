"""Pictures of pixels: what is made of them, what is kept from them, which are refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from tests.pictures import RED, as_bytes, moving, picture, scene, seen
from vigie.pictures import raster
from vigie.pictures.model import WHOLE, WIDTHS, Flaw, Made, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = b"45 deg 30 min North"
FORMS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
BROKEN = "is broken, or no picture at all"


def exif(turn: int = 1) -> bytes:
    """Return notes of a camera: how it was held, and where."""
    notes = Image.Exif()
    notes[0x0112] = turn
    notes[0x010E] = SECRET.decode()
    notes.get_ifd(0x8825)[1] = "N"
    return notes.tobytes()


def noted(form: str, size: tuple[int, int] = (48, 36), turn: int = 1) -> bytes:
    """Return a picture with notes of the camera, wherever its form has a place for them."""
    options: dict[str, Any] = {"exif": exif(turn)}
    if form == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", SECRET.decode())
    elif form == "GIF":
        options = {"comment": SECRET}
    elif form == "WEBP":
        options["xmp"] = SECRET
    return picture(form, size, **options)


def made(data: bytes, name: str = "a.jpg", *, whole: bool = False) -> Made:
    """Return what a file makes."""
    found = raster.developed(name, data, "d1", whole=whole)
    assert isinstance(found, Made), found
    return found


def flaw(data: bytes, name: str = "a.jpg", *, whole: bool = False) -> Flaw:
    """Return what is wrong with a file."""
    found = raster.developed(name, data, "d1", whole=whole)
    assert isinstance(found, Flaw)
    return found


def corner(data: bytes) -> tuple[float, ...]:
    """Return the colour near the top left of a picture."""
    found = seen(data).convert("RGB").getpixel((2, 2))
    assert isinstance(found, tuple)
    return found


def is_red(colour: tuple[float, ...]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour, RED, strict=True))


def notes_in(data: bytes) -> Iterator[str]:
    """Yield what a picture tells besides its pixels."""
    image = seen(data)
    yield from (key for key in ("exif", "xmp", "comment", "Comment") if image.info.get(key))
    yield from ("secret" for _ in range(data.count(SECRET)))


def test_a_photograph_is_made_at_the_widths_of_pages_in_three_formats() -> None:
    rich = Image.effect_mandelbrot((2600, 1300), (-2, -1, 1, 0.5), 90).convert("RGB")
    rich.paste(RED, (0, 0, 200, 200))
    photo = made(as_bytes(rich, "JPEG", quality=95))
    assert photo.picture == Picture(
        width=1300, height=650, digest="d1", formats=("avif", "webp", "jpg"), widths=WIDTHS
    )
    assert photo.files.keys() == {
        f"{width}.{form}" for width in WIDTHS for form in photo.picture.formats
    }
    for name, data in photo.files.items():
        width, form = name.split(".")
        image = seen(data)
        assert image.size == (int(width), int(width) // 2)
        assert FORMS[str(image.format)] == form
        assert is_red(corner(data))


def test_a_picture_is_never_made_wider_than_it_is() -> None:
    assert made(picture(size=(500, 100), quality=100)).picture.widths == (360, 500)
    assert made(picture(size=(360, 100), quality=100)).picture.widths == (360,)
    assert made(picture(size=(1, 1))).picture.widths == (1,)


def test_formats_that_would_take_more_bytes_are_left_out() -> None:
    small = made(picture("PNG", (24, 24)), "a.png")
    assert len(small.picture.formats) == 1
    flat = as_bytes(Image.new("RGB", (900, 600), "white"), "PNG", compress_level=0)
    found = made(flat, "a.png")
    totals = [
        sum(len(data) for name, data in found.files.items() if name.endswith(form))
        for form in found.picture.formats
    ]
    assert totals == sorted(totals)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("whole", [False, True])
def test_no_note_of_the_camera_is_published(form: str, *, whole: bool) -> None:
    data = noted(form, (800, 500))
    assert list(notes_in(data)) != []
    found = made(data, f"a.{FORMS[form]}", whole=whole)
    assert found.files
    for file in found.files.values():
        assert list(notes_in(file)) == []


def test_what_stands_behind_the_end_of_a_picture_is_not_published() -> None:
    for form in ("JPEG", "PNG", "GIF"):
        data = picture(form) + SECRET
        for whole in (False, True):
            files = made(data, f"a.{FORMS[form]}", whole=whole).files.values()
            assert not any(SECRET in file for file in files)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("whole", [False, True])
def test_a_picture_stands_as_the_camera_was_held(form: str, turn: int, *, whole: bool) -> None:
    laid = scene((90, 60))
    turned = laid.transpose(raster._TURNS[turn]) if turn > 1 else laid  # noqa: SLF001 -- for the test
    back = {6: 8, 8: 6}.get(turn, turn)
    data = as_bytes(turned, form, exif=exif(back), quality=95)
    found = made(data, f"a.{FORMS[form]}", whole=whole)
    assert (found.picture.width, found.picture.height) == (90, 60)
    for file in found.files.values():
        assert seen(file).size == (90, 60)
        assert is_red(corner(file))


def test_a_large_photograph_on_its_side_is_turned_too() -> None:
    found = made(picture("JPEG", (3000, 4000), exif=exif(6)))
    assert (found.picture.width, found.picture.height) == (1300, 975)


def test_colours_come_out_as_the_profile_of_the_file_means_them() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    web = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = made(picture()).files
    assert corner(made(picture(icc_profile=web)).files["48.jpg"]) == corner(plain["48.jpg"])
    for unfit in (lab, b"no profile", b""):
        assert is_red(corner(made(picture(icc_profile=unfit)).files["48.jpg"]))
    kept = made(picture(icc_profile=web), whole=True).files[WHOLE]
    assert seen(kept).info["icc_profile"] == web
    for file in made(picture("JPEG", (800, 600), quality=98, icc_profile=web)).files.values():
        assert "icc_profile" not in seen(file).info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(40, 30), (1500, 150)])
def test_every_kind_of_png_can_be_shown(mode: str, size: tuple[int, int]) -> None:
    image = Image.linear_gradient("L").resize(size)
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 256).convert("I;16")
    else:
        image = image.convert("RGBA").convert(mode.replace("PA", "P"))
    options = {"transparency": 0} if mode == "PA" else {}
    found = made(as_bytes(image, "PNG", **options), "a.png")
    shades = seen(found.files[f"{min(size[0], 1300)}.{found.picture.formats[-1]}"]).convert("L")
    darkest, lightest = (float(str(one)) for one in shades.getextrema())
    assert darkest < 30
    assert lightest > 225
    assert made(as_bytes(image, "PNG", **options), "a.png", whole=True).files.keys() == {WHOLE}


def test_what_can_be_seen_through_stays_so_in_every_format() -> None:
    ring = scene((500, 400), "RGBA")
    ring.putalpha(Image.radial_gradient("L").resize(ring.size))
    found = made(as_bytes(ring, "PNG"), "a.png")
    assert found.picture.formats[-1] == "png"
    for file in found.files.values():
        alpha = seen(file).convert("RGBA").getchannel("A").getextrema()
        least, most = (float(str(one)) for one in alpha)
        assert least < 20
        assert most > 235


def test_a_picture_in_the_colours_of_print_is_shown_in_those_of_screens() -> None:
    found = made(as_bytes(scene().convert("CMYK"), "JPEG"))
    assert seen(found.files["48.jpg"]).mode == "RGB"
    assert is_red(corner(found.files["48.jpg"]))


def test_several_pictures_of_one_scene_are_one_photograph() -> None:
    several = as_bytes(scene(), "MPO", save_all=True, append_images=[scene()])
    assert Image.open(BytesIO(several)).format == "MPO"
    assert made(several).picture.formats == ("jpg",)
    assert seen(made(several, whole=True).files[WHOLE]).format == "JPEG"


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
@pytest.mark.parametrize("whole", [False, True])
def test_a_picture_that_moves_goes_on_moving(form: str, *, whole: bool) -> None:
    found = made(moving(form), f"a.{FORMS[form]}", whole=whole)
    assert found.picture == Picture(width=48, height=36, digest="d1")
    image = seen(found.files[WHOLE])
    assert getattr(image, "n_frames", 1) == 3


def test_a_moving_picture_with_notes_that_cannot_be_taken_out_is_refused() -> None:
    assert flaw(moving("AVIF", exif=exif()), "a.avif").what.startswith("moves, and holds notes")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_checked_without_being_made_into_anything(form: str) -> None:
    data, name = picture(form), f"a.{FORMS[form]}"
    assert raster.flaw_of(name, data) is None
    assert raster.flaw_of(name, data[:40]) == flaw(data[:40], name)
    assert raster.flaw_of("a.x.png" if form != "PNG" else "a.gif", data) is not None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("whole", [False, True])
def test_a_file_cut_short_is_refused(form: str, *, whole: bool) -> None:
    rich = Image.effect_mandelbrot((300, 300), (-2, -1, 1, 1), 90).convert("RGB")
    data = as_bytes(rich, form)
    name = f"a.{FORMS[form]}"
    for length in (0, 1, 12, 40, len(data) // 2):
        assert flaw(data[:length], name, whole=whole).what == BROKEN


def test_a_file_whose_name_lies_is_told_with_its_right_name() -> None:
    found = flaw(picture("PNG"), "posts/x/the.room.jpg")
    assert found.what == "is not what its name says, but a PNG file"
    assert found.remedy == "name it the.room.png"
    assert isinstance(raster.developed("a.JPEG", picture(), "d", whole=False), Flaw) is False
    for data in (
        b"<svg/>",
        b"<html><script>",
        b"%PDF-1.4",
        b"II*\0" + bytes(40),
        b"BM" + bytes(60),
    ):
        assert flaw(data).what == BROKEN


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(11_000, 11_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_takes_memory(
    size: tuple[int, int],
) -> None:
    found = flaw(bomb(*size), "a.png")
    assert found.what in {"has more than 120 million pixels", BROKEN}
    if size[0] < 2**31 - 1:
        assert found.what != BROKEN


def test_a_picture_too_high_for_its_width_is_refused() -> None:
    tall = as_bytes(Image.new("L", (2, 40_000)), "PNG")
    assert flaw(tall, "a.png") == raster.flaw_of("a.png", tall)
    assert flaw(tall, "a.png").what == "is too high for its width"
    assert made(tall, "a.png", whole=True).picture.height == 40_000


@given(
    form=st.sampled_from(sorted(FORMS)),
    damages=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=9),
    whole=st.booleans(),
)
def test_whatever_is_damaged_a_file_makes_a_picture_or_is_told(
    form: str, damages: list[tuple[int, int]], *, whole: bool
) -> None:
    data = bytearray(noted(form))
    for place, value in damages:
        data[place % len(data)] = value
    found = raster.developed(f"a.{FORMS[form]}", bytes(data), "d", whole=whole)
    if isinstance(found, Made):
        assert found.picture.width * found.picture.height > 0
        assert all(seen(file).size for file in found.files.values())
