"""The command `python3 tasks.py check`: what it takes, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from vigie.checking.told import Form
from vigie.cli.bootstrap import in_language
from vigie.cli.options import DIR, Content, Jobs, commands
from vigie.languages import Language
from vigie.root import ROOT

if TYPE_CHECKING:
    from vigie.checking.run import Checked

app = commands()

_LINKS = "links.json"
_WRONG_CALL = 2


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=in_language("PATH", "CHEMIN"),
        help=in_language(
            "Texts or folders to tell of; all without it.",
            "Textes ou dossiers dont il s’agit; sinon, tous.",
        ),
    ),
]
Drafts = Annotated[
    bool,
    typer.Option(
        "--drafts",
        help=in_language(
            "Judge drafts as if they were published.",
            "Juger les brouillons comme s’ils étaient publiés.",
        ),
    ),
]
External = Annotated[
    bool,
    typer.Option(
        "--external",
        help=in_language(
            "Ask other sites whether the pages that are linked to are still there.",
            "Demander aux autres sites si les pages liées y sont encore.",
        ),
    ),
]
Told = Annotated[
    Form, typer.Option("--format", help=in_language("How to tell it.", "Forme de la réponse."))
]
Cache = Annotated[
    Path,
    typer.Option(
        help=in_language("Folder of what was found out.", "Dossier de ce qui a été appris."),
        metavar=DIR,
        show_default=".cache",
    ),
]


@app.command(
    help=in_language(
        "Check texts before they are published. Tell mistakes, warnings and advice with line and "
        "column; fail only on mistakes.",
        "Vérifier les textes avant de les publier. Donner les fautes, les avertissements et les "
        "conseils, avec ligne et colonne; n’échouer que pour les fautes.",
    )
)
def check(
    paths: Paths = None,
    *,
    content: Content = None,
    drafts: Drafts = False,
    external: External = False,
    form: Told = Form.TEXT,
    cache: Cache = ROOT / ".cache",
    jobs: Jobs = None,
) -> None:
    """Check texts."""
    from vigie.checking import told
    from vigie.checking.external import Asking
    from vigie.checking.run import PathError
    from vigie.checking.run import check as check_content

    if content is not None and not content.is_dir():
        _refuse(content)
    asking = Asking(cache / _LINKS) if external else None
    try:
        checked = check_content(
            content, paths=paths or (), drafts=drafts, cache=cache, jobs=jobs, asking=asking
        )
    except PathError as error:
        _refuse(error.path)
    root = os.path.relpath(checked.content).replace(os.sep, "/")
    typer.echo(told.told(checked.problems, form, root), nl=False)
    typer.echo(_ending(checked), err=True)
    raise typer.Exit(int(checked.stops))


def _refuse(path: Path) -> NoReturn:
    said = in_language(
        "{} is not in the content folder; name a text or a folder there.",
        "{} n’est pas dans le dossier du contenu; nommez-y un texte ou un dossier.",
    )
    typer.echo(said.format(path), err=True)
    raise typer.Exit(_WRONG_CALL)


def _ending(checked: Checked) -> str:
    """Return how many texts were looked at, what was found, and what could not be."""
    from vigie.checking.told import count
    from vigie.problems import Severity

    found = [count(checked.problems, severity) for severity in Severity]
    said = in_language(
        "Texts checked: {}. Errors: {}, warnings: {}, advice: {}.",
        "Textes vérifiés\u00a0: {}. Erreurs\u00a0: {}, avertissements\u00a0: {}, "
        "conseils\u00a0: {}.",
    )
    off = in_language(
        "To turn a rule off for a passage, write <!-- check: off RULE --> above it, with the name "
        "that stands between brackets.",
        "Pour taire une règle dans un passage, écrivez au-dessus <!-- check: off RÈGLE -->, avec "
        "le nom qui est entre crochets.",
    )
    lines = [said.format(checked.texts, *found), _unspelled(checked)]
    lines += [off] if any(problem.rule for problem in checked.problems) else []
    return "\n".join(filter(None, lines))


def _unspelled(checked: Checked) -> str:
    """Return why spelling was not checked; empty where it was."""
    from vigie.checking.dictionaries import PACKAGES, supported

    if not supported():
        return in_language(
            "Spelling was not checked: there is no hunspell for this system.",
            "L’orthographe n’a pas été vérifiée\u00a0: ce système n’a pas hunspell.",
        )
    if not checked.unspelled:
        return ""
    said = in_language(
        "Spelling was not checked in {}: install a dictionary, e.g. sudo apt install {}.",
        "L’orthographe n’a pas été vérifiée en {}\u00a0: installez un dictionnaire, p. ex. "
        "sudo apt install {}.",
    )
    called = {
        Language.FR: in_language("French", "français"),
        Language.EN: in_language("English", "anglais"),
    }
    names = in_language(" or ", " ni en ").join(map(called.__getitem__, checked.unspelled))
    return said.format(names, " ".join(PACKAGES[language] for language in checked.unspelled))
