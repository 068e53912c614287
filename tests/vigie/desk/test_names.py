"""New names go where their like are, and the rest of the file keeps every byte."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.builder import PEOPLE, TAXONOMY
from vigie.content import Axis
from vigie.desk.folders import DeskError
from vigie.desk.names import NewName, added, new_name
from vigie.languages import Localized
from vigie.problems import Report
from vigie.reading.taxonomy import read_people, read_terms

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def made(axis: Axis, fr: str, en: str, text: str = "") -> NewName:
    """Return a new name that has letters."""
    known = (
        read_people(text, Report("")) if axis is Axis.AUTHOR else read_terms(text, Report(""))[axis]
    )
    found = new_name(axis, Localized(fr=fr, en=en), known)
    assert found
    return found


def test_a_tag_goes_behind_the_last_tag() -> None:
    new = made(Axis.TAG, "Accès à l’info", "Access", TAXONOMY)
    text = TAXONOMY.replace("\n[series", "\n# Les séries, elles, ont un ordre.\n[series")
    before, comment, behind = text.partition("\n\n# Les séries")
    assert added(text, new) == (
        f"{before}\n\n[tags.access]\n"
        'fr = { name = "Accès à l’info", slug = "acces-a-l-info" }\n'
        f'en = {{ name = "Access", slug = "access" }}{comment}{behind}'
    )


def test_a_person_goes_to_the_end() -> None:
    assert added(PEOPLE, made(Axis.AUTHOR, "Sam Winter", "Sam Winter")) == (
        f'{PEOPLE}\n[sam-winter]\nname = "Sam Winter"\n'
    )
    assert added("", made(Axis.AUTHOR, "Équipe", "Team")) == (
        '[equipe]\nname = { fr = "Équipe", en = "Team" }\n'
    )


def test_a_name_that_is_taken_gets_a_number() -> None:
    new = made(Axis.TAG, "Données", "Data", TAXONOMY)
    assert (new.id, new.slug) == ("data-2", Localized(fr="donnees-2", en="data-2"))


def test_a_name_without_letters_is_none() -> None:
    assert new_name(Axis.TAG, Localized(fr="😀", en="Smile"), {}) is None


@given(st.sampled_from((Axis.AUTHOR, Axis.CATEGORY, Axis.TAG)), NAMES, NAMES, st.booleans())
def test_names_are_read_back_and_nothing_else_changes(
    axis: Axis,
    fr: str,
    en: str,
    crlf: bool,  # noqa: FBT001 -- drawn
) -> None:
    text = PEOPLE if axis is Axis.AUTHOR else TAXONOMY
    text = text.replace("\n", "\r\n") if crlf else text
    read = (
        read_people if axis is Axis.AUTHOR else lambda text, report: read_terms(text, report)[axis]
    )
    new = new_name(axis, Localized(fr=fr, en=en), read(text, Report("")))
    if new is None:
        return
    after = added(text, new)
    report = Report("")
    assert read(after, report)[new.id].name.fr.split() == fr.split()
    assert report.problems == []
    assert (
        after.replace(new.table.replace("\n", "\r\n" if crlf else "\n"), "").split() == text.split()
    )
    assert ("\r\n" in after) == crlf == ("\n" not in after.replace("\r\n", "") and crlf)


@pytest.mark.parametrize(
    "text", ["[tags", 'tags = { a = {fr = {name = "A"}} }\n', "[tags.access]\n", "tags = 1\n"]
)
def test_a_file_that_is_written_unusually_is_left_to_the_person(text: str) -> None:
    with pytest.raises(DeskError):
        added(text, made(Axis.TAG, "Accès", "Access"))


def test_a_long_string_that_looks_like_a_table_is_none() -> None:
    text = 'x = """\n[series.a]\n"""\n[tags.a]\nb = """\n[tags.b]\n"""\n\n[series.a]\n'
    after = added(text, made(Axis.TAG, "Accès", "Access"))
    assert list(tomllib.loads(after)["tags"]) == ["a", "access"]
    assert after.index("[tags.access]") > after.index('"""\n\n[tags.access]')
    assert after.endswith("\n\n[series.a]\n")
