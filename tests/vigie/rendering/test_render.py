"""Rendering: a page is a function of its template, its values and the words of its language."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import TemplateNotFound, UndefinedError

from tests.site.builder import write
from vigie.languages import Language
from vigie.pages import Page
from vigie.rendering.render import Renderer, in_script, json_text

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.prose import Prose

FR, EN = Language.FR, Language.EN
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
FRENCH = (
    'msgid "Tags of %(name)s"\nmsgstr "Mots-clés de %(name)s"\n\n'
    'msgid "%(num)s post"\nmsgid_plural "%(num)s posts"\n'
    'msgstr[0] "%(num)s billet"\nmsgstr[1] "%(num)s billets"\n'
)

PROSE: dict[str, Prose] = {}


def renderer(folder: Path, **templates: str) -> Renderer:
    """Return the renderer of a theme with these templates, `x` for `x.html`."""
    theme = {f"templates/{name}.html": text for name, text in templates.items()}
    theme["translations/fr/LC_MESSAGES/messages.po"] = HEAD + FRENCH
    theme["translations/en/LC_MESSAGES/messages.po"] = HEAD
    return Renderer(write(folder, theme), PROSE.__getitem__, {})


def rendered(made_by: Renderer, values: object = None, language: Language = FR) -> str:
    """Return the page that the template `page` makes."""
    page = Page(path="x.html", template="page.html", values=values, language=language)
    return made_by.render(page).decode()


def test_a_page_sees_its_values(tmp_path: Path) -> None:
    made_by = renderer(tmp_path, page="<p>{{ page.title }}</p>\n")
    assert rendered(made_by, {"title": "L’été"}) == "<p>L’été</p>\n"


def test_values_cannot_become_elements(tmp_path: Path) -> None:
    made_by = renderer(tmp_path, page='<p title="{{ page }}">{{ page }}</p>')
    assert rendered(made_by, "<b>\"'&") == (
        '<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>'
    )


@pytest.mark.parametrize("template", ["{{ other }}", "{{ page.titel }}", "{{ site }}"])
def test_a_template_that_asks_for_what_it_was_not_given_is_an_error(
    tmp_path: Path, template: str
) -> None:
    with pytest.raises(UndefinedError):
        rendered(renderer(tmp_path, page=template), {"title": "A"})


def test_a_template_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound):
        rendered(renderer(tmp_path, other=""))


def test_lines_that_only_command_leave_no_trace(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path, page="<ul>\n  {% for x in page %}\n  <li>{{ x }}\n  {% endfor %}\n"
    )
    assert rendered(made_by, (1, 2)) == "<ul>\n  <li>1\n  <li>2\n"


def test_words_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path,
        page='{{ _("Tags of %(name)s", name=page) }}'
        '{% for n in (0, 2) %}, {{ ngettext("%(num)s post", "%(num)s posts", n) }}{% endfor %}',
    )
    assert rendered(made_by, "A") == "Mots-clés de A, 0 billet, 2 billets"
    assert rendered(made_by, "A", EN) == "Tags of A, 0 posts, 2 posts"


def test_a_name_in_a_sentence_cannot_become_an_element(tmp_path: Path) -> None:
    made_by = renderer(tmp_path, page='{{ _("Tags of %(name)s", name=page) }}')
    assert rendered(made_by, "<b>") == "Mots-clés de &lt;b&gt;"


def test_a_page_can_say_a_word_in_the_other_language(tmp_path: Path) -> None:
    made_by = renderer(tmp_path, page='{{ in_other("Tags of %(name)s") }}')
    assert rendered(made_by, language=EN) == "Mots-clés de %(name)s"
    assert rendered(made_by, language=FR) == "Tags of %(name)s"


def test_dates_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path,
        page="{{ page | long_date }}; {{ page | short_date }}; {{ page.month | month_name }}; "
        "{{ month_and_year(page.year, page.month) }}; {{ '2013-06' | partial_date }}",
    )
    assert rendered(made_by, date(2013, 6, 1)) == (
        "1er\xa0juin 2013; 1er\xa0juin 2013; juin; juin 2013; juin 2013"
    )
    assert rendered(made_by, date(2013, 6, 1), EN) == (
        "June\xa01, 2013; Jun\xa01, 2013; June; June 2013; June 2013"
    )


def test_a_macro_speaks_the_language_of_the_page_that_imports_it(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path,
        page='{% from "m.html" import said %}{{ said(page) }}',
        m='{% macro said(x) %}{{ _("Tags of %(name)s", name=x) }} {{ language }}{% endmacro %}',
    )
    for _ in range(2):
        assert rendered(made_by, "A") == "Mots-clés de A fr"
        assert rendered(made_by, "A", EN) == "Tags of A en"


def test_a_macro_sees_its_arguments_and_nothing_of_the_page(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path,
        page='{% from "m.html" import said %}{{ said() }}',
        m="{% macro said() %}{{ page }}{% endmacro %}",
    )
    with pytest.raises(UndefinedError):
        rendered(made_by, "A")


def test_a_remembered_macro_gives_for_each_argument_its_own(tmp_path: Path) -> None:
    made_by = renderer(
        tmp_path,
        page='{% from "m.html" import said %}'
        "{% for x in page %}{{ remembered(said, x, 1) }}{% endfor %}",
        m='{% macro said(x, n) %}<b>{{ x }}{{ _("Tags of %(name)s", name=n) }}</b>{% endmacro %}',
    )
    french = "<b>aMots-clés de 1</b><b>&lt;Mots-clés de 1</b><b>aMots-clés de 1</b>"
    assert rendered(made_by, ("a", "<", "a")) == french
    assert rendered(made_by, ("a",), EN) == "<b>aTags of 1</b>"
    assert rendered(made_by, ("a", "<", "a")) == french


def test_a_format_takes_the_values_itself(tmp_path: Path) -> None:
    made_by = renderer(tmp_path, page="from the template")
    formats = {"rss": lambda values, _: str(values).encode()}
    made_by = Renderer(tmp_path, PROSE.__getitem__, formats)
    page = Page(path="fr/rss.xml", template="rss", values=("é", 1), language=FR)
    assert made_by.render(page) == "('é', 1)".encode()


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    )
)
@example({"a": "</script><script>alert(1)</script><!-- &amp; ]]>"})
def test_data_in_a_script_stays_data(data: object) -> None:
    written = str(in_script(json_text(data)))
    assert not set(written) & set("<>&")
    assert json.loads(written) == data
    parser = HTMLParser()
    parser.feed(f'<script type="application/ld+json">{written}</script>')
    assert parser.rawdata == ""


def test_json_is_compact_and_keeps_its_order() -> None:
    assert json_text({"b": ["é", None], "a": True}) == '{"b":["é",null],"a":true}'
