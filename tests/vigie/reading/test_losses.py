"""Words that Markdown drops are found; names that are no text do not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vigie.reading.test_texts import read
from vigie.reading.losses import lost_words


@pytest.mark.parametrize(
    ("markdown", "lost"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | trois |", ("trois",)),
        ("Un[^1].\n\n[^1]: La première.\n[^1]: La seconde.", ("première",)),
        ("[a][n]\n\n[n]: /x 'Un'\n[n]: /y 'Deux'", ("x", "Un")),
        ("<?php secret ?>\n\nAprès.", ("php", "secret")),
        ("[Remarque]: important (voir plus bas)", ("important", "voir", "plus", "bas")),
    ],
)
def test_what_stands_nowhere_in_the_html_is_told(markdown: str, lost: tuple[str, ...]) -> None:
    _, problems = read(f"---\ntitle: A\n---\n{markdown}\n")
    shown = ", ".join(f"“{word}”" for word in lost)
    assert any(f"words that Markdown would drop: {shown};" in problem for problem in problems)


@pytest.mark.parametrize(
    "markdown",
    [
        "Un **mot**, *deux* et un`code`, tr**o**is.",
        "1. un\n2. deux\n\n10) dix",
        "> 1. un\n> 2. deux\n\nFin.",
        "- 1. un\n\n7. 8. neuf",
        "Une note[^ma-note].\n\n[^ma-note]: La voici.",
        "Un [lien][ailleurs] et [ici][].\n\n[ailleurs]: https://example.org/a 'b'\n[ici]: /fr/",
        "*[BCC]: Un nom jamais abrégé\n\nTexte.",
        "```python\nprint('é')\n```",
        "## Titre {#place .classe}\n\n![Image](a.png){: width=20 }",
        "<!-- une note à soi -->\n\nTexte &eacute;crit &amp; &laquo; cité &raquo;.",
        '<figure markdown="1">\n![Vue](vue.png)\n<figcaption>Légende</figcaption>\n</figure>',
        "Terme\n:   Définition",
        "Voir <https://example.org/a?b=c> et [x](https://example.org/été%20 'Titre').",
        "Un a\\_b, 1986\\. et 5 \\* 3.",
    ],
)
def test_what_markdown_means_for_itself_is_no_loss(markdown: str) -> None:
    _, problems = read(f"---\ntitle: A\n---\n{markdown}\n")
    assert [problem for problem in problems if "would drop" in problem] == []


def test_a_word_is_lost_once_and_in_its_order() -> None:
    assert lost_words("trois un deux un", ["deux"]) == ("trois", "un")


WORDS = st.text("aàbœ1", min_size=1, max_size=4)
SIGNS = st.text(" ,.’«»–\u00a0_*é" + "-", min_size=1, max_size=2).filter(
    lambda text: not any(sign.isalnum() for sign in text)
)


@given(st.lists(st.tuples(WORDS, SIGNS), min_size=1, max_size=12), st.data())
def test_no_word_is_lost_unnoticed(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from([word for word, _ in pairs]))
    markdown = "x " + "".join(word + sign for word, sign in pairs)
    kept = "x " + "".join(f"<i>{word}</i>{sign}" for word, sign in pairs if word != lost)
    assert lost_words(markdown, [kept]) == (lost,)
    assert lost_words(markdown, [kept, lost]) == ()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("À 20h30 et à 20h", "À 20\u00a0h\u00a030 et à 20\u00a0h"),
        ("le 1er mai", "le 1<sup>er</sup>\u00a0mai"),
        ("au XXe siècle", "au XX<sup>e</sup>\u00a0siècle"),
    ],
)
def test_a_word_that_typesetting_parts_is_not_lost(markdown: str, html: str) -> None:
    assert lost_words(markdown, [html]) == ()
