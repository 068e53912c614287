"""A content folder of forty posts of all shapes, and the pages that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.builder import BASE, post

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
PARAGRAPH = "Le texte d’un billet, assez long pour compter, avec *accent* et **force**."
RICH = """\
## Première partie

Un lien vers [l’autre](../2014-01-02-both-2/), vers
[sa version anglaise](../2014-01-02-both-2/en.md) et vers
[un passage](../2014-01-02-both-2/fr.md#deuxieme-partie). Une note[^1] et un sigle, BCC.

*[BCC]: Bureau de la collectivité des communications

## Deuxième partie

| Année | Textes |
|-------|-------:|
| 2013  |     12 |

Terme
:   Sa définition.

![Une figure](figure.png "Titre") et [le document](document.pdf).

1.  un
2.  deux
    - imbriqué

```python
print("<a href='nowhere'>")
```

### Un détail

<figure markdown="1">
![Une autre](figure.png)
<figcaption>Légende &amp; source</figcaption>
</figure>

Voir [plus haut](#premiere-partie), [À propos]({filename}/pages/about/fr.md)
et [le fichier]({static}figure.png).

[^1]: La note, avec un [lien](../2014-01-03-both-3/).
"""
COMPETENCY = "".join(
    f"## La partie {name} {{#{name}}}\n\n- Un point.\n\n"
    for name in ("why", "opens", "obstacles", "adopt", "avoid")
)
PARTNERS = """\
[circle]
name = {fr = "Le cercle", en = "The circle"}
url = "https://circle.example/"
"""
CARRYING = """\
Notre introduction.

/// carried | Leur titre

Leur texte, avec [un lien](https://example.net/).

## Une partie

///

Notre fin.
"""
RECOMMENDING = """\
/// recommendations

1. **Un titre.** Une phrase (p. 154)
2. Une autre

///
"""
TITLES = (
    "Un titre tout simple",
    "L’été, l’œuvre & le « reste »",
    "Un titre avec <b>des balises</b> & des perluètes",
    "Un titre si long qu’il faut deux ou trois lignes sur un petit écran pour le lire en entier",
    "日本語とEmoji 🏮",
    "مرحبا بالعالم title",
    "50 % de 1 000 $",
    "Ça alors!",
)


def files() -> dict[str, str | bytes]:
    """Return every file of the folder."""
    return {**BASE, "partners.toml": PARTNERS, **dict(_pages()), **dict(_posts()), **dict(_lent())}


def _pages() -> Iterator[tuple[str, str]]:
    for language, title in (("fr", "À propos"), ("en", "About")):
        yield f"pages/about/{language}.md", post(title, "Une page.", category="")
    yield (
        "pages/competencies/collaborate/fr.md",
        post("Collaborer", COMPETENCY, category="", kind="competency"),
    )
    yield (
        "pages/competencies/fr.md",
        post("Compétences", "Voir [l’une](collaborate/).", category=""),
    )
    yield (
        "pages/competencies/listen/fr.md",
        post("Écouter", COMPETENCY, category="", kind="competency"),
    )
    yield "pages/only-english/en.md", post("Only English", "A page.", category="")
    yield "pages/secret/fr.md", post("Une adresse à part", category="", status="hidden")


def _posts() -> Iterator[tuple[str, str | bytes]]:
    for number in range(1, 17):
        folder = f"posts/2014/2014-01-{number:02}-both-{number}"
        title = TITLES[number % len(TITLES)]
        front = {
            "tags": "[data, networks]" if number % 2 else "[data]",
            "authors": "[vigie, {id: ada, role: collaboration}]" if number % 3 else "[vigie]",
            "category": "access" if number % 4 == 0 else "open",
            "slug": f"les-deux-{number}",
        }
        body = RICH if number in {2, 7} else PARAGRAPH
        yield f"{folder}/fr.md", post(title, body, **front)
        yield f"{folder}/en.md", post(f"Both {number}", body, **{**front, "slug": f"both-{number}"})
        if body is RICH:
            yield f"{folder}/figure.png", PICTURE
            yield f"{folder}/document.pdf", b"%PDF-1.4\n"
    for number in range(1, 9):
        yield (
            f"posts/2015/2015-0{number}-03-seul/fr.md",
            post(TITLES[number - 1], PARAGRAPH, authors="[ada]", slug="seul", series="backstage"),
        )
    for number in range(1, 9):
        yield (
            f"posts/2016/2016-0{number}-04-alone/en.md",
            post(f"Alone {number}", "Some words.", tags="[networks]", modified="2020-01-01T10:00"),
        )
    yield from _special()
    yield from _kinds()


def _kinds() -> Iterator[tuple[str, str | bytes]]:
    """Yield an event to come, a round-up, an interview, and a video in each of its forms."""
    event = "{start: 2998-02-03, end: 2998-02-05, place: {name: Salle A, online: true}}"
    for language, title in (("fr", "Un jour"), ("en", "Some day")):
        name = f"posts/2011/2011-01-01-ahead/{language}.md"
        yield name, post(title, kind="event", event=event, slug=f"ahead-{language}")
    links = "{links: [{title: Un lien, url: 'https://example.org/a', language: en, comment: Bon.}]}"
    for day in ("2011-02-03", "2011-02-05", "2011-03-31"):
        yield f"posts/2011/{day}-links/fr.md", post(f"Liens {day}", kind="watch", watch=links)
    talk = "/// interview\n\n**Pourquoi?**\n\nParce que.\n\n///"
    yield (
        "posts/2011/2011-04-01-talk/en.md",
        post("A talk", talk, kind="interview", interview="{with: [Ada Éluard]}"),
    )
    still = "poster: still.png, poster_alt: Une salle"
    for number, where in enumerate(("host: vimeo, id: 76979871", "file: film.mp4"), 1):
        folder = f"posts/2011/2011-05-0{number}-film"
        video = f"{{{where}, {still}, transcript: 'https://example.org/', duration: 2:30}}"
        yield f"{folder}/fr.md", post(f"Film {number}", kind="video", video=video)
        yield f"{folder}/still.png", PICTURE
        yield f"{folder}/film.mp4", b"film"


def _lent() -> Iterator[tuple[str, str | bytes]]:
    block = "\n  title: L’original\n  publication: circle\n  licence: CC-BY-4.0"
    taken = f"{block}\n  url: https://circle.example/a"
    yield (
        "posts/2013/2013-06-08-copied/fr.md",
        post("Copié", kind="republication", republication=taken),
    )
    yield (
        "posts/2013/2013-06-07-carrying/fr.md",
        post("Une introduction", CARRYING, carried=block),
    )
    folder = "posts/2016/2016-09-15-about-advice"
    document = "{file: actes.pdf, pages: 176, language: en}"
    yield f"{folder}/fr.md", post("Conseils", RECOMMENDING, kind="report", document=document)
    yield f"{folder}/actes.pdf", b"%PDF-1.4\n"


def _special() -> Iterator[tuple[str, str]]:
    event = "\n  start: 2021-11-04T20:00\n  end: 2021-11-04T21:00\n  zone: America/Toronto"
    yield (
        "posts/2021/2021-11-04-event/fr.md",
        post("Un événement", "In English.", kind="event", event=event, body_lang="en"),
    )
    provenance = (
        "\n  title: L’original\n  publication: Un bulletin\n  url: null\n  date: 2013-06"
        "\n  permission: {granted_by: Le bulletin}\n  changes: summary"
    )
    yield (
        "posts/2013/2013-06-06-taken/fr.md",
        post("Repris", kind="republication", republication=provenance),
    )
    document = "\n  format: PDF\n  pages: 176"
    yield "posts/2016/2016-09-14-report/en.md", post("A report", kind="report", document=document)
    yield "posts/2017/2017-05-01-hidden/fr.md", post("Caché", status="hidden")
    yield "posts/2017/2017-05-02-draft/fr.md", post("Un brouillon", status="draft")
    yield "posts/2017/2017-05-03-half/fr.md", post("À moitié publié")
    yield "posts/2017/2017-05-03-half/en.md", post("Half a draft", status="draft")
    yield "posts/2999/2999-01-01-future/fr.md", post("Pas encore")
    yield "posts/2018/2018-12-31-last/fr.md", post("Bilan", date="2018-12-31T23:30:00-05:00")
    yield "posts/2019/2019-01-01-bare/en.md", "---\ntitle: Bare\n---\nNothing but words.\n"
