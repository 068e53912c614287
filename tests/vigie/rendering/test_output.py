"""The output folder holds exactly one whole build, whatever happened while it was made."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings

from tests.site.builder import every_byte, write
from tests.strategies import file_sets
from vigie.rendering.output import MARKER, Output, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Files = Mapping[str, bytes]

# Everything that changes the names on a disk; Python's own functions end in one of these.
CHANGING = ("mkdir", "replace", "rename", "rmdir", "unlink")


class PowerCut(BaseException):
    """The machine stops."""


def begun(folder: Path, files: Files) -> Output:
    """Return a build that has all its files and is not visible yet."""
    output = Output(folder / "site", folder / "content")
    for path, data in files.items():
        output.put(path, data)
    return output


def build(folder: Path, files: Files) -> Output:
    """Return a build that is visible."""
    output = begun(folder, files)
    output.commit()
    return output


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of the site, the marker left out."""
    found = every_byte(folder / "site")
    found.pop(MARKER)
    return found


def left_beside(folder: Path) -> list[str]:
    """Return what lies beside the site."""
    return sorted(path.name for path in folder.iterdir() if path.name != "site")


def cut_after(steps: int) -> Iterator[Callable[..., Any]]:
    """Yield the functions of CHANGING so that after `steps` calls in all the power is cut."""
    left = steps

    def stopping(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 -- as the real one
            nonlocal left
            if left == 0:
                raise PowerCut
            left -= 1
            return real(*args, **options)

        return call

    return (stopping(getattr(os, name)) for name in CHANGING)


def committed(output: Output, steps: int) -> bool:
    """Make a build visible unless the power is cut after `steps` changes; return whether it was."""
    with pytest.MonkeyPatch.context() as patch:
        for name, stopping in zip(CHANGING, list(cut_after(steps)), strict=True):
            patch.setattr(os, name, stopping)
        try:
            output.commit()
        except PowerCut:
            return False
        return True


def test_a_build_is_seen_only_when_it_is_whole(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": b"old", "fr/index.html": b"old"})
    output = begun(tmp_path, {"index.html": b"new"})
    assert held(tmp_path) == {"index.html": b"old", "fr/index.html": b"old"}
    output.commit()
    assert held(tmp_path) == {"index.html": b"new"}
    assert left_beside(tmp_path) == []


def test_a_build_that_never_ends_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1"})
    begun(tmp_path, {"a": b"2", "b": b"2"})
    build(tmp_path, {"a": b"1", "c": b"3"})
    assert held(tmp_path) == {"a": b"1", "c": b"3"}
    assert left_beside(tmp_path) == []


def test_only_files_that_changed_are_written(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1", "b/c": b"2"})
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    build(tmp_path, {"a": b"1", "b/c": b"2"})
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before
    output = Output(tmp_path / "site", tmp_path / "content")
    assert output.put("a", b"1")[1] is False
    assert output.put("b/c", b"3")[1] is True


def test_folders_that_hold_nothing_more_are_removed(tmp_path: Path) -> None:
    build(tmp_path, {"a/b/c/d": b"1", "a/e": b"2"})
    build(tmp_path, {"a/e": b"2"})
    assert sorted(path.name for path in (tmp_path / "site").rglob("*")) == [MARKER, "a", "e"]


def test_the_folders_above_the_site_are_made(tmp_path: Path) -> None:
    below = tmp_path / "a/b"
    build(below, {"c": b"1"})
    assert held(below) == {"c": b"1"}


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path, {"a": b"1"})
    assert held(tmp_path) == {"a": b"1"}


def test_a_file_that_somebody_put_into_the_site_is_removed(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1"})
    write(tmp_path / "site", {"notes.txt": "x", "b/c/.d": "y"})
    build(tmp_path, {"a": b"1"})
    assert held(tmp_path) == {"a": b"1"}


def test_an_empty_folder_in_the_way_of_a_file_is_removed(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1"})
    (tmp_path / "site/b/c").mkdir(parents=True)
    build(tmp_path, {"b": b"1"})
    assert held(tmp_path) == {"b": b"1"}


def test_what_begins_with_a_dot_at_the_top_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1"})
    write(tmp_path / "site", {".git/config": "x", ".htaccess": "y"})
    build(tmp_path, {"b": b"1"})
    assert held(tmp_path) == {"b": b"1", ".git/config": b"x", ".htaccess": b"y"}


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "site", {"thesis.odt": "years of work"})
    with pytest.raises(OutputError, match="holds files that Vigie did not write; empty it"):
        begun(tmp_path, {})
    assert every_byte(tmp_path) == {"site/thesis.odt": b"years of work"}


def test_a_link_to_a_folder_of_somebody_else_is_refused_too(tmp_path: Path) -> None:
    write(tmp_path / "home", {"thesis.odt": "years of work"})
    (tmp_path / "site").symlink_to(tmp_path / "home")
    with pytest.raises(OutputError, match="holds files that Vigie did not write"):
        begun(tmp_path, {})
    assert every_byte(tmp_path / "home") == {"thesis.odt": b"years of work"}


def test_a_link_to_a_site_of_ours_is_followed(tmp_path: Path) -> None:
    build(tmp_path, {"a": b"1"})
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    (tmp_path / "site").symlink_to("elsewhere")
    build(tmp_path, {"b": b"2"})
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path) == {"b": b"2"}


def test_a_link_that_leads_nowhere_is_followed_to_a_new_folder(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("elsewhere")
    build(tmp_path, {"a": b"1"})
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path) == {"a": b"1"}


@pytest.mark.parametrize("new", [{"a": b"1"}, {"l": b"1"}, {"l/m": b"1"}])
@pytest.mark.parametrize("target", ["home", "home/thesis.odt", "nowhere"])
def test_a_link_inside_the_site_is_removed_and_what_it_leads_to_is_left_alone(
    tmp_path: Path, new: Files, target: str
) -> None:
    write(tmp_path / "home", {"thesis.odt": "years of work"})
    build(tmp_path, {"a": b"1"})
    (tmp_path / "site/l").symlink_to(tmp_path / target)
    build(tmp_path, new)
    assert held(tmp_path) == new
    assert not (tmp_path / "site/l").is_symlink()
    assert every_byte(tmp_path / "home") == {"thesis.odt": b"years of work"}


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"site": "x"})
    with pytest.raises(OutputError, match="is not a folder; name another one"):
        begun(tmp_path, {})


@pytest.mark.parametrize(
    ("site", "content"), [("a", "a"), ("a/b", "a"), ("a", "a/b"), ("a/../b/c", "b")]
)
def test_a_site_and_its_content_must_lie_apart(tmp_path: Path, site: str, content: str) -> None:
    write(tmp_path / content, {"posts/x": "y"})
    with pytest.raises(OutputError, match="lie in one another; take another --output"):
        Output(tmp_path / site, tmp_path / content)
    assert every_byte(tmp_path / content) == {"posts/x": b"y"}


def test_a_link_cannot_hide_that_the_site_lies_in_the_content(tmp_path: Path) -> None:
    write(tmp_path / "content", {"posts/x": "y"})
    (tmp_path / "site").symlink_to("content/posts")
    with pytest.raises(OutputError, match="lie in one another"):
        begun(tmp_path, {})


@settings(max_examples=25)
@given(file_sets(), file_sets())
@example({"a": b"1"}, {"a/b/c": b"2"})
@example({"a/b/c": b"1", "a/d": b"1"}, {"a": b"2"})
@example({"a/b": b"1"}, {})
def test_after_a_build_the_site_is_exactly_what_was_built(old: Files, new: Files) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, old)
        build(folder, new)
        assert held(folder) == new
        assert left_beside(folder) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"a": b"1", "b/c": b"1"}),
        ({"a": b"1"}, {"a/b/c": b"2", "d": b"2"}),
        ({"a/b/c": b"1", "a/d": b"1"}, {"a": b"2"}),
        ({"a/b": b"1", "c": b"1", "d/e/f": b"1"}, {"a/b": b"2", "c/g": b"2"}),
        ({"a": b"1", "b/c": b"1"}, {}),
    ],
)
def test_a_build_killed_at_any_step_is_finished_by_the_next(
    tmp_path: Path, old: Files, new: Files
) -> None:
    for steps in range(99):
        folder = tmp_path / str(steps)
        build(folder, old)
        done = committed(begun(folder, new), steps)
        Output(folder / "site", folder / "content")
        assert held(folder) in (old, new)
        build(folder, new)
        assert held(folder) == new
        assert left_beside(folder) == []
        if done:
            break
    assert steps > 1


def test_a_build_killed_while_it_becomes_visible_is_whole_after_the_next_begins(
    tmp_path: Path,
) -> None:
    old, new = {"a/b": b"1", "c": b"1", "e": b"1"}, {"a": b"2", "c/d": b"2", "e": b"2"}
    seen = []
    for steps in range(99):
        folder = tmp_path / str(steps)
        build(folder, old)
        done = committed(begun(folder, new), steps)
        between = held(folder)
        Output(folder / "site", folder / "content")
        if between != old:
            assert held(folder) == new
        seen.append(between)
        if done:
            break
    assert seen[0] == old
    assert seen[-1] == new
    assert any(one not in (old, new) for one in seen)


@settings(max_examples=6)
@given(file_sets(), file_sets(), file_sets())
def test_no_build_is_harmed_by_one_that_was_killed_before(
    old: Files, killed: Files, new: Files
) -> None:
    for steps in (0, 1, 3, 6, 10):
        with TemporaryDirectory() as name:
            folder = Path(name)
            build(folder, old)
            committed(begun(folder, killed), steps)
            build(folder, new)
            assert held(folder) == new
            assert left_beside(folder) == []
