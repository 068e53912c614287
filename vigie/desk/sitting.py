"""A command at the desk: how it begins, and how it ends when something cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from vigie.cli.bootstrap import in_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vigie.desk.texts import Desk

_INTERRUPTED = 130


def at_the_desk(content: Path | None, work: Callable[[Desk], int]) -> None:
    """End with the status of `work`; what cannot be done is told in one sentence.

    That is 2 where something was not told, 130 where it was interrupted, else 1.
    """
    from vigie.desk.folders import DeskError  # noqa: PLC0415 -- not for --help
    from vigie.desk.texts import open_desk  # noqa: PLC0415 -- as above
    from vigie.messages import failure  # noqa: PLC0415 -- as above

    try:
        status = work(open_desk(content))
    except DeskError as error:
        typer.echo(str(error), err=True)
        status = error.status
    except OSError as error:
        typer.echo(failure(error), err=True)
        status = 1
    except (typer.Abort, KeyboardInterrupt, EOFError):
        told = in_language("Interrupted: nothing was made.", "Interrompu\xa0: rien n’a été fait.")
        typer.echo(f"\n{told}", err=True)
        status = _INTERRUPTED
    raise typer.Exit(status)
