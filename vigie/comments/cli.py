"""The commands `python3 tasks.py comments …`: what each takes, and where what it does is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import Content, commands
from vigie.comments.model import Part, Reason
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.comments.desk import Desk

app = commands(
    no_args_is_help=True,
    help=in_language(
        "Readers’ comments: add, list, check, take out.",
        "Les commentaires des lecteurs\xa0: ajouter, lister, vérifier, retirer.",
    ),
)

Post = Annotated[
    str,
    typer.Argument(
        help=in_language("Folder of the post.", "Dossier du billet."),
        metavar=in_language("POST", "BILLET"),
    ),
]
AnyPost = Annotated[
    str,
    typer.Argument(
        help=in_language("Folder of a post; all without it.", "Dossier d’un billet; sinon, tous."),
        metavar=in_language("POST", "BILLET"),
    ),
]
Sure = Annotated[bool, typer.Option("--yes", help=in_language("Do not ask.", "Ne rien demander."))]


File = Annotated[
    str,
    typer.Option(
        help=in_language(
            "File to read; - for standard input.", "Fichier à lire; - pour l’entrée standard."
        ),
        metavar=in_language("FILE", "FICHIER"),
    ),
]
Author = Annotated[str, typer.Option(help=in_language("Who says it.", "Qui le dit."))]
Url = Annotated[str, typer.Option(help=in_language("Their site.", "Son site."))]
Parent = Annotated[
    str,
    typer.Option(help=in_language("Id of what it answers.", "Numéro de ce à quoi il répond.")),
]
When = Annotated[
    str,
    typer.Option(
        help=in_language("When, e.g. 2013-06-05T02:35.", "Quand, p. ex. 2013-06-05T02:35.")
    ),
]
Lang = Annotated[Language | None, typer.Option(help=in_language("Its language.", "Sa langue."))]
ByAuthor = Annotated[
    bool,
    typer.Option(
        "--by-author",
        help=in_language("The post’s author answers.", "La personne qui a signé le billet répond."),
    ),
]


@app.command(
    help=in_language(
        "Add a comment. It asks, or reads a file: a text, or a message as it came by e-mail.",
        "Ajouter un commentaire. Le demander, ou lire un fichier\xa0: un texte ou un courriel.",
    )
)
def add(
    post: Post,
    *,
    file: File = "",
    author: Author = "",
    url: Url = "",
    parent: Parent = "",
    date: When = "",
    lang: Lang = None,
    by_author: ByAuthor = False,
    yes: Sure = False,
    content: Content = None,
) -> None:
    """Add a comment."""

    def work(desk: Desk) -> int:
        from vigie.comments import adding
        from vigie.comments.mail import Letter, read_letter

        letter = read_letter(_read(file)) if file else Letter(body="")
        letter = letter.with_known(
            author=author,
            url=url,
            parent=parent,
            by_author=by_author,
            date=desk.moment(date),
            language=lang,
        )
        if not file:
            letter = adding.completed(desk, post, letter)
        return adding.add(desk, post, letter, sure=yes or file == "-")

    _with_desk(content, work)


@app.command(
    help=in_language(
        "Propose messages as comments. They are in an mbox file; none is added without a yes.",
        "Proposer des courriels. Ils sont dans un fichier mbox; aucun n’est ajouté sans un oui.",
    )
)
def inbox(
    file: Annotated[
        Path,
        typer.Argument(
            help=in_language("The messages.", "Les courriels."),
            metavar=in_language("FILE.mbox", "FICHIER.mbox"),
        ),
    ],
    *,
    content: Content = None,
) -> None:
    """Propose messages as comments."""

    def work(desk: Desk) -> int:
        from vigie.comments import adding

        return adding.inbox(desk, file)

    _with_desk(content, work)


@app.command(
    help=in_language(
        "Take something out of a comment. Its place and its answers stay.",
        "Retirer une partie d’un commentaire. Sa place et ses réponses restent.",
    )
)
def redact(
    post: Post,
    id: Annotated[  # noqa: A002 -- its name at the terminal
        str,
        typer.Argument(
            help=in_language("Number of the comment.", "Numéro du commentaire."), metavar="ID"
        ),
    ],
    *,
    author: Annotated[
        bool, typer.Option("--author", help=in_language("Name and site.", "Le nom et le site."))
    ] = False,
    body: Annotated[
        bool, typer.Option("--body", help=in_language("The words.", "Les mots."))
    ] = False,
    reason: Annotated[Reason, typer.Option(help=in_language("Why.", "Pourquoi."))] = Reason.REQUEST,
    content: Content = None,
) -> None:
    """Take something out of a comment."""
    chosen = {Part.AUTHOR: author, Part.BODY: body}

    def work(desk: Desk) -> int:
        from vigie.comments import keeping

        parts = tuple(part for part, taken in chosen.items() if taken)
        return keeping.redact(desk, post, id, parts, reason)

    _with_desk(content, work)


@app.command(
    help=in_language(
        "Erase what one person left. Name, site and words go, in every archive.",
        "Effacer ce qu’une personne a laissé. Nom, site et mots, dans toutes les archives.",
    )
)
def erase(
    *,
    author: Annotated[str, typer.Option(help=in_language("The name.", "Le nom."))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=in_language("Only show them.", "Montrer seulement."))
    ] = False,
    yes: Sure = False,
    content: Content = None,
) -> None:
    """Erase what one person left."""

    def work(desk: Desk) -> int:
        from vigie.comments import keeping

        return keeping.erase(desk, author, dry_run=dry_run, sure=yes)

    _with_desk(content, work)


@app.command(
    name="list",
    help=in_language(
        "List the comments of a post, or the posts with theirs.",
        "Lister les commentaires d’un billet, ou les billets avec les leurs.",
    ),
)
def list_(post: AnyPost = "", *, content: Content = None) -> None:
    """List comments."""

    def work(desk: Desk) -> int:
        from vigie.comments import keeping

        return keeping.list_(desk, post)

    _with_desk(content, work)


@app.command(
    help=in_language(
        "Tell what is wrong in the archives.", "Dire ce qui ne va pas dans les archives."
    )
)
def check(post: AnyPost = "", *, content: Content = None) -> None:
    """Check the archives."""

    def work(desk: Desk) -> int:
        from vigie.comments import keeping

        return keeping.check(desk, post)

    _with_desk(content, work)


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _with_desk(content: Path | None, work: Callable[[Desk], int]) -> None:
    """End with the status of `work`; what cannot be done is told in one sentence."""
    from vigie.comments.desk import open_desk
    from vigie.desk.folders import DeskError
    from vigie.messages import failure

    try:
        status = work(open_desk(content))
    except DeskError as error:
        typer.echo(str(error), err=True)
        status = 1
    except OSError as error:
        typer.echo(failure(error), err=True)
        status = 1
    raise typer.Exit(status)
