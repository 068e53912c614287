"""The locks pin everything that pyproject.toml asks for, by hash, and say nothing of where from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from vigie.cli.bootstrap import canonical, pins
from vigie.cli.locking import DEV_LOCK, SITE_LOCK, lock_command
from vigie.root import ROOT

LOCKS = (ROOT / SITE_LOCK, ROOT / DEV_LOCK)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NPM_LOCK = ROOT / "tests/tools/package-lock.json"


def names(requirements: list[str]) -> set[str]:
    """Return the package names of requirement texts such as `typer>=0.20`."""
    return {canonical(re.split(r"[<>=!~;\[ ]", text)[0]) for text in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_entry_of_a_lock_has_an_exact_version_and_hashes(lock: Path) -> None:
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(entries) == len(list(pins(lock))) > 20
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


@pytest.mark.parametrize("lock", [*LOCKS, NPM_LOCK], ids=lambda path: path.name)
def test_a_lock_names_no_package_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r'--(extra-)?index|--find-links|"resolved"|registry|://.*(pypi|npm)', text)
    assert lock == NPM_LOCK or "://" not in text


def test_the_site_lock_has_what_the_site_asks_for() -> None:
    locked = {name for name, _, _ in pins(ROOT / SITE_LOCK)}
    assert names(PROJECT["project"]["dependencies"]) <= locked


def test_the_dev_lock_has_what_the_checks_ask_for_and_the_sites_very_pins() -> None:
    locked = set(pins(ROOT / DEV_LOCK))
    assert names(PROJECT["dependency-groups"]["dev"]) <= {name for name, _, _ in locked}
    assert set(pins(ROOT / SITE_LOCK)) <= locked


def test_every_package_of_the_npm_lock_has_an_integrity_hash() -> None:
    packages = json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]
    installed = {path: entry for path, entry in packages.items() if path}
    assert {"node_modules/vnu-jar", "node_modules/html-validate"} <= set(installed)
    assert [path for path, entry in installed.items() if "integrity" not in entry] == []


def test_locks_are_made_for_every_system_and_for_the_oldest_python_that_the_project_takes() -> None:
    command = " ".join(lock_command(SITE_LOCK))
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert f"--universal --python-version {oldest} --generate-hashes" in command
