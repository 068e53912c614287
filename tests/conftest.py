"""What holds for every test."""

import os

import pytest
from hypothesis import settings

from vigie.cli.checks import FAILED_PARTS

os.environ["LANGUAGE"] = "en"  # messages are compared in English, wherever the tests run

# Property tests try the same examples in every run: a failure is of the change that shows it.
# To search for more: pytest --hypothesis-profile=search
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Recall, just above pytest's closing line, which other checks failed before the tests."""
    failed = os.environ.get(FAILED_PARTS, "").split()
    if failed:
        terminalreporter.section("other checks that failed", red=True, bold=True)
        for name in failed:
            terminalreporter.line(f"FAILED {name} (python3 tasks.py test {name})")
