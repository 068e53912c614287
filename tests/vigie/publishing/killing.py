"""Publish two sites in turn, and kill the publisher at random moments; print which one is seen.

`python -m tests.vigie.publishing.killing NUMBER FOLDER SITE SITE`. Processes are forked here, where
there is nothing else to fork.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import NoReturn

from tests.site.builder import every_byte
from tests.vigie.publishing.sites import shown
from vigie.publishing.folder import Folder


def main(number: int, folder: Path, sites: list[Path]) -> None:
    """Kill so many publishers; print the index of the site that readers see after each."""
    os.sync = lambda: None  # the machine goes on, and others are at work on it
    place = Folder(folder, kept=2)
    whole = [every_byte(site) for site in sites]
    chance = random.Random(2013)  # noqa: S311 -- as good as any
    began = time.monotonic()
    for site in sites:
        _publish(place, site)
    longest = time.monotonic() - began
    for turn in range(number):
        child = os.fork()
        if child == 0:
            _publish_for_ever(place, sites[:: -1 if turn % 2 else 1])
        time.sleep(chance.uniform(0, 2 * longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print(whole.index(shown(place.current)))  # noqa: T201 -- what it is for


def _publish_for_ever(place: Folder, sites: list[Path]) -> NoReturn:
    for site in cycle(sites):
        _publish(place, site)
    raise AssertionError


def _publish(place: Folder, site: Path) -> None:
    with place.held():
        place.put(site, place.compare(site))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
