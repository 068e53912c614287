"""Options that several commands of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from vigie.bootstrap import in_language


def commands(**options: Any) -> typer.Typer:  # noqa: ANN401 -- typer's own
    """Return an app with plain help: it comes sooner, and a screen reader reads no frames."""
    return typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **options
    )


Content = Annotated[
    Path | None,
    typer.Option(
        help=in_language("Folder of posts and pages.", "Dossier des billets et des pages."),
        metavar="DIR",
        show_default="content",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=in_language(
            "How many processes work at once.", "Combien de processus travaillent ensemble."
        ),
        show_default=in_language("one for each core", "un par cœur"),
    ),
]
Url = Annotated[
    str | None,
    typer.Option(
        help=in_language(
            "Address of the site, in place of the one in the settings.",
            "Adresse du site, au lieu de celle des réglages.",
        ),
        metavar="URL",
    ),
]
