"""Exports are read from a stream, whatever real ones contain; hostile ones do no harm."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vigie.wordpress.exports import BLOG, HEAD, TAIL, comment, export, item
from vigie.wordpress.export import ExportError
from vigie.wordpress.files import open_exports
from vigie.wordpress.reader import Read, read_exports
from vigie.wordpress.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.wordpress.export import Comment, Item

GOOD = export(item(1, comments=(comment(11), comment(12))), item(2, "Le second"))


def read(folder: Path, *exports: str | bytes) -> tuple[Read, list[Item], list[Comment]]:
    """Return what exports hold: all at once, the items, the approved comments of item 1."""
    pieces = [data.encode() if isinstance(data, str) else data for data in exports]
    spool = Spool(folder / "spool.sqlite")
    found = read_exports(((f"{n}.xml", cut(data)) for n, data in enumerate(pieces)), spool)
    items, comments = list(spool.items()), list(spool.comments("0:1"))
    spool.close()
    (folder / "spool.sqlite").unlink()
    return found, items, comments


def cut(data: bytes, size: int = 97) -> list[bytes]:
    """Return the data in small pieces, as they may come."""
    return [data[start : start + size] for start in range(0, len(data), size)]


def test_an_export_is_read_whole(tmp_path: Path) -> None:
    found, (first, second), comments = read(tmp_path, GOOD)
    assert (found.blogs[0].url, found.blogs[0].language) == (BLOG, "fr-CA")
    assert (first.title, second.title) == ("Un titre", "Le second")
    assert (first.kind, first.status, first.creator, first.slug) == (
        *("post", "publish", "ada"),
        "titre-1",
    )
    assert [one.id for one in comments] == ["11", "12"]
    assert [writer.name for writer in found.writers.values()] == ["Ada Éluard"]
    assert {term.slug for term in found.terms.values()} == {"ouvert", "donnees", "veille"}
    assert sum(found.files[0].repairs.values()) == 0


def test_nothing_private_is_taken(tmp_path: Path) -> None:
    locked = export(item(1, post_password="sesame-secret", comments=(comment(11),)))  # noqa: S106 -- made up
    found, (first,), comments = read(tmp_path, locked)
    assert first.locked
    told = repr((found, first, comments))
    for secret in ("sesame-secret", "courriel.example", "203.0.113.77", "Navigateuse"):
        assert secret not in told


MALFORMED: dict[str, str | bytes] = {
    "control characters": GOOD.replace("Un titre", "Un\x01 ti\x0btre\x1f"),
    "control characters as references": GOOD.replace(
        "<title><![CDATA[Un titre]]>", "<title>Un&#1; ti&#x0b;tre&#0;"
    ),
    "Windows-1252": GOOD.replace("Ada", "L’Ada œ").encode("cp1252"),
    "declared Latin-1, Windows-1252": GOOD.replace("UTF-8", "ISO-8859-1")
    .replace("Ada", "L’Ada")
    .encode("cp1252"),
    "declared Latin-1, UTF-8": GOOD.replace("UTF-8", "ISO-8859-1"),
    "UTF-16": GOOD.encode("utf-16"),
    "an encoding nobody knows": GOOD.replace("UTF-8", "klingon"),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "a bare ampersand": GOOD.replace("/titre-1/</link>", "/titre-1/?a=1&b=2&c</link>"),
    "entities of HTML": GOOD.replace("<![CDATA[Un titre]]>", "Un&nbsp;titre d&eacute;j&agrave;"),
    "a bare less-than sign": GOOD.replace("<![CDATA[Un titre]]>", "1 < 2 <3"),
    "an end of CDATA inside": GOOD.replace(
        "Le gouvernement", "<code>a[b[0]]></code> Le gouvernement", 1
    ),
    "CDATA inside": GOOD.replace("Le gouvernement", "<![CDATA[x]]> Le gouvernement", 1),
    "CDATA without an end": GOOD.replace("Un titre]]></title>", "Un titre</title>"),
    "blank lines and notices before": f"\n\n\nWarning: headers <b>sent</b> in x.php\n{GOOD}",
    "notices after": f"{GOOD}<b>Fatal error</b>: memory & time <\n",
    "no XML declaration": GOOD.partition("?>")[2],
    "other namespaces": GOOD.replace("http://wordpress.org/export/1.2/", "https://x.example/9/"),
    "no namespaces at all": GOOD.replace(
        HEAD.partition("?>")[2].partition("<channel>")[0], "<rss>"
    ),
    "processing instructions and comments": GOOD.replace(
        "<item>", "<?php echo 1 ?><!-- -- & < --><item>", 1
    ),
    "an empty element for a title": GOOD.replace("<title><![CDATA[Un titre]]></title>", "<title/>"),
    "Windows line ends": GOOD.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_exports_give_every_item_and_comment(name: str, tmp_path: Path) -> None:
    _, items, comments = read(tmp_path, MALFORMED[name])
    assert [one.id for one in items] == ["1", "2"]
    assert [one.id for one in comments] == ["11", "12"]
    assert "les citoyens peuvent enfin les lire librement." in items[0].content


def test_what_was_mended_is_counted_and_nothing_else(tmp_path: Path) -> None:
    kinds = {
        "control characters": "control",
        "Windows-1252": "encoding",
        "a bare ampersand": "ampersand",
        "a bare less-than sign": "markup",
        "an end of CDATA inside": "cdata",
        "CDATA without an end": "cdata",
    }
    for name, kind in kinds.items():
        found, *_ = read(tmp_path, MALFORMED[name])
        assert [one for one, count in found.files[0].repairs.items() if count] == [kind], name


def test_windows_1252_becomes_the_signs_it_means(tmp_path: Path) -> None:
    for name in ("Windows-1252", "declared Latin-1, Windows-1252"):
        found, *_ = read(tmp_path, MALFORMED[name])
        (writer,) = found.writers.values()
        assert writer.name.startswith("L’Ada"), name


def test_the_end_of_a_cdata_section_inside_a_text_stays_in_it(tmp_path: Path) -> None:
    _, items, _ = read(tmp_path, MALFORMED["an end of CDATA inside"])
    assert "<code>a[b[0]]></code> Le gouvernement" in items[0].content


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_of_a_cut_export_what_came_before_is_kept_and_the_place_told(
    share: float, tmp_path: Path
) -> None:
    data = export(*(item(number) for number in range(1, 8)))
    end = int(len(data) * share)
    found, items, _ = read(tmp_path, data[:end])
    assert len(items) == data[:end].count("</item>")
    assert found.files[0].cut == data[:end].count("\n") + 1


def test_several_files_of_one_blog_are_one_and_items_that_come_twice_count_once(
    tmp_path: Path,
) -> None:
    other = export(item(2, "Le second, corrigé"), item(3))
    found, items, _ = read(tmp_path, GOOD, other)
    assert [(one.key, one.title) for one in items] == [
        ("0:1", "Un titre"),
        ("0:2", "Le second, corrigé"),
        ("0:3", "Un titre"),
    ]
    assert len(found.blogs) == 1
    assert found.twice == {"item": 1, "comment": 0}


def test_two_blogs_do_not_mix_their_numbers(tmp_path: Path) -> None:
    found, items, _ = read(tmp_path, GOOD, GOOD.replace(BLOG, "https://autre.example.org"))
    assert [one.key for one in items] == ["0:1", "0:2", "1:1", "1:2"]
    assert len(found.blogs) == 2


def test_an_old_export_without_authors_types_or_statuses_is_read(tmp_path: Path) -> None:
    old = (
        f"{HEAD}<item><title>Vieux</title><content:encoded>Texte.</content:encoded></item>"
        f"<item><title>Autre</title><content:encoded>Texte.</content:encoded></item>{TAIL}"
    )
    _, items, _ = read(tmp_path, old)
    assert [one.title for one in items] == ["Vieux", "Autre"]
    assert len({one.id for one in items}) == 2


# Hostile exports

SIGNS = (
    *("<", "]]>", "<![CDATA[", "&", "</item>", "<item>", "\x01", "é", "</rss>", "<wp:comment>"),
    *('"', "<!--", "-->", "<?", "<a b='", "]]", "\n", " "),
)


def test_entities_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot-de-passe", "utf-8")
    hostile = GOOD.replace(
        "<rss ",
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "aaaa">'
        '<!ENTITY b "&a;&a;&a;&a;">]>\n<rss ',
        1,
    ).replace("<![CDATA[Un titre]]>", "&x;&b;")
    _, items, _ = read(tmp_path, hostile)
    assert items[0].title == "&x;&b;"


def test_a_document_type_inside_is_text(tmp_path: Path) -> None:
    hostile = GOOD.replace("<![CDATA[Un titre]]>", '<!ENTITY x "y"><!DOCTYPE z>', 1)
    _, items, _ = read(tmp_path, hostile)
    assert [one.id for one in items] == ["1", "2"]


def test_deep_nesting_ends_nothing_but_its_item(tmp_path: Path) -> None:
    hostile = GOOD.replace("</item>", "<a>" * 100_000 + "</item>", 1)
    found, *_ = read(tmp_path, hostile)
    assert found.files[0].items <= 2


@pytest.mark.parametrize("data", ["", "<html><body>404</body></html>", "PK\x03\x04", "\x00" * 999])
def test_what_is_no_export_is_refused_in_plain_words(data: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="this is no WordPress export"):
        read(tmp_path, data)


@given(noise=st.text() | st.lists(st.sampled_from(SIGNS)).map("".join))
def test_whatever_stands_in_an_export_it_is_read_to_an_end(
    noise: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = GOOD.replace("Le gouvernement", noise, 1).encode("utf-8", "replace")
    _, items, _ = read(tmp_path_factory.mktemp("x"), data)
    assert items


# Archives


def zipped(file: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def test_the_files_of_an_archive_are_read_in_order_and_others_are_not(tmp_path: Path) -> None:
    file = zipped(
        tmp_path / "blogue.zip",
        {"b.001.xml": b"2", "../../a.000.xml": b"1", "lisez-moi.txt": b"x"},
    )
    found = [(name, b"".join(pieces)) for name, pieces in open_exports([file])]
    assert found == [("blogue.zip/a.000.xml", b"1"), ("blogue.zip/b.001.xml", b"2")]


def test_an_archive_that_would_grow_beyond_measure_is_refused(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bombe.zip", {"a.xml": b"\0" * (50 << 20)})
    with pytest.raises(ExportError, match="would grow beyond measure"):
        list(open_exports([bomb]))


@pytest.mark.parametrize("members", [{}, {"photo.jpg": b"x"}])
def test_an_archive_without_an_export_is_refused(members: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no \.xml file"):
        list(open_exports([zipped(tmp_path / "vide.zip", members)]))


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", {"a.xml": bytes(range(256)) * 99})
    data = bytearray(file.read_bytes())
    data[60:90] = b"\xff" * 30
    file.write_bytes(data)
    with pytest.raises(ExportError, match="damaged"):
        [b"".join(pieces) for _, pieces in open_exports([file])]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        list(open_exports([tmp_path / "rien.xml"]))
