"""The benchmark's own command line: python3 -m benchmarks --help says more."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.run import FOLDER, OTHERS, bench


def _main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks", description=bench.__doc__)
    parser.add_argument("--posts", type=int, default=200, metavar="N")
    parser.add_argument("--against", default=",".join(OTHERS), metavar="NAME,NAME…")
    parser.add_argument("--runs", type=int, default=3, metavar="R")
    parser.add_argument("--folder", type=Path, default=FOLDER, metavar="DIR")
    asked = parser.parse_args()
    against = [name for name in asked.against.split(",") if name]
    unknown = [name for name in against if name not in OTHERS]
    if unknown:
        parser.error(f"not known: {', '.join(unknown)}; known are {', '.join(OTHERS)}")
    return bench(asked.posts, against, asked.runs, asked.folder)


if __name__ == "__main__":
    sys.exit(_main())
