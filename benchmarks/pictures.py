"""What large pictures cost: a first build with 500 of them, then edits that touch none.

Run `python3 -m benchmarks.pictures`, or with another number of posts than 50, ten pictures each.
The folder `.cache/benchmarks/pictures/` takes some 4 MB for each picture.
"""

# ruff: noqa: T201 -- it speaks to the person at the terminal

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Thread
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from benchmarks.generator import front_matter, write
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / ".cache/benchmarks/pictures"
SIZE = (4000, 3000)
POSTS = 50
TAXONOMY = "[categories.open]\nfr = {name = 'Ouvert'}\nen = {name = 'Open'}\n"

_METER = Path(__file__).parent / "meter.py"
_GRAIN = 4
_POSITION = {1: "N", 2: (45.0, 25.0, 17.0), 3: "W", 4: (75.0, 41.0, 50.0)}
_ORIENTATION, _CAMERA, _GPS = 0x0112, 0x0110, 0x8825
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><title>Post {seed}</title>'
    '<rect width="400" height="300" fill="#0e3a5b"/>'
    '<circle cx="{place}" cy="150" r="60" fill="#ffb866"/></svg>'
)


def main(posts: int) -> None:
    """Lay the blog out, build it cold, unchanged, and after edits; tell what each build cost."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    content = FOLDER / "content"
    write(content / "taxonomy.toml", TAXONOMY)
    for seed in range(posts):
        _lay_out(content / f"posts/2026/2026-01-01-post-{seed}", seed)
    sources = [file for file in content.rglob("*.*") if file.suffix not in {".md", ".toml"}]
    print(f"{len(sources)} pictures, {_megabytes(sources)} MB")
    _tell("first build", expected=0)
    before = _stamps()
    print(f"{len(before)} files made of them, {_megabytes(map(Path, before))} MB")
    _tell("nothing changed", expected=0)
    text = content / "posts/2026/2026-01-01-post-0/fr.md"
    with text.open("a", encoding="utf-8") as source:
        source.write("\nUne phrase de plus.\n")
    _tell("a sentence more", expected=0)
    (FOLDER / "output/fr").rename(FOLDER / "away")
    _tell("the output of an edition lost", expected=0)
    print(f"files of pictures touched since the first build: {_touched(before)}")
    told = _break(content / "posts/2026/2026-01-01-post-1")
    _tell(f"with {told} pictures that cannot be shown", expected=1)
    print(f"files of pictures touched since the first build: {_touched(before)}")


def _lay_out(folder: Path, seed: int) -> None:
    shown = []
    for name, image, options in _images(seed):
        folder.mkdir(parents=True, exist_ok=True)
        image.save(folder / name, **options)
        shown.append(name)
    write(folder / "drawing.svg", _DRAWING.format(seed=seed, place=seed * 8 % 400))
    shown.append("drawing.svg")
    body = "\n\n".join(f"Un mot.\n\n![Une image]({name})" for name in shown)
    values = {"title": f"Post {seed}", "slug": f"post-{seed}", "category": "open"}
    write(folder / "fr.md", front_matter(values, body))


def _images(seed: int) -> Iterator[tuple[str, Image.Image, dict[str, Any]]]:
    """Yield the pictures of a post, each with its name and how Pillow shall save it."""
    for number in range(5):
        notes = Image.Exif()
        notes[_CAMERA], notes[_ORIENTATION] = "A telephone", (seed + number) % 8 + 1
        notes.get_ifd(_GPS).update(_POSITION)
        photograph = _photograph(seed * 5 + number)
        yield f"photo-{number}.jpg", photograph, {"quality": 88, "exif": notes}
    yield "print.jpg", _photograph(-seed - 1).convert("CMYK"), {"quality": 88}
    yield "screen.png", _screen(seed), {}
    deep = _photograph(seed).convert("L").convert("I").point(lambda value: value * 257)
    yield "scan.png", deep.convert("I;16"), {}
    frames = [_screen(seed + number).resize((800, 600)) for number in range(12)]
    form = ("gif", "webp")[seed % 2]
    moving: dict[str, Any] = {"save_all": True, "append_images": frames[1:], "duration": 80}
    yield f"moving.{form}", frames[0], moving


def _photograph(seed: int) -> Image.Image:
    """Return a slope of colours with the grain of a real photograph."""
    chance = Random(seed)  # noqa: S311 -- the same pictures each time
    small = (SIZE[0] // _GRAIN, SIZE[1] // _GRAIN)
    grain = Image.frombytes("RGB", small, chance.randbytes(small[0] * small[1] * 3))
    slope = Image.linear_gradient("L").resize(SIZE).rotate(90 * (seed % 4)).resize(SIZE)
    colours = Image.merge("RGB", (slope, Image.new("L", SIZE, seed % 256), slope.rotate(180)))
    return Image.blend(colours, grain.resize(SIZE, Image.Resampling.BICUBIC), 0.15)


def _screen(seed: int) -> Image.Image:
    """Return what a screen shows: flat colours and sharp lines."""
    image = Image.new("RGB", SIZE, "#fbfaf6")
    draw = ImageDraw.Draw(image)
    for line in range(0, SIZE[1], 60):
        draw.rectangle(
            (200, line, 200 + (seed * 131 + line * 37) % 3500, line + 24), fill="#14202b"
        )
    return image


def _break(folder: Path) -> int:
    """Add pictures that no page can show to a post; return how many."""
    whole = (folder / "photo-0.jpg").read_bytes()
    bad = {
        "cut.jpg": whole[: len(whole) // 2],
        "cut.png": (folder / "screen.png").read_bytes()[:-4000],
        "lying.png": whole,
        "empty.jpg": b"",
        "words.webp": b"no picture at all",
    }
    for name, data in bad.items():
        write(folder / name, data)
    Image.new("1", (20_000, 20_000)).save(folder / "huge.png")
    Image.new("L", (20, 18_000)).save(folder / "tall.png")
    names = (*bad, "huge.png", "tall.png")
    with (folder / "fr.md").open("a", encoding="utf-8") as source:
        source.writelines(f"\n![Une image]({name})\n" for name in names)
    return len(names)


def _tell(what: str, *, expected: int) -> None:
    """Build and print what it cost; the build sees a terminal, and tells it how far it is."""
    report, (screen, terminal) = FOLDER / "cost.json", pty.openpty()
    said: list[bytes] = []
    reader = Thread(target=_follow, args=(screen, said), daemon=True)
    reader.start()
    command = (
        *(sys.executable, "-I", str(_METER), str(report)),
        *(sys.executable, str(ROOT / "tasks.py"), "--lang", "en", "build"),
        *("--content", str(FOLDER / "content"), "--output", str(FOLDER / "output")),
        *("--cache", str(FOLDER / "cache")),
    )
    status = subprocess.run(command, stdout=terminal, stderr=terminal, check=False).returncode
    os.close(terminal)
    reader.join()
    told = b"".join(said).decode()
    if status != expected:
        sys.exit(told)
    cost = json.loads(report.read_text("utf-8"))
    steps = re.findall(r"\d+ pictures…", told)
    print(
        f"{what}: {cost['wall']:.1f} s, {cost['cpu']:.1f} s of processor, "
        f"{cost['memory']:.0f} MiB, told {len(steps)} times how far it was"
    )
    if expected:
        print(told.replace("\r", ""), end="")


def _follow(screen: int, said: list[bytes]) -> None:
    while True:
        try:
            said.append(os.read(screen, 65536))
        except OSError:  # the terminal was closed
            return


def _stamps() -> dict[str, tuple[int, int]]:
    """Return which file stands at each path of what was made of pictures, and since when."""
    made = (*(FOLDER / "cache/pictures").rglob("*"), *(FOLDER / "output/pictures").rglob("*"))
    media = (FOLDER / "output/media").rglob("*")
    found = ((file, file.stat()) for file in (*made, *media) if file.is_file())
    return {str(file): (stat.st_ino, stat.st_mtime_ns) for file, stat in found}


def _touched(before: dict[str, tuple[int, int]]) -> int:
    return len(set(before.items()) ^ set(_stamps().items()))


def _megabytes(files: Iterator[Path] | list[Path]) -> int:
    return round(sum(file.stat().st_size for file in files) / 1e6)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else POSTS)
