"""When a session builds, what it tells a build, and when the pages are told what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.serving import session
from vigie.serving.board import Board
from vigie.serving.outcome import Mistake, Outcome
from vigie.serving.watching import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pytest

    from vigie.serving.watching import Touched

CONTENT = Path("/content")
A, B = frozenset({"/content/a.md"}), frozenset({"/content/b.md"})
GOOD, WRITTEN = Outcome(), Outcome(written=1, summary="1 written.")
BAD = Outcome(
    mistakes=tuple(
        Mistake(source=name, place=f"content/{name}:1", told="no; yes", stops=True)
        for name in ("a.md", "b.md")
    )
)


@dataclass
class Builds:
    """Builds nothing: gives outcomes in turn, the last for ever, and notes what it is told."""

    outcomes: list[Outcome]
    content: Path = CONTENT
    theme: Path | None = None
    asked: list[list[str] | None] = field(default_factory=list)

    def start(self) -> None:
        """Be ready."""

    def build(self, touched: Iterable[str] | None) -> Outcome:
        """Note, and answer."""
        self.asked.append(None if touched is None else sorted(touched))
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]


def run(
    monkeypatch: pytest.MonkeyPatch, touched: Sequence[Touched], *outcomes: Outcome
) -> tuple[Builds, Board]:
    """Run a session in which so much is touched, one after the other."""
    builds, board = Builds(list(outcomes)), Board()
    monkeypatch.setattr(session, "touches", lambda *_: iter(touched))
    session.Session(builds=builds, board=board).run()  # type: ignore[arg-type]
    return builds, board


def test_what_is_touched_is_built_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    builds, _ = run(monkeypatch, [None, A, NOTHING, NOTHING, A | B], GOOD)
    assert builds.asked == [None, ["a.md"], ["a.md", "b.md"]]


def test_paths_add_up_until_a_build_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    builds, _ = run(monkeypatch, [None, A, B, B], GOOD, BAD, GOOD)
    assert builds.asked == [None, ["a.md"], ["a.md", "b.md"], ["b.md"]]


def test_what_lies_elsewhere_may_change_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = frozenset({"/theme/base.html"})
    builds, _ = run(monkeypatch, [None, theme, A, A], GOOD, BAD, GOOD)
    assert builds.asked == [None, None, None, ["a.md"]]


def test_once_all_is_quiet_everything_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_SETTLED", -1.0)
    builds, _ = run(monkeypatch, [None, A, NOTHING, NOTHING], GOOD)
    assert builds.asked == [None, ["a.md"], None]


def test_and_again_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_CHECKED_EVERY", -1.0)
    builds, _ = run(monkeypatch, [None, NOTHING, NOTHING], GOOD)
    assert builds.asked == [None, None, None]


def test_mistakes_that_the_next_save_mends_are_not_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, board = run(monkeypatch, [None, A, A, NOTHING], GOOD, BAD, WRITTEN)
    assert capsys.readouterr().err == ""
    assert board.outcome == WRITTEN
    assert not board.busy


def test_mistakes_of_the_text_that_was_saved_last_come_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, board = run(monkeypatch, [None, B, NOTHING], GOOD, BAD)
    assert [one.source for one in board.outcome.mistakes] == ["b.md", "a.md"]
    assert capsys.readouterr().err == "content/b.md:1: no; yes\ncontent/a.md:1: no; yes\n"


def test_the_same_mistakes_are_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, [None, B, NOTHING, B, NOTHING], GOOD, BAD)
    assert capsys.readouterr().err.count("b.md") == 1
