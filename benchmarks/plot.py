"""One picture of all results: seconds against posts, both on logarithmic scales."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from benchmarks import results
from benchmarks.results import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.results import Results

NAME = "cost.svg"

_WIDTH, _HEIGHT = 1120, 440
_TOP, _BOTTOM = 56, 392
_PANELS = {Kind.COLD: (56, 350, "Cold build"), Kind.EDIT: (616, 910, "One edit")}
_NEAREST_LABELS = 16
_COLOURS = ("#0b3d91", "#b3261e", "#8a5a00", "#00695c", "#6a1b9a", "#37474f", "#ad1457")
_DASHES = ("none", "6 3", "2 3", "8 3 2 3", "12 4", "1 2", "10 2 2 2 2 2")
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1a1a1a}"
    ".title{font-weight:600;font-size:15px}.grid{stroke:#d9d9d9}"
    ".line{fill:none;stroke-width:2}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one generator cost: seconds by number of posts."""

    title: str
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A logarithmic scale: a value between `low` and `high` has its place in pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a value."""
        share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return self.start + share * (self.end - self.start)


def save(folder: Path) -> None:
    """Draw all results that `folder` holds as JSON."""
    found = sorted((results.load(file) for file in folder.glob("*.json")), key=lambda r: r.posts)
    (folder / NAME).write_text(draw(found), encoding="utf-8")


def draw(found: Sequence[Results]) -> str:
    """Return the picture as SVG; its description tells the same in words."""
    lines = {kind: lines_of(found, kind) for kind in _PANELS}
    return "\n".join(_picture(lines, [one.posts for one in found]))


def lines_of(found: Sequence[Results], kind: Kind) -> tuple[Line, ...]:
    """Return a line for each generator, in the order of the results."""
    points: dict[str, list[tuple[int, float]]] = {}
    for one in found:
        for measured in one.measured:
            points.setdefault(measured.title, []).append((one.posts, measured.wall(kind)))
    return tuple(Line(title=title, points=tuple(pairs)) for title, pairs in points.items())


def _picture(lines: Mapping[Kind, Sequence[Line]], posts: Sequence[int]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="title" aria-describedby="desc">'
    )
    yield '<title id="title">Seconds of a build against the number of posts</title>'
    yield f'<desc id="desc">{escape(" ".join(_words(lines)))}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    seconds = [value for drawn in lines.values() for line in drawn for _, value in line.points]
    low, high = 10 ** floor(log10(min(seconds))), 10 ** ceil(log10(max(seconds)))
    down = Scale(low=low, high=high, start=_BOTTOM, end=_TOP)
    for kind, (left, right, title) in _PANELS.items():
        across = Scale(low=min(posts) * 0.9, high=max(posts) * 1.1, start=left, end=right)
        yield f'<text class="title" x="{left}" y="24">{title}, seconds</text>'
        yield from _grid(across, down, posts)
        yield from _lines(lines[kind], across, down)
    yield "</svg>\n"


def _words(lines: Mapping[Kind, Sequence[Line]]) -> Iterator[str]:
    for kind, drawn in lines.items():
        yield f"{_PANELS[kind][2]}:"
        for line in drawn:
            told = ", ".join(f"{value:.1f} s for {posts:,} posts" for posts, value in line.points)
            yield f"{line.title}: {told}."


def _grid(across: Scale, down: Scale, posts: Sequence[int]) -> Iterator[str]:
    for power in range(round(log10(down.low)), round(log10(down.high)) + 1):
        y = down(10**power)
        yield f'<path class="grid" d="M{across.start:.1f} {y:.1f}H{across.end:.1f}"/>'
        yield (
            f'<text x="{across.start - 8:.1f}" y="{y + 4:.1f}" '
            f'text-anchor="end">{10.0**power:g}</text>'
        )
    for number in posts:
        x = across(number)
        yield f'<path class="grid" d="M{x:.1f} {down.start:.1f}V{down.end:.1f}"/>'
        yield (
            f'<text x="{x:.1f}" y="{down.start + 20:.1f}" text-anchor="middle">{number:,}</text>'
        )


def _lines(drawn: Sequence[Line], across: Scale, down: Scale) -> Iterator[str]:
    ends = _apart([down(line.points[-1][1]) for line in drawn])
    for number, (line, y) in enumerate(zip(drawn, ends, strict=True)):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [(across(posts), down(value)) for posts, value in line.points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dash = _DASHES[number % len(_DASHES)]
        yield f'<path class="line" stroke="{colour}" stroke-dasharray="{dash}" d="M{path}"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
        yield f'<text x="{across.end + 10:.1f}" y="{y + 4:.1f}">{escape(line.title)}</text>'


def _apart(places: Sequence[float]) -> list[float]:
    """Return the places of labels, moved down where they would touch the one above."""
    moved = list(places)
    order = sorted(range(len(places)), key=lambda number: places[number])
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + _NEAREST_LABELS)
    return moved
