"""Templates are compiled once, and what is put into their words is escaped."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError
from markupsafe import Markup, escape

from tests.site.builder import write
from vigie.incremental.checked import CacheError
from vigie.incremental.readings import Readings
from vigie.languages import Language
from vigie.locale import catalogues
from vigie.rendering.templates import Templates, shown

if TYPE_CHECKING:
    from pathlib import Path

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Read %(title)s"
msgstr "Lire %(title)s"

msgid "Tom & Jerry, 100 %%"
msgstr "Tom et <i>Jerry</i>, 100 %%"

msgctxt "one"
msgid "Series"
msgstr "Série"

msgid "%(num)s page of %(title)s"
msgid_plural "%(num)s pages of %(title)s"
msgstr[0] "%(num)s page de %(title)s"
msgstr[1] "%(num)s pages de %(title)s"
"""


@pytest.fixture
def words(tmp_path: Path) -> GNUTranslations:
    write(tmp_path, {"translations/fr/LC_MESSAGES/messages.po": PO})
    return catalogues.load(tmp_path / "translations", Language.FR)


def said(folder: Path, words: NullTranslations, source: str) -> str:
    write(folder, {"page.html": source})
    return Templates(folder, words).get_template("page.html").render(title="<b>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ _('Read %(title)s', title=title) }}", "Lire &lt;b&gt;"),
        ("{{ _('Tom & Jerry, 100 %%') }}", "Tom et <i>Jerry</i>, 100 %"),
        ("{{ pgettext('one', 'Series') }}", "Série"),
        (
            (
                "{{ ngettext('%(num)s page of %(title)s', '%(num)s pages of %(title)s',"
                " 0, title=title) }}"
            ),
            "0 page de &lt;b&gt;",
        ),
        ("{{ _('Unknown') }}", "Unknown"),
    ],
)
def test_words_come_from_the_catalogue_with_their_values_escaped(
    tmp_path: Path, words: GNUTranslations, source: str, expected: str
) -> None:
    assert said(tmp_path, words, source) == expected


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.floats()))
def test_what_is_shown_is_what_markupsafe_would_show(value: object) -> None:
    assert shown(value) == escape(value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ title }} {{ title|safe }}", "&lt;b&gt; <b>"),
        ("{% set it %}<i>{{ title }}</i>{% endset %}{{ it }}", "<i>&lt;b&gt;</i>"),
        (
            "{% macro it(x) %}<i>{{ x }}</i>{% endmacro %}{{ it(title) }} {{ it(it(title)) }}",
            "<i>&lt;b&gt;</i> <i><i>&lt;b&gt;</i></i>",
        ),
        (
            "{% macro i() %}[{{ caller() }}]{% endmacro %}{% call i() %}{{ title }}{% endcall %}",
            "[&lt;b&gt;]",
        ),
        ("{{ title ~ '&' }} {{ [title, '&']|join(' ') }}", "&lt;b&gt;&amp; &lt;b&gt; &amp;"),
        (
            "{{ 'a' if title == '<b>' else 'b' }}{% filter upper %}{{ title }}{% endfilter %}",
            "a&LT;B&GT;",
        ),
    ],
)
def test_every_value_is_escaped_once(tmp_path: Path, source: str, expected: str) -> None:
    assert said(tmp_path, NullTranslations(), source) == expected


def test_a_value_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        said(tmp_path, NullTranslations(), "{{ missing }}")


def test_compiled_templates_and_catalogues_are_kept_for_the_next_build(tmp_path: Path) -> None:
    write(
        tmp_path, {"translations/fr/LC_MESSAGES/messages.po": PO, "page.html": "{{ _('Series') }}"}
    )
    cache = Readings(tmp_path / "cache", b"")
    words = catalogues.load(tmp_path / "translations", Language.FR, cache)
    first = Templates(tmp_path, words, cache).get_template("page.html")
    kept = [name for (name,) in cache.base.execute("SELECT name FROM facts")]
    assert len([name for name in kept if name.startswith("thing ")]) == 2
    again = catalogues.load(tmp_path / "none", Language.FR, cache)
    assert again.pgettext("one", "Series") == "Série"
    assert Templates(tmp_path, again, cache).get_template("page.html").render() == first.render()
    cache.close(keep=False)


def test_a_damaged_template_is_not_run(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": "{{ title }}"})
    cache = Readings(tmp_path / "cache", b"")
    Templates(tmp_path, NullTranslations(), cache).get_template("page.html")
    cache.base.execute("UPDATE facts SET value = value || x'00' WHERE name LIKE 'thing %'")
    with pytest.raises(CacheError):
        Templates(tmp_path, NullTranslations(), cache).get_template("page.html")
    cache.close(keep=False)


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    cache = Readings(tmp_path / "cache", b"")
    for source in ("one", "two"):
        write(tmp_path, {"page.html": source})
        assert (
            Templates(tmp_path, NullTranslations(), cache).get_template("page.html").render()
            == source
        )
    cache.close(keep=False)


@pytest.mark.parametrize("source", ["{{ lipsum() }}", "{{ [1, 2] | random }}", "{{ now() }}"])
def test_chance_and_the_clock_are_out_of_reach(tmp_path: Path, source: str) -> None:
    with pytest.raises(TemplateError):
        said(tmp_path, NullTranslations(), source)
