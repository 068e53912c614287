"""The interface's words, compiled in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import PoFileError

from tests.site.builder import write
from vigie.languages import Language
from vigie.locale.catalogues import load, path

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def catalogue(folder: Path, entries: str) -> Path:
    """Write a French catalogue and return the folder of translations."""
    return write(folder, {"fr/LC_MESSAGES/messages.po": HEAD + entries})


def test_a_catalogue_lies_where_gettext_looks(tmp_path: Path) -> None:
    assert path(tmp_path, Language.EN) == tmp_path / "en/LC_MESSAGES/messages.po"


def test_words_are_those_of_the_catalogue(tmp_path: Path) -> None:
    words = load(catalogue(tmp_path, '\nmsgid "Tags"\nmsgstr "Mots-clés"\n'), Language.FR)
    assert words.gettext("Tags") == "Mots-clés"
    assert words.gettext("Archives") == "Archives"


def test_a_changed_catalogue_is_never_stale(tmp_path: Path) -> None:
    for said in ("Mots-clés", "Étiquettes"):
        folder = catalogue(tmp_path, f'\nmsgid "Tags"\nmsgstr "{said}"\n')
        assert load(folder, Language.FR).gettext("Tags") == said


def test_zero_is_singular_in_french(tmp_path: Path) -> None:
    entry = (
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "%(num)s post"\nmsgid_plural "%(num)s posts"\n'
        'msgstr[0] "%(num)s billet"\nmsgstr[1] "%(num)s billets"\n'
    )
    words = load(catalogue(tmp_path, entry), Language.FR)
    said = [words.ngettext("%(num)s post", "%(num)s posts", count) for count in (0, 1, 2)]
    assert said == ["%(num)s billet", "%(num)s billet", "%(num)s billets"]


def test_a_guess_that_nobody_has_checked_is_not_said(tmp_path: Path) -> None:
    words = load(catalogue(tmp_path, '\n#, fuzzy\nmsgid "Tags"\nmsgstr "Tages"\n'), Language.FR)
    assert words.gettext("Tags") == "Tags"


def test_a_missing_catalogue_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(catalogue(tmp_path, ""), Language.EN)


def test_a_catalogue_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PoFileError):
        load(catalogue(tmp_path, '\nmsgid "Tags"\nmgstr "x"\n'), Language.FR)
