"""Write the two locks, which name every package's exact version and hashes, from pyproject.toml."""

import subprocess
import sys

from vigie.root import ROOT

SITE_LOCK = "requirements/site.txt"
DEV_LOCK = "requirements/dev.txt"


def lock(*, upgrade: bool = False) -> None:
    """Write both locks with uv, for every system and Python; exit with uv's status if it fails.

    Pins that still fit stay, unless `upgrade` asks for the newest: running this twice changes
    nothing. The dev lock takes the site's pins as given.
    """
    options = ("--upgrade",) if upgrade else ()
    for command in (
        lock_command(SITE_LOCK, *options),
        lock_command(DEV_LOCK, "--group", "dev", "--constraint", SITE_LOCK, *options),
    ):
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        if status:
            sys.exit(status)


def lock_command(target: str, *options: str) -> tuple[str, ...]:
    """Return uv's command for one lock; the lock names no package host, whatever uv is set to."""
    return (
        *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--output-file", target),
        *("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-emit-find-links"),
        *("--custom-compile-command", "python3 tasks.py lock"),
        *options,
    )
