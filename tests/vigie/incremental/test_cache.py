"""A cache remembers what it was told, and forgets rather than err."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from vigie.incremental.cache import Cache, forget
from vigie.incremental.checked import CacheError, dumped
from vigie.incremental.plans import Plan
from vigie.incremental.traces import Stamp, Trace

if TYPE_CHECKING:
    from pathlib import Path

HERE, THERE = b"here", b"there"
TRACE = Trace(b"print", Stamp(1, 2), b"hash")


def told(file: Path | None, environment: bytes = HERE) -> Cache:
    """Return a cache that was told one of everything."""
    cache = Cache(file, environment)
    cache.readings.set_readings([(b"key", dumped(("a", "souvenir")))])
    cache.readings.set_prose([("digest", dumped(("prose",)))])
    cache.set_files({"fr.md": (Stamp(1, 2, 3), b"key")})
    cache.set_traces({"fr/index.html": TRACE}, ())
    plan = Plan("fr/index.html", b"a page", frozenset({"fr.md"}))
    cache.set_plans([plan], {b"print": b"a value"})
    return cache


def check(cache: Cache) -> None:
    """Ask for all that `told` told."""
    assert cache.readings.reading(b"key") == ("a", "souvenir")
    assert cache.readings.prose("digest") == ("prose",)
    assert cache.files() == {"fr.md": (Stamp(1, 2, 3), b"key")}
    assert cache.traces() == {"fr/index.html": TRACE}
    assert cache.plan("fr/index.html") == b"a page"
    assert cache.shared(b"print") == b"a value"
    assert cache.users("fr.md") == ["fr/index.html"]


def test_what_was_told_is_remembered(tmp_path: Path) -> None:
    cache = told(tmp_path / "deep" / "cache")
    check(cache)
    cache.close(keep=True)
    again = Cache(tmp_path / "deep" / "cache", HERE)
    check(again)
    again.close(keep=False)


def test_a_build_that_failed_is_forgotten(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=False)
    again = Cache(tmp_path / "cache", HERE)
    assert again.files() == {}
    assert again.readings.reading(b"key") is None
    again.close(keep=False)


def test_a_block_keeps_what_was_noted_in_it_unless_it_fails(tmp_path: Path) -> None:
    file = tmp_path / "cache"
    with suppress(KeyboardInterrupt), Cache(file, HERE) as cut:
        cut.set_fact("name", b"lost")
        raise KeyboardInterrupt
    with Cache(file, HERE) as whole:
        assert whole.fact("name") is None
        whole.set_fact("name", b"kept")
    with Cache(file, HERE) as again:
        assert again.fact("name") == b"kept"


def test_another_environment_begins_from_nothing(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    again = Cache(tmp_path / "cache", THERE)
    assert (again.files(), again.traces(), again.readings.reading(b"key")) == ({}, {}, None)
    again.close(keep=True)


def test_without_a_file_nothing_stays() -> None:
    cache = told(None)
    check(cache)
    place = cache.file.parent
    cache.close(keep=True)
    assert not place.exists()


def test_a_page_that_is_planned_again_forgets_how_it_was(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    cache = Cache(tmp_path / "cache", HERE)
    cache.set_plans([Plan("fr/index.html", b"another", frozenset({"en.md"}))], {})
    assert cache.plan("fr/index.html") == b"another"
    assert (cache.users("fr.md"), cache.users("en.md")) == ([], ["fr/index.html"])
    cache.close(keep=False)
    again = Cache(tmp_path / "cache", HERE)
    check(again)
    again.close(keep=False)


def test_who_used_a_page_that_is_gone_uses_no_other(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    cache = Cache(tmp_path / "cache", HERE)
    cache.forget_plans(["fr/index.html"])
    cache.close(keep=True)
    again = Cache(tmp_path / "cache", HERE)
    again.set_plans([Plan("en/index.html", b"a page", frozenset({"en.md"}))], {})
    assert (again.users("fr.md"), again.users("en.md")) == ([], ["en/index.html"])
    again.close(keep=False)


def test_what_was_settled_stays_where_the_rest_is_forgotten(tmp_path: Path) -> None:
    cache = told(tmp_path / "cache")
    cache.readings.settle()
    cache.readings.set_prose([("later", dumped("lost"))])
    cache.close(keep=False)
    again = Cache(tmp_path / "cache", HERE)
    assert again.readings.reading(b"key") == ("a", "souvenir")
    assert (again.files(), again.traces()) == ({}, {})
    with pytest.raises(CacheError):
        again.readings.prose("later")
    again.close(keep=False)


def test_a_cache_that_lost_one_of_its_files_has_the_other(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    (tmp_path / "cache.readings").unlink()
    cache = Cache(tmp_path / "cache", HERE)
    assert cache.readings.blank
    assert cache.traces() == {"fr/index.html": TRACE}
    cache.close(keep=False)
    told(tmp_path / "cache").close(keep=True)
    (tmp_path / "cache").unlink()
    cache = Cache(tmp_path / "cache", HERE)
    assert cache.traces() == {}
    assert cache.readings.reading(b"key") == ("a", "souvenir")
    cache.close(keep=False)


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    cache = Cache(tmp_path / "cache", HERE)
    cache.set_traces({}, ["fr/index.html"])
    cache.forget_plans(["fr/index.html"])
    assert cache.traces() == {}
    assert cache.users("fr.md") == []
    with pytest.raises(CacheError):
        cache.plan("fr/index.html")
    cache.keep_shared({b"print"})
    assert cache.shared(b"print")
    cache.keep_shared({b"another"})
    with pytest.raises(CacheError):
        cache.shared(b"print")
    cache.close(keep=False)


@pytest.mark.parametrize("name", ["cache", "cache.readings"])
@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"not a cache" * 500])
def test_a_file_that_is_no_cache_is_an_error_or_empty(
    tmp_path: Path, data: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    try:
        cache = Cache(tmp_path / "cache", HERE)
    except CacheError:
        forget(tmp_path / "cache")
        assert not list(tmp_path.iterdir())
        return
    assert (cache.files(), cache.readings.blank) == ({}, True)
    cache.close(keep=False)


def test_a_damaged_value_is_noticed(tmp_path: Path) -> None:
    told(tmp_path / "cache").close(keep=True)
    data = (tmp_path / "cache.readings").read_bytes()
    (tmp_path / "cache.readings").write_bytes(data.replace(b"souvenir", b"souvneir"))
    cache = Cache(tmp_path / "cache", HERE)
    with pytest.raises(CacheError):
        cache.readings.reading(b"key")
    cache.close(keep=False)


def test_another_process_reads_what_was_settled(tmp_path: Path) -> None:
    cache = told(tmp_path / "cache")
    cache.readings.settle()
    process = os.fork()
    if process == 0:
        os._exit(0 if cache.readings.prose("digest") == ("prose",) else 1)
    assert os.waitpid(process, 0)[1] == 0
    check(cache)
    cache.close(keep=True)


def test_what_a_killed_process_had_begun_to_note_is_undone(tmp_path: Path) -> None:
    before = dict.fromkeys((f"{number}.html" for number in range(60_000)), TRACE)
    cache = Cache(tmp_path / "cache", HERE)
    cache.set_traces(before, ())
    cache.close(keep=True)
    process = os.fork()
    if process == 0:
        cache = Cache(tmp_path / "cache", HERE)
        cache.set_traces(dict.fromkeys(before, Trace(b"other", Stamp(3, 4), b"other")), ())
        os._exit(0)  # with a part of it on the disk, as it is more than SQLite holds in memory
    assert os.waitpid(process, 0)[1] == 0
    with pytest.raises(CacheError), Cache.seen(tmp_path / "cache") as found:
        found.traces()
    cache = Cache(tmp_path / "cache", HERE)
    assert cache.traces() == before
    cache.close(keep=False)
