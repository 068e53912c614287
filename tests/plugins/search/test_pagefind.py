"""Pagefind is asked, and what it gives is in order."""

from __future__ import annotations

import gzip
import json

import cbor2
import pytest

from plugins.search import pagefind
from plugins.search.pagefind import ENTRY, PagefindError, index

COPY = """<!DOCTYPE html><html lang="fr"><body data-pagefind-body>
<i data-pagefind-filter="kind:{kind}"></i><i data-pagefind-filter="year:{year}"></i>
<h1 data-pagefind-ignore>Titre {number}</h1><p>L'événement numéro {number}.</p></body></html>"""
KINDS = ("chronicle", "event", "report", "video", "interview")


def copies(count: int = 40) -> list[tuple[str, str]]:
    """Return copies of made-up texts."""
    return [
        (f"x/{number}/index.html", COPY.format(number=number, kind=KINDS[number % 5], year=number))
        for number in range(count)
    ]


def test_an_index_is_what_a_page_needs_and_nothing_else() -> None:
    files = index(copies())
    places = {path.partition("/")[0] for path in files if "/" in path}
    assert places == {"fragment", "index", "filter"}
    alone = {path for path in files if "/" not in path and not path.endswith(".pf_meta")}
    assert alone == {ENTRY, "pagefind.js", "pagefind-worker.js", "wasm.fr.pagefind"}
    assert json.loads(files[ENTRY])["languages"]["fr"]["page_count"] == 40


def test_equal_texts_give_equal_files() -> None:
    assert index(copies()) == index(copies())


def test_another_word_gives_another_name_to_what_holds_it() -> None:
    one, other = index(copies()), index([*copies()[1:], ("x/0/index.html", "<p>mot")])
    both = one.keys() & other.keys()
    assert all(one[path] == other[path] for path in both if path != ENTRY)
    assert one.keys() != other.keys()
    assert one[ENTRY] != other[ENTRY]


def test_filters_are_in_order_and_found_under_their_names() -> None:
    files = index(copies())
    hash_ = json.loads(files[ENTRY])["languages"]["fr"]["hash"]
    meta = cbor2.loads(gzip.decompress(files[f"pagefind.{hash_}.pf_meta"])[12:])
    found = {
        name: cbor2.loads(gzip.decompress(files[f"filter/{place}.pf_filter"])[12:])
        for name, place in meta[3]
    }
    assert list(found) == ["kind", "year"]
    name, values = found["kind"]
    assert name == "kind"
    assert [value for value, _ in values] == sorted(KINDS)
    assert [len(pages) for _, pages in values] == [8] * 5


def test_the_pages_are_in_the_order_given() -> None:
    files = index(copies(12))
    hash_ = json.loads(files[ENTRY])["languages"]["fr"]["hash"]
    meta = cbor2.loads(gzip.decompress(files[f"pagefind.{hash_}.pf_meta"])[12:])
    urls = [
        json.loads(gzip.decompress(files[f"fragment/{place}.pf_fragment"])[12:])["url"]
        for place, _ in meta[1]
    ]
    assert urls == [f"/x/{number}/" for number in range(12)]


def test_a_refusal_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_CONFIGURATION", {"exclude_selectors": 3})
    with pytest.raises(PagefindError):
        index(copies(1))
