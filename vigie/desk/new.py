"""The command `python3 tasks.py new`: what it takes, asks and makes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import Content, commands
from vigie.content import Status
from vigie.desk.sitting import at_the_desk
from vigie.languages import Language

if TYPE_CHECKING:
    from vigie.desk.texts import Desk

app = commands()


Kind = Annotated[
    str,
    typer.Argument(
        help=in_language("What it is, e.g. chronicle.", "Ce que c’est, p. ex. chronique."),
        metavar=in_language("KIND", "GENRE"),
        show_default=False,
    ),
]
Title = Annotated[
    str,
    typer.Argument(
        help=in_language("Its title.", "Son titre."),
        metavar=in_language("TITLE", "TITRE"),
        show_default=False,
    ),
]
Lang = Annotated[Language | None, typer.Option(help=in_language("Its language.", "Sa langue."))]
Source = Annotated[
    str,
    typer.Option(
        help=in_language(
            "Folder of the post to translate; only the title is given then.",
            "Dossier du billet à traduire; on ne donne alors que le titre.",
        ),
        metavar=in_language("POST", "BILLET"),
    ),
]
Authors = Annotated[
    list[str] | None,
    typer.Option(
        help=in_language(
            "Who signs, or who translates; may be given again.",
            "Qui signe, ou qui traduit; peut se répéter.",
        ),
        metavar="ID",
    ),
]
Category = Annotated[str, typer.Option(help=in_language("Its topic.", "Son sujet."), metavar="ID")]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        help=in_language("A tag; may be given again.", "Un mot-clé; peut se répéter."),
        metavar="ID",
    ),
]
Seen = Annotated[Status, typer.Option(help=in_language("Who will see it.", "Qui le verra."))]
Edit = Annotated[
    bool,
    typer.Option(
        "--edit/--no-edit",
        help=in_language(
            "Open it in the editor that VISUAL or EDITOR names.",
            "L’ouvrir dans l’éditeur que nomme VISUAL ou EDITOR.",
        ),
    ),
]


@app.command(
    help=in_language(
        "Begin a text, or the translation of one. What is not told is asked. The text is a draft: "
        "nobody sees it yet.",
        "Commencer un texte, ou la traduction d’un texte. Ce qui n’est pas dit est demandé. Le "
        "texte est un brouillon\xa0: personne ne le voit encore.",
    )
)
def new(
    *,
    kind: Kind = "",
    title: Title = "",
    lang: Lang = None,
    translate: Source = "",
    author: Authors = None,
    category: Category = "",
    tag: Tags = None,
    status: Seen = Status.DRAFT,
    edit: Edit = True,
    content: Content = None,
) -> None:
    """Begin a text."""
    from vigie.desk import making

    wishes = making.Wishes(
        kind=kind,
        title=title,
        language=lang,
        status=status,
        authors=tuple(author or ()),
        category=category,
        tags=tuple(tag or ()),
    )

    def work(desk: Desk) -> int:
        make = partial(making.translate, name=translate) if translate else making.begin
        return making.opened(desk.content / make(desk, wishes), edit=edit)

    at_the_desk(content, work)
