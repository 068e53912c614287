"""Publish a site with rsync: `python -m tests.vigie.publishing.sending WHERE SITE`."""

from __future__ import annotations

import sys
from pathlib import Path

from vigie.publishing.rsync import Rsync

if __name__ == "__main__":
    place, site = Rsync(sys.argv[1]), Path(sys.argv[2])
    place.put(site, place.compare(site))
