"""Options that several commands of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vigie.bootstrap import in_language

Content = Annotated[
    Path | None,
    typer.Option(
        help=in_language("Folder of posts and pages.", "Dossier des billets et des pages."),
        metavar="DIR",
        show_default="content",
    ),
]
