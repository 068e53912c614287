"""The command `python3 tasks.py status`: what it takes, and where what it does is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import Content, commands
from vigie.desk.sitting import at_the_desk
from vigie.languages import Language

if TYPE_CHECKING:
    from vigie.desk.texts import Desk

app = commands()


Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        help=in_language(
            "Tell of the texts with nothing to do too.",
            "Montrer aussi les textes pour lesquels il n’y a rien à faire.",
        ),
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        help=in_language(
            "Only what is to be done in a language.",
            "Seulement ce qui est à faire dans une langue.",
        )
    ),
]
Reviewed = Annotated[
    str,
    typer.Option(
        help=in_language(
            "Note that a translation says what its source says now.",
            "Noter qu’une traduction dit ce que dit maintenant sa source.",
        ),
        metavar=in_language("POST", "BILLET"),
    ),
]


@app.command(
    help=in_language(
        "Tell which texts are to translate, out of date, drafts, or wait for their day.",
        "Dire quels textes sont à traduire, à revoir, en brouillon, ou attendent leur jour.",
    )
)
def status(
    *,
    everything: Everything = False,
    lang: Lang = None,
    reviewed: Reviewed = "",
    content: Content = None,
) -> None:
    """Tell where the texts stand."""

    def work(desk: Desk) -> int:
        from vigie.desk import reviewing

        if reviewed:
            typer.echo(reviewing.review(desk, reviewed))
            return 0
        languages = (lang,) if lang else tuple(Language)
        reviewing.tell(reviewing.rows(desk), languages, everything=everything)
        return 0

    at_the_desk(content, work)
