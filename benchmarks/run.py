"""Build the same corpus with every generator, in turns, and write down what each build cost."""

# ruff: noqa: T201 -- it speaks to the person at the terminal

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import corpus, plot, results
from benchmarks.generator import InstallError, Place
from benchmarks.generators.eleventy import Eleventy
from benchmarks.generators.hugo import Hugo, SilentHugo
from benchmarks.generators.pelican import PelicanWithSubsites, StockPelican
from benchmarks.generators.vigie import SilentVigie, Vigie
from benchmarks.results import Cost, Kind, Measured, Results
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.corpus import Corpus
    from benchmarks.generator import Edit, Generator

FOLDER = ROOT / ".cache/benchmarks"
RESULTS = Path(__file__).parent / "results"
OTHERS: Mapping[str, Generator] = {
    one.name: one
    for one in (
        *(StockPelican(), PelicanWithSubsites(), Hugo(), Eleventy()),
        *(SilentVigie(), SilentHugo()),
    )
}

_NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"
_METER = Path(__file__).parent / "meter.py"


class BuildError(Exception):
    """A generator failed, or did not make what it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A generator on its place; `pages` and `feeds` are how many a whole build makes."""

    generator: Generator
    place: Place
    edit: Edit
    pages: int
    feeds: int


def bench(posts: int, against: Sequence[str], runs: int, folder: Path = FOLDER) -> int:
    """Measure Vigie against the named generators and return the exit status.

    `folder` keeps what is installed and the sites; results go to `benchmarks/results/`.
    """
    unknown = [name for name in against if name not in OTHERS]
    if unknown:
        told = f"not known: {', '.join(unknown)}; known are {', '.join(OTHERS)}"
        print(told, file=sys.stderr)
        return 1
    try:
        found = compare(posts, against, runs, folder)
    except (InstallError, BuildError) as error:
        print(error, file=sys.stderr)
        return 1
    results.save(found, RESULTS)
    plot.save(RESULTS)
    print("\n".join(results.table(found)))
    return 0


def compare(posts: int, against: Sequence[str], runs: int, folder: Path) -> Results:
    """Return what the builds of `runs` rounds cost, every generator having its turn in each."""
    blog = corpus.draw(posts)
    work = folder / f"{posts}"
    shutil.rmtree(work, ignore_errors=True)
    contestants = [
        _prepared(generator, blog, work, folder / "tools")
        for generator in (Vigie(), *(OTHERS[name] for name in against))
    ]
    costs: dict[tuple[str, Kind], list[Cost]] = {}
    for number in range(1, runs + 1):
        for kind in Kind:
            for one in contestants:
                cost = _turn(one, kind, number)
                costs.setdefault((one.generator.name, kind), []).append(cost)
                told = f"{number}/{runs} {kind} {one.generator.name}: {cost.wall:.2f} s"
                print(told, file=sys.stderr)
    return Results(
        posts=posts,
        texts=blog.texts,
        cores=os.cpu_count() or 1,
        measured=tuple(_measured(one, costs) for one in contestants),
    )


def _prepared(generator: Generator, blog: Corpus, work: Path, tools: Path) -> Contestant:
    """Lay a site out and build it once, uncounted: from then on, byte-code and disk are warm."""
    generator.install(tools)
    own = work / generator.name
    place = Place(site=own / "site", output=own / "output", cache=own / "cache", tools=tools)
    blog = blog.silent() if generator.silent else blog
    generator.lay_out(blog, place)
    _built(generator, place)
    if (shown := comments_shown(place.output)) != blog.shown:
        raise BuildError(f"{generator.name}: shows {shown} of {blog.shown} comments")
    edit = generator.edit(blog, place)
    pages, feeds = counted(place.output)
    return Contestant(generator=generator, place=place, edit=edit, pages=pages, feeds=feeds)


def _turn(one: Contestant, kind: Kind, number: int) -> Cost:
    """Build once; raise BuildError where the site is not whole or lacks the edit."""
    if kind is Kind.COLD:
        one.place.clear()
    sentence = f"Revision {number}."
    if kind is Kind.EDIT:
        with one.edit.source.open("a", encoding="utf-8") as source:
            source.write(f"\n{sentence}\n")
    cost = _built(one.generator, one.place)
    if counted(one.place.output) != (one.pages, one.feeds):
        raise BuildError(f"{one.generator.name}: the site has not the pages it had")
    if kind is Kind.EDIT and sentence not in one.edit.page.read_text(encoding="utf-8"):
        raise BuildError(f"{one.generator.name}: the edit does not show in {one.edit.page}")
    return cost


def _built(generator: Generator, place: Place) -> Cost:
    report = place.site.parent / "cost.json"
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTE_CODE}
    done = subprocess.run(
        (sys.executable, "-I", str(_METER), str(report), *generator.command(place)),
        cwd=place.site,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{generator.name} failed:\n{done.stdout}")
    return results.read_cost(report)


def comments_shown(output: Path) -> int:
    """Return how many comments the pages show."""
    return sum(page.read_bytes().count(b'id="comment-') for page in output.rglob("*.html"))


def counted(output: Path) -> tuple[int, int]:
    """Return the number of pages and of feeds."""
    feeds = [file for file in output.rglob("*.xml") if not file.name.startswith("sitemap")]
    feeds += output.rglob("feed*.json")
    return sum(1 for _ in output.rglob("*.html")), len(feeds)


def _measured(one: Contestant, costs: Mapping[tuple[str, Kind], Sequence[Cost]]) -> Measured:
    generator = one.generator
    return Measured(
        name=generator.name,
        title=generator.title,
        version=generator.version(),
        about=generator.about,
        pages=one.pages,
        feeds=one.feeds,
        costs={kind: tuple(costs[generator.name, kind]) for kind in Kind},
    )
