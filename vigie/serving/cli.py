"""The command `python3 tasks.py serve`: what it takes, and how it begins and ends."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import DIR, Content, commands
from vigie.root import ROOT

if TYPE_CHECKING:
    from vigie.serving.board import Board
    from vigie.serving.server import Server

_PORT = 8000
_PORTS_TRIED = 20
_LAST_PORT = 65535
_TURN = 0.1

app = commands()


Port = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=_LAST_PORT,
        metavar="N",
        help=in_language("Port of the address.", "Port de l’adresse."),
        show_default=in_language("8000, or the next free one", "8000, ou le prochain libre"),
    ),
]
Open = Annotated[
    bool, typer.Option("--open", help=in_language("Open the browser.", "Ouvrir le navigateur."))
]
Kept = Annotated[
    Path,
    typer.Option(
        help=in_language(
            "Folder in which the site shown is kept; it may be removed at any time.",
            "Dossier où le site montré est gardé; on peut le supprimer sans risque.",
        ),
        metavar=DIR,
        show_default=".cache",
    ),
]


@app.command(
    help=in_language(
        "Show the site while it is written. Each save is built, and the open page renewed.",
        "Montrer le site pendant qu’on l’écrit. Chaque enregistrement est construit, et la page "
        "ouverte, renouvelée.",
    )
)
def serve(
    *,
    port: Port = None,
    open_: Open = False,
    content: Content = None,
    cache: Kept = ROOT / ".cache",
) -> None:
    """Show the site while it is written."""
    from vigie.serving.board import Board

    if content is not None and not content.is_dir():
        told = in_language("{} is not a folder.", "{} n’est pas un dossier.")
        raise typer.BadParameter(told.format(content))
    board = Board()
    server = _listening(port, cache.absolute() / "serve", content, board)
    Thread(target=server.serve_forever, args=(_TURN,), daemon=True).start()
    try:
        _say_where(server.url, open_=open_)
        _build(server, content, board)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    finally:
        board.close()
        server.shutdown()


def _build(server: Server, content: Path | None, board: Board) -> None:
    """Build at each change until somebody interrupts."""
    from vigie.serving.builds import Builds, Order
    from vigie.serving.session import Session

    builds = Builds(
        Order(
            content=content.absolute() if content else None,
            output=server.folder,
            cache=server.folder.parent,
            url=server.url,
        )
    )
    try:
        Session(builds=builds, board=board).run()
    finally:
        builds.close()


def _listening(port: int | None, kept: Path, content: Path | None, board: Board) -> Server:
    """Return the server on the port that is asked for, or on the first that is free."""
    from vigie.messages import foreign
    from vigie.serving.server import Server

    name = str(content.absolute()) if content else ""
    for number in (port,) if port else range(_PORT, _PORT + _PORTS_TRIED):
        try:
            return Server(number, kept, name, board)
        except OSError as error:
            why = foreign(error.strerror or str(error)).told()
    told = in_language(
        "Port {} is not free ({}). Take another with --port.",
        "Le port {} n’est pas libre ({}). Prenez-en un autre avec --port.",
    )
    raise typer.BadParameter(told.format(number, why))


def _say_where(url: str, *, open_: bool) -> None:
    told = in_language("{}/  Ctrl-C ends.", "{}/  Ctrl-C pour arrêter.")
    sys.stdout.write(f"{told.format(url)}\n")
    sys.stdout.flush()
    if open_:
        import webbrowser

        Thread(target=webbrowser.open, args=(f"{url}/",), daemon=True).start()
