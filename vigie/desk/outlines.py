"""What a new text of each kind begins with: its block of front matter, and notes to its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.content import Kind
from vigie.languages import Language, Localized
from vigie.reading.frontmatter import UNFILLED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.desk.front import Value

KINDS: Mapping[Kind, tuple[Localized, Localized]] = {
    Kind.CHRONICLE: (
        Localized(fr="Chronique", en="Chronicle"),
        Localized(fr="un point de vue, un récit", en="a point of view, a story"),
    ),
    Kind.REPORT: (
        Localized(fr="Compte rendu", en="Report"),
        Localized(fr="un document que vous avez lu", en="a document you have read"),
    ),
    Kind.EVENT: (
        Localized(fr="Événement", en="Event"),
        Localized(
            fr="une rencontre à une date et à une heure", en="something with a date and a time"
        ),
    ),
    Kind.WATCH: (
        Localized(fr="Veille", en="Round-up"),
        Localized(fr="une liste de liens commentés", en="a list of links with comments"),
    ),
    Kind.INTERVIEW: (
        Localized(fr="Entrevue", en="Interview"),
        Localized(fr="des questions et des réponses", en="questions and answers"),
    ),
    Kind.VIDEO: (
        Localized(fr="Vidéo", en="Video"),
        Localized(fr="une vidéo présentée par écrit", en="a video, presented in writing"),
    ),
    Kind.REPUBLICATION: (
        Localized(fr="Republication", en="Republication"),
        Localized(fr="le texte de quelqu’un d’autre", en="somebody else’s text"),
    ),
    Kind.PAGE: (
        Localized(fr="Page", en="Page"),
        Localized(fr="une page de référence, sans date", en="a reference page, without a date"),
    ),
    Kind.COMPETENCY: (
        Localized(fr="Compétence", en="Competency"),
        Localized(fr="la fiche d’une compétence", en="the description of a competency"),
    ),
}
"""What each kind is called and what it is for, in the order in which they are offered."""

BLOCKS: Mapping[Kind, tuple[str, dict[str, Value]]] = {
    Kind.REPORT: (
        "document",
        {"title": UNFILLED, "url": UNFILLED, "format": "PDF", "pages": "", "language": UNFILLED},
    ),
    Kind.EVENT: (
        "event",
        {
            "start": UNFILLED,
            "end": "",
            "place": {"name": UNFILLED, "address": UNFILLED},
            "audience": "",
            "organizer": "",
            "registration": "",
        },
    ),
    Kind.WATCH: (
        "watch",
        {"links": [{"title": UNFILLED, "url": UNFILLED, "source": "", "comment": UNFILLED}]},
    ),
    Kind.INTERVIEW: ("interview", {"with": [{"name": UNFILLED, "affiliation": ""}], "date": ""}),
    Kind.VIDEO: (
        "video",
        {
            "host": UNFILLED,
            "id": UNFILLED,
            "poster": UNFILLED,
            "poster_alt": UNFILLED,
            "transcript": UNFILLED,
            "duration": "",
            "language": UNFILLED,
        },
    ),
    Kind.REPUBLICATION: (
        "republication",
        {
            "title": UNFILLED,
            "authors": [UNFILLED],
            "publication": UNFILLED,
            "url": "",
            "date": "",
            "language": UNFILLED,
            "permission": {"granted_by": UNFILLED},
            "changes": UNFILLED,
        },
    ),
}
"""The block of front matter of a kind that needs one."""

_FIRST = Localized(
    fr="Ces notes ne paraissent jamais. Écrivez dessous; retapez-y les intertitres à garder.",
    en="These notes are never published. Write below them; type there the headings to keep.",
)
_FILL_IN = Localized(
    fr="Dans l’en-tête, remplacez chaque « … », ou retirez sa ligne. Une ligne vide ne dit rien.",
    en="In the front matter, replace every “…” or take its line out. An empty line says nothing.",
)
_NOTES: Mapping[Kind, Localized] = {
    Kind.CHRONICLE: Localized(
        fr="""\
L’essentiel d’abord : de quoi s’agit-il, et pourquoi maintenant?


## Ce que nous avons vu


## Ce que cela change


Pour finir : un lien, une question, une suite.""",
        en="""\
What matters first: what is it about, and why now?


## What we saw


## What it changes


To end: a link, a question, what comes next.""",
    ),
    Kind.REPORT: Localized(
        fr="""\
Qui a publié ce document, quand, et pour qui?


## Ce qu’il dit


## Ce que nous en retenons


Des recommandations se numérotent entre deux lignes :

/// recommendations

1. **En quelques mots.** Puis en une phrase (p. 7).

///""",
        en="""\
Who published this document, when, and for whom?


## What it says


## What we take from it


Recommendations are numbered between two lines:

/// recommendations

1. **In a few words.** Then in a sentence (p. 7).

///""",
    ),
    Kind.EVENT: Localized(
        fr="De quoi parlera-t-on? Que faut-il savoir ou apporter?",
        en="What will be talked about? What should one know or bring?",
    ),
    Kind.WATCH: Localized(
        fr="Deux phrases : ce que ces liens ont en commun. Les liens sont dans l’en-tête.",
        en="Two sentences: what these links have in common. The links are in the front matter.",
    ),
    Kind.INTERVIEW: Localized(
        fr="""\
Qui répond, et pourquoi cette personne?


Chaque question est un paragraphe en gras, entre ces deux lignes :

/// interview

**Première question?**

Première réponse.

///""",
        en="""\
Who answers, and why this person?


Every question is a paragraph in bold, between these two lines:

/// interview

**First question?**

First answer.

///""",
    ),
    Kind.VIDEO: Localized(
        fr="Ce qu’on voit et ce qu’on apprend, pour qui ne peut pas regarder la vidéo.",
        en="What is seen and what is learnt, for those who cannot watch the video.",
    ),
    Kind.REPUBLICATION: Localized(
        fr="Le texte d’origine. Sans licence ni permission, il ne peut pas paraître.",
        en="The original text. Without a licence or a permission it cannot be published.",
    ),
    Kind.PAGE: Localized(
        fr="Ce que la page explique, en une phrase.\n\n\n## Un intertitre",
        en="What the page explains, in one sentence.\n\n\n## A heading",
    ),
    Kind.COMPETENCY: Localized(
        fr="""\
La compétence en une phrase, puis ses cinq parties. Les mots entre accolades restent tels quels.


## Pourquoi c’est important {#why}


## Ce que cela rend possible {#opens}


## Ce qui arrive sans elle {#obstacles}


## Comportements à adopter {#adopt}


## Comportements à éviter {#avoid}""",
        en="""\
The competency in one sentence, then its five sections. The words in braces stay as they are.


## Why it matters {#why}


## What it makes possible {#opens}


## What happens without it {#obstacles}


## Behaviours to adopt {#adopt}


## Behaviours to avoid {#avoid}""",
    ),
}
"""What helps with each kind, in notes with two empty lines between them."""


def notes(kind: Kind, language: Language) -> tuple[str, ...]:
    """Return the notes to whoever writes a text of a kind in a language."""
    fill_in = (_FILL_IN[language],) if kind in BLOCKS else ()
    return (" ".join((_FIRST[language], *fill_in)), *_NOTES[kind][language].split("\n\n\n"))
