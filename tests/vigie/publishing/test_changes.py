"""What a publication changes, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.site.builder import write
from vigie.publishing.changes import (
    RECORD,
    Changes,
    between,
    is_foreign,
    read_record,
    write_record,
)

if TYPE_CHECKING:
    from pathlib import Path

STYLE = "theme/0123456789ab/main.css"
PATHS = st.sampled_from(
    ["index.html", "fr/index.html", "fr/rss.xml", STYLE, "media/a.png", RECORD, "fr/a.html.gz"]
)
FILES = st.dictionaries(PATHS, st.sampled_from("ab"))


@given(FILES, FILES, st.sets(PATHS))
def test_every_file_is_as_it_shall_be_or_told(
    before: dict[str, str], after: dict[str, str], shown: set[str]
) -> None:
    changes = between(before, after, shown)
    held = {path: before[path] for path in before.keys() - {*changes.removed, *changes.kept}}
    assert held | {path: after[path] for path in changes.sent} == after
    assert set(changes.kept) <= shown - after.keys()
    assert sorted(path for step in changes.steps() for path in step) == sorted(changes.sent)
    assert sorted(changes.removals()) == sorted(changes.removed)


def test_what_a_step_cut_short_has_left_is_no_page_is_ours_and_goes() -> None:
    left = dict.fromkeys((".~tmp~/.vigie", ".~tmp~/index.html", "fr/.~tmp~/index.html"), "")
    assert not is_foreign(left)
    changes = between({".vigie": "", "index.html": "", **left}, {".vigie": "", "index.html": ""})
    assert changes.removed == tuple(left)
    assert (changes.stood, changes.vanishing) == (1, 0)


def test_what_pages_show_goes_first_and_the_record_last() -> None:
    paths = (
        "fr/rss.xml",
        "fr/index.html",
        RECORD,
        ".vigie",
        STYLE,
        "fr/index.html.gz",
        "media/a.pdf",
    )
    assert [set(step) for step in Changes(added=paths).steps()] == [
        {".vigie"},
        {STYLE, "media/a.pdf"},
        {"fr/index.html", "fr/index.html.gz"},
        {"fr/rss.xml"},
        {RECORD},
    ]
    assert Changes(removed=(STYLE, "fr/index.html")).removals() == ("fr/index.html", STYLE)


def test_files_of_others_with_a_dot_first_stay() -> None:
    before = dict.fromkeys([".well-known/acme/token", ".htaccess", ".well-known/security.txt"], "")
    assert set(between(before, {}).removed) == {".htaccess", ".well-known/security.txt"}


def test_the_share_of_pages_that_vanish_is_that_of_pages() -> None:
    before = {f"fr/{number}/index.html": "a" for number in range(8)} | {"fr/rss.xml": "a"}
    after = dict(list(before.items())[:6])
    assert between(before, after).vanishing == 25
    assert between({}, after).vanishing == 0


def test_a_record_names_what_is_named_by_its_content_and_tells_how_files_are_served(
    tmp_path: Path,
) -> None:
    files = {STYLE: "a", "theme/favicon.ico": "b", "index.html": "c", "theme/cafe/a.css": "d"}
    write_record(write(tmp_path, files))
    told = (tmp_path / RECORD).read_text("utf-8")
    served, assets = read_record(told)
    assert served
    assert assets == (STYLE,)
    write_record(tmp_path)
    assert (tmp_path / RECORD).read_text("utf-8") == told


@given(st.text())
def test_whatever_stands_in_a_record_no_page_is_kept_by_it(text: str) -> None:
    assert all(path.startswith("theme/") for path in read_record(text)[1])
