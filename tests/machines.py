"""Machines with other settings than this one, to see that what is written does not change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from vigie.root import ROOT

C_ONLY = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C", "TZ": "UTC", "PYTHONUTF8": "0"}
MACHINES = (
    C_ONLY,
    {"LC_ALL": "C.UTF-8", "LANGUAGE": "de", "TZ": "Asia/Kolkata", "PYTHONHASHSEED": "7"},
    # Where Å, Ä and Ö follow Z; named, though the system may not have it.
    {"LC_ALL": "sv_SE.UTF-8", "LANG": "sv_SE.UTF-8", "TZ": "Europe/Stockholm"},
)


def on(machine: dict[str, str], module: str) -> Any:  # noqa: ANN401 -- whatever JSON can hold
    """Run a module on such a machine and return the JSON that it prints."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    told = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=kept | machine,
        capture_output=True,
        check=True,
    )
    return json.loads(told.stdout)
