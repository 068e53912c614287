"""What was measured: kept as JSON, told as a table."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

OURS = "vigie"


class Kind(StrEnum):
    """What a build had to do."""

    COLD = "cold"
    UNCHANGED = "unchanged"
    EDIT = "edit"


HEADINGS = {
    Kind.COLD: "cold",
    Kind.EDIT: "one edit",
    Kind.UNCHANGED: "nothing changed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The cost of one build: seconds, CPU seconds, MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The runs of one generator; `about` says in what its pages differ from ours."""

    name: str
    title: str
    version: str
    about: str
    pages: int
    feeds: int
    costs: Mapping[Kind, Sequence[Cost]]

    def wall(self, kind: Kind) -> float:
        """Return the median of the seconds."""
        return median(cost.wall for cost in self.costs[kind])

    def cpu(self, kind: Kind) -> float:
        """Return the median of the CPU seconds."""
        return median(cost.cpu for cost in self.costs[kind])

    def memory(self, kind: Kind) -> float:
        """Return the median of the peak memory."""
        return median(cost.memory for cost in self.costs[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One comparison: a corpus, the machine's cores, and every generator."""

    posts: int
    texts: int
    cores: int
    measured: tuple[Measured, ...]

    @property
    def ours(self) -> Measured:
        """What Vigie cost."""
        return next(one for one in self.measured if one.name == OURS)

    def ratio(self, other: Measured, kind: Kind, of: Callable[[Cost], float]) -> float:
        """Return how many times ours another's cost is: the median over the rounds."""
        rounds = zip(other.costs[kind], self.ours.costs[kind], strict=True)
        return median(of(theirs) / of(ours) for theirs, ours in rounds)


def save(results: Results, folder: Path) -> None:
    """Write the results as JSON and as Markdown, named by the number of posts."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(results), indent=1, ensure_ascii=False)
    (folder / f"{results.posts}.json").write_text(f"{text}\n", encoding="utf-8")
    (folder / f"{results.posts}.md").write_text(report(results), encoding="utf-8")


def load(file: Path) -> Results:
    """Read results written by `save`."""
    values = json.loads(file.read_text(encoding="utf-8"))
    measured = tuple(
        Measured(
            **{
                **one,
                "costs": {
                    Kind(kind): tuple(Cost(**cost) for cost in costs)
                    for kind, costs in one["costs"].items()
                },
            }
        )
        for one in values.pop("measured")
    )
    return Results(**values, measured=measured)


def read_cost(file: Path) -> Cost:
    """Read the cost of one build as the meter wrote it."""
    return Cost(**json.loads(file.read_text(encoding="utf-8")))


def report(results: Results) -> str:
    """Return a page of Markdown: the table, and how to read it."""
    return "\n".join(_report(results))


def _report(results: Results) -> Iterator[str]:
    runs = len(results.ours.costs[Kind.COLD])
    yield f"# {results.posts:,} posts, {results.texts:,} texts\n"
    yield from table(results)
    yield ""
    yield (
        f"Medians of {runs} {'run' if runs == 1 else 'runs'}, each in a fresh process, on "
        f"{results.cores} cores. Time is in seconds, and in brackets the CPU seconds of all "
        "processes together; × is how many times ours it is (CPU in brackets): above 1, Vigie is "
        "faster. MiB is the most memory held at once in a cold build.\n"
    )
    yield "In what the sites differ:\n"
    for one in results.measured:
        yield f"- **{one.title}** {one.version}. {one.about}"
    yield ""


def table(results: Results) -> Iterator[str]:
    """Yield the lines of the table."""
    columns = [f"{heading} | ×" for heading in HEADINGS.values()]
    yield f"| | pages | feeds | {' | '.join(columns)} | MiB |"
    yield f"|---{'|--:' * 9}|"
    for one in results.measured:
        cells = [cell for kind in HEADINGS for cell in _cells(results, one, kind)]
        counts = f"{one.pages:,} | {one.feeds:,}"
        yield f"| {one.title} | {counts} | {' | '.join(cells)} | {one.memory(Kind.COLD):.0f} |"


def _cells(results: Results, one: Measured, kind: Kind) -> Iterator[str]:
    yield f"{one.wall(kind):.2f} ({one.cpu(kind):.2f})"
    wall = results.ratio(one, kind, lambda cost: cost.wall)
    cpu = results.ratio(one, kind, lambda cost: cost.cpu)
    yield f"{wall:.2f} ({cpu:.2f})"
