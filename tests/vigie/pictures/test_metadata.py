"""Animations lose their notes and keep every frame."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageSequence

from tests.pictures import moving, seen
from vigie.pictures.metadata import STRIPPED, without_metadata

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

SECRET = b"45 deg 30 min North"
NOTES: dict[str, dict[str, Any]] = {
    "GIF": {"comment": SECRET},
    "WEBP": {"exif": SECRET, "xmp": SECRET},
    "PNG": {},
}


def noted(form: str) -> bytes:
    """Return an animation with notes."""
    data = moving(form, ((48, 36),) * 3, **NOTES[form])
    if form == "PNG":
        notes = Image.Exif()
        notes[0x010E] = SECRET.decode()
        data = moving("PNG", exif=notes.tobytes())
    elif form == "GIF":
        program = b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\0"
        data = data[:-1] + program + b";"
    assert SECRET in data
    return data


def frames(data: bytes) -> list[Picture]:
    """Return every frame of an animation."""
    return [frame.convert("RGBA") for frame in ImageSequence.Iterator(seen(data))]


@pytest.mark.parametrize("form", STRIPPED)
def test_an_animation_keeps_its_frames_its_pace_and_nothing_else(form: str) -> None:
    data = noted(form)
    stripped = without_metadata(form, data + SECRET)
    assert SECRET not in stripped
    before, after = frames(data), frames(stripped)
    assert len(after) == len(before) == 3
    for one, other in zip(before, after, strict=True):
        assert ImageChops.difference(one, other).getbbox() is None
    for key in ("duration", "loop"):
        assert seen(stripped).info.get(key) == seen(data).info.get(key)


@pytest.mark.parametrize("form", STRIPPED)
def test_what_has_no_notes_stays_as_it_is(form: str) -> None:
    once = without_metadata(form, moving(form))
    assert without_metadata(form, once) == once


def test_a_gif_goes_on_repeating() -> None:
    assert seen(without_metadata("GIF", moving("GIF", loop=3))).info["loop"] == 3


@given(st.sampled_from(sorted(STRIPPED)), st.integers(0, 10_000), st.binary(max_size=6))
def test_a_broken_animation_is_stripped_or_told_and_always_ends(
    form: str, place: int, damage: bytes
) -> None:
    data = noted(form)
    place %= len(data)
    for broken in (data[:place], data[:place] + damage + data[place + len(damage) :], damage):
        with suppress(ValueError):
            assert isinstance(without_metadata(form, broken), bytes)
