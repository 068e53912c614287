"""A test without its tool is skipped with a plain reason at home, and fails in CI."""

from pathlib import Path

import pytest

from tests.tools import require_tool

REASON = r"Loupe is not installed \(ask for one\)"


def test_the_first_tool_that_exists_is_taken(tmp_path: Path) -> None:
    present = tmp_path / "loupe"
    present.touch()
    assert require_tool((None, tmp_path / "gone", present), "Loupe", "ask for one") == present


@pytest.mark.parametrize("value", [None, "", "false"])
def test_a_missing_tool_skips_the_test_at_home(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    if value is not None:
        monkeypatch.setenv("CI", value)
    with pytest.raises(pytest.skip.Exception, match=REASON):
        require_tool((None,), "Loupe", "ask for one")


@pytest.mark.parametrize("value", ["true", "1"])
def test_a_missing_tool_fails_the_test_in_ci(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    with pytest.raises(pytest.fail.Exception, match=REASON):
        require_tool((None,), "Loupe", "ask for one")
