"""Work spread over processes gives what one process gives, in the same order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from vigie.workers import InPlace, default_jobs, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = range(1000)


def squares(some: Sequence[int]) -> list[int]:
    return [number * number for number in some]


def processes(some: Sequence[int]) -> list[int]:
    return [os.getpid()] * len(some)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 199, 200, 1000])
def test_the_results_come_in_the_order_of_the_items(count: int, jobs: int) -> None:
    found = [one for some in spread(squares, MANY[:count], jobs) for one in some]
    assert found == squares(MANY[:count])


def test_several_jobs_are_several_processes() -> None:
    found = {one for some in spread(processes, MANY, 2) for one in some}
    assert os.getpid() not in found
    assert found


def test_little_work_stays_in_this_process() -> None:
    found = {one for some in spread(processes, MANY[:10], 2) for one in some}
    assert found == {os.getpid()}


def test_each_heavy_item_is_worth_a_process_and_is_told_when_it_is_done() -> None:
    found = list(spread(processes, MANY[:10], 2, heavy=True))
    assert len(found) == 10
    assert (os.getpid(),) not in {tuple(one) for one in found}
    assert list(spread(processes, MANY[:1], 2, heavy=True)) == [[os.getpid()]]


def test_long_work_is_done_in_rounds_each_by_new_processes() -> None:
    found = {one for some in spread(processes, range(20_000), 2) for one in some}
    assert len(found) > 2


def test_one_job_works_as_its_results_are_taken() -> None:
    done: list[int] = []
    results = spread(done.extend, MANY[:3], 1, heavy=True)
    next(results)
    assert done == [MANY[0]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_told(jobs: int) -> None:
    def fail(some: Sequence[int]) -> None:
        raise ValueError(len(some))

    with pytest.raises(ValueError, match=r"\d+"):
        list(spread(fail, MANY, jobs))


def test_work_in_place_has_the_usual_interface() -> None:
    with InPlace() as executor:
        assert list(executor.map(str, MANY[:3])) == ["0", "1", "2"]
        assert executor.submit(int, "x").exception() is not None


def test_there_is_always_a_job() -> None:
    assert default_jobs() >= 1
