"""What was measured is kept whole, told in a table and drawn in a picture that speaks."""

import sys
from dataclasses import replace
from pathlib import Path

from lxml import etree

from benchmarks import meter, plot, results
from benchmarks.results import Cost, Kind, Measured, Results

SVG = "{http://www.w3.org/2000/svg}"


def measured(name: str, *walls: float) -> Measured:
    """Return a generator whose builds took so many seconds, whatever they had to do."""
    costs = tuple(Cost(wall=wall, cpu=wall / 2, memory=100) for wall in walls)
    return Measured(
        name=name,
        title=name.title(),
        version="1.0",
        about="Differs.",
        pages=10,
        feeds=2,
        costs=dict.fromkeys(Kind, costs),
    )


SMALL = Results(
    posts=200, texts=320, cores=2, measured=(measured("vigie", 2, 4, 3), measured("hugo", 1, 8, 6))
)
LARGE = replace(SMALL, posts=1000, texts=1600, measured=(measured("vigie", 9), measured("hugo", 3)))


def test_results_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    results.save(SMALL, tmp_path)
    assert results.load(tmp_path / "200.json") == SMALL


def test_a_ratio_is_the_median_of_the_rounds_and_above_one_where_ours_costs_less() -> None:
    ours, theirs = SMALL.measured
    assert SMALL.ratio(theirs, Kind.COLD, lambda cost: cost.wall) == 2
    assert SMALL.ratio(ours, Kind.COLD, lambda cost: cost.cpu) == 1
    assert "| Hugo | 10 | 2 | 6.00 (3.00) | 2.00 (2.00) |" in results.report(SMALL)


def test_the_picture_draws_every_generator_and_says_in_words_what_it_shows(tmp_path: Path) -> None:
    for found in (SMALL, LARGE):
        results.save(found, tmp_path)
    plot.save(tmp_path)
    picture = etree.fromstring((tmp_path / plot.NAME).read_bytes())
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title")
    told = picture.findtext(f"{SVG}desc") or ""
    assert "Vigie: 3.0 s for 200 posts, 9.0 s for 1,000 posts." in told
    assert len(picture.findall(f"{SVG}path[@class='line']")) == 4
    labels = [text.text for text in picture.findall(f"{SVG}text")]
    assert labels.count("Hugo") == 2


def test_the_meter_counts_children_too_and_hands_on_the_exit_status(tmp_path: Path) -> None:
    child = "import sys; block = b'x' * (64 << 20); sys.exit(3)"
    parent = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {child!r}]))"
    report = tmp_path / "cost.json"
    assert meter.run(report, [sys.executable, "-c", parent]) == 3
    cost = results.read_cost(report)
    assert cost.memory > 64
    assert cost.cpu > 0
    assert cost.wall > 0
