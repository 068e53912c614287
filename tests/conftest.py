"""What holds for every test."""

import os

import pytest

from vigie.checks import FAILED_PARTS


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Recall, just above pytest's closing line, which other checks failed before the tests."""
    failed = os.environ.get(FAILED_PARTS, "").split()
    if failed:
        terminalreporter.section("other checks that failed", red=True, bold=True)
        for name in failed:
            terminalreporter.line(f"FAILED {name} (python3 tasks.py test {name})")
