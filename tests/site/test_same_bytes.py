"""Equal content gives equal bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.site.builder import URL, every_byte, write
from tests.site.shapes import files
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_COMMAND = """
import sys
from pathlib import Path
from vigie.build import build
sys.exit(build(content=Path(sys.argv[1]), output=Path(sys.argv[2]), url=sys.argv[3]))
"""


def build_in(place: Path, name: str, **environment: str) -> dict[str, bytes]:
    """Build the forty posts in a process of its own, with its own folder and environment."""
    content = write(place / name, files())
    done = subprocess.run(
        (sys.executable, "-c", _COMMAND, str(content), str(place / "site"), URL),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=place,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return every_byte(place / "site")


def test_folder_zone_locale_and_hash_seed_do_not_matter(tmp_path: Path) -> None:
    one = build_in(
        tmp_path / "one", "content", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1"
    )
    two = build_in(
        tmp_path / "deux" / "à côté",
        "textes",
        TZ="America/Toronto",
        LC_ALL="C.UTF-8",
        LANG="fr_CA.UTF-8",
        PYTHONHASHSEED="2",
    )
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert len(one) > 150
