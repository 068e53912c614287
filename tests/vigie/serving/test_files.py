"""An address leads to a file of the site or to nothing; ranges are as browsers want."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.builder import write
from vigie.serving.files import Moved, RangeError, find, part

FILES = {
    "index.html": "x",
    "fr/index.html": "x",
    "fr/été.html": "x",
    "media/film.mp4": "x",
    ".vigie": "secret",
    ".htaccess": "secret",
    ".well-known/security.txt": "x",
    "empty/file.txt": "x",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a site, and a secret beside it."""
    write(tmp_path, {"secret.txt": "secret", "site-secret/a.txt": "secret"})
    return write(tmp_path / "site", FILES)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/fr/", "fr/index.html"),
        ("/fr/?page=2", "fr/index.html"),
        ("/fr/index.html", "fr/index.html"),
        ("/fr/%C3%A9t%C3%A9.html", "fr/été.html"),
        ("//fr//index.html", "fr/index.html"),
        ("/media/film.mp4", "media/film.mp4"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_an_address_leads_to_its_file(folder: Path, target: str, name: str) -> None:
    assert find(folder, target) == (folder / name).resolve()


def test_the_address_of_a_folder_gets_its_slash(folder: Path) -> None:
    assert find(folder, "/fr") == Moved("/fr/")
    assert find(folder, "//fr?x") == Moved("/fr/")
    assert find(folder, "//evil.example/..//fr") is None


@pytest.mark.parametrize(
    "target",
    [
        *("/nowhere", "/empty/", "/empty", "/fr/index.html/", "/.vigie", "/.htaccess"),
        *("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/fr/../../secret.txt"),
        *("/..\\secret.txt", "/..%5csecret.txt", "/../site-secret/a.txt", "/%00", "/fr/%ff"),
        *("/" + "a" * 5000, "/c:/secret.txt", "http://evil.example/secret.txt", "*", ""),
    ],
)
def test_nothing_else_is_found(folder: Path, target: str) -> None:
    found = find(folder, target)
    assert found is None or found == (folder / "index.html").resolve()


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    assert find(folder, "/out.txt") is None


@given(st.lists(st.sampled_from(["..", ".", "fr", "secret.txt", "", "%2e%2e", "\\", "é", "~"])))
def test_whatever_is_asked_for_lies_in_the_folder(names: list[str]) -> None:
    with TemporaryDirectory() as place:
        write(Path(place), {"secret.txt": "secret"})
        folder = write(Path(place, "site"), {"fr/index.html": "x", "index.html": "x"}).resolve()
        for target in ("/" + "/".join(names), "/" + quote("/".join(names), safe="")):
            found = find(folder, target)
            assert not isinstance(found, Path) or found.is_relative_to(folder)
            assert not isinstance(found, Moved) or not found.address.startswith("//")


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (None, None),
        ("bytes=0-3", (0, 4)),
        ("bytes=4-", (4, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-30", (0, 10)),
        ("bytes=8-30", (8, 10)),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=٣-", None),
    ],
)
def test_a_range_is_a_part_of_the_file(header: str | None, found: tuple[int, int] | None) -> None:
    assert part(header, 10) == found


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_a_range_beyond_the_file_is_refused(header: str) -> None:
    with pytest.raises(RangeError):
        part(header, 10)


def test_an_empty_file_has_no_range() -> None:
    with pytest.raises(RangeError):
        part("bytes=0-", 0)
