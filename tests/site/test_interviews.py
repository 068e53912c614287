"""Interviews on a built site: questions and answers, who answers, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import linked
from tests.site.builder import BASE, Built, built, post, write

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

BODY = """\
Une introduction.

/// interview

**Pourquoi *ouvrir*?**

Parce que. Voir [la suite](#la-suite).

- un
- deux

**Ada :** et aussi **pour rien**.

__Where to begin?__
{: lang=en }

> Là.

## La suite

**Et après?**

Rien[^1].

///

Une fin.

[^1]: Presque.
"""
WITH = "{with: [{name: Ada Éluard, affiliation: BCC}, Sam Winter], date: 2026-11}"
NAME = "posts/2026/2026-11-19-talk/fr.md"


def interview(body: str = BODY, with_: str = WITH, **front: str) -> dict[str, str]:
    """Return the files of a site with one interview."""
    text = post("Un entretien", body, kind="interview", interview=with_, slug="e", **front)
    return {**BASE, NAME: text}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with an interview."""
    content = write(tmp_path_factory.mktemp("talk") / "content", interview(authors="[ada]"))
    made = built(content, tmp_path_factory.mktemp("site") / "site")
    assert (made.status, made.err) == (0, "")
    return made


def words(element: HtmlElement) -> str:
    """Return what is read aloud."""
    said = element.xpath(".//text()[not(ancestor::*[@aria-hidden])]")
    return " ".join("".join(said).replace("\xa0", " ").split())


def test_questions_and_answers_are_marked_up_as_such(site: Built) -> None:
    (talk,) = site.page("/fr/2026/11/e/").xpath("//div[@class='interview']")
    assert [(part.tag, words(part)) for part in talk.xpath("dl/* | h2")] == [
        ("dt", "Pourquoi ouvrir?"),
        ("dd", "Parce que. Voir la suite. un deux Ada : et aussi pour rien."),
        ("dt", "Where to begin?"),
        ("dd", "Là."),
        ("h2", "La suite"),
        ("dt", "Et après?"),
        ("dd", "Rien1."),
    ]
    assert talk.xpath(".//dt[@lang]/@lang") == ["en"]
    assert talk.xpath(".//dt/em") != []
    assert len(talk.xpath("dl")) == 2


def test_what_is_around_an_interview_stays_around_it(site: Built) -> None:
    (talk,) = site.page("/fr/2026/11/e/").xpath("//div[@class='interview']")
    assert words(talk.getprevious()) == "Une introduction."
    assert words(talk.getnext()) == "Une fin."


def test_readers_are_told_who_answers_and_when(site: Built) -> None:
    (facts,) = site.page("/fr/2026/11/e/").xpath("//dl[@class='facts']")
    assert [words(part) for part in facts.iter("dt", "dd")] == [
        "En entrevue",
        "Ada Éluard (BCC), Sam Winter",
        "Quand",
        "novembre 2026",
    ]
    (brief,) = site.page("/fr/").xpath("//p[@class='brief']")
    assert words(brief) == "Entrevue avec Ada Éluard, Sam Winter"


def test_machines_are_told_who_answers(site: Built) -> None:
    (data,) = linked.read(site.page("/fr/2026/11/e/"))
    assert list(linked.wrong(data)) == []
    assert data["contributor"] == [
        {
            "@type": "Person",
            "name": "Ada Éluard",
            "affiliation": {"@type": "Organization", "name": "BCC"},
        },
        {"@type": "Person", "name": "Sam Winter"},
    ]


def test_those_who_answer_stand_beside_those_who_worked_on_it(tmp_path: Path) -> None:
    files = interview(authors="[vigie, {id: ada, role: collaboration}]", with_="{with: Sam}")
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    (data,) = linked.read(made.page("/fr/2026/11/e/"))
    assert [one["name"] for one in data["contributor"]] == ["Ada Éluard", "Sam"]


# The body, the line, and what is told.
MISTAKES = (
    (
        "/// interview\n\nDu texte.\n\n///\n",
        9,
        (
            "a part of the interview comes before any question; "
            "write the first question in bold, as in **Why?**, or move this up"
        ),
    ),
    (
        "Du texte.\n\n/// interview\n///\n",
        11,
        "there are no questions here; write each question as a paragraph in bold, as in **Why?**",
    ),
    (
        "/// interview\n\n**Un?**\n\n**Deux?**\n\nOui.\n\n///\n",
        9,
        "a question has no answer; write the answer below it, or take the bold type out",
    ),
    (
        "/// interview\n\n**Un?**\n\nOui.\n",
        9,
        "“/// interview” has no end; close it with a line “///” where it ends",
    ),
    ("/// intervew\n\n**Un?**\n\nOui.\n\n///\n", 9, "“/// intervew” is not known; did you mean "),
    (
        "/// interview | Ada\n\n**Un?**\n\nOui.\n\n///\n",
        9,
        "“/// interview” takes no words; write “/// interview” alone on its line",
    ),
)


@pytest.mark.parametrize(("body", "line", "told"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, body: str, line: int, told: str) -> None:
    made = built(write(tmp_path / "content", interview(body)), tmp_path / "site")
    assert made.status == 1
    assert f"{tmp_path}/content/{NAME}:{line}: {told}" in made.err


def test_questions_need_to_know_who_answers(tmp_path: Path) -> None:
    files = {**BASE, NAME: post("Un entretien", BODY)}
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    assert (
        f"{NAME}:8: “/// interview” needs the block “interview”; "
        "add “interview:” with its keys to the front matter" in made.err
    )
