"""Options that several commands of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.usage import Command, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.models import CommandFunctionType

DIR = in_language("DIR", "DOSSIER")


class _App(typer.Typer):
    """An app whose commands speak the person's language."""

    def command(
        self,
        name: str | None = None,
        **options: Any,  # noqa: ANN401 -- typer's own
    ) -> Callable[[CommandFunctionType], CommandFunctionType]:
        """Declare a command."""
        return super().command(name, cls=Command, **options)


def commands(*, cls: type[Group] = Group, **options: Any) -> typer.Typer:  # noqa: ANN401 -- typer's own
    """Return an app with plain help: it comes sooner, and a screen reader reads no frames."""
    return _App(
        cls=cls,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        **options,
    )


Content = Annotated[
    Path | None,
    typer.Option(
        help=in_language("Folder of posts and pages.", "Dossier des billets et des pages."),
        metavar=DIR,
        show_default="content",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
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
