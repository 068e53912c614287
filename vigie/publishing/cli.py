"""The command `python3 tasks.py publish`: what it takes, and where what it does is."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import Content, Url, commands

app = commands()

Target = Annotated[
    str,
    typer.Argument(
        metavar=in_language("TARGET", "ENDROIT"),
        help=in_language("Where, e.g. folder:/srv/www/vigie.", "Où, p. ex. folder:/srv/www/vigie."),
    ),
]
Dry = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=in_language(
            "Only list what would be added (+), changed (~) and removed (-).",
            "Seulement lister ce qui serait ajouté (+), modifié (~) et retiré (-).",
        ),
    ),
]
Rollback = Annotated[
    bool,
    typer.Option(
        "--rollback",
        help=in_language(
            "Show again what was published before.", "Remontrer ce qui était publié avant."
        ),
    ),
]
Uncommitted = Annotated[
    bool,
    typer.Option(
        "--uncommitted",
        help=in_language(
            "Publish changes that are not committed too.",
            "Publier aussi des modifications sans commit.",
        ),
    ),
]
Vanishing = Annotated[
    bool,
    typer.Option(
        "--vanishing",
        help=in_language("Let many pages vanish.", "Laisser disparaître beaucoup de pages."),
    ),
]


@app.command(
    help=in_language(
        "Put the site where readers see it: build it from nothing, compare, and change only what "
        "differs. TARGET is a name of PUBLISH_TARGETS, or folder:, rsync:, s3:// or git: with the "
        "place.",
        "Mettre le site à la portée des lecteurs\xa0: le construire à neuf, comparer, et ne "
        "changer que ce qui diffère. ENDROIT est un nom de PUBLISH_TARGETS, ou folder:, rsync:, "
        "s3:// ou git: et l’adresse.",
    )
)
def publish(
    target: Target,
    *,
    dry_run: Dry = False,
    rollback: Rollback = False,
    uncommitted: Uncommitted = False,
    vanishing: Vanishing = False,
    url: Url = None,
    content: Content = None,
) -> None:
    """Put the site where readers see it."""
    from vigie.publishing import run

    if rollback:
        raise typer.Exit(run.roll_back(target))
    wishes = run.Wishes(
        content=content, url=url, dry=dry_run, uncommitted=uncommitted, vanishing=vanishing
    )
    raise typer.Exit(run.publish(target, wishes))
