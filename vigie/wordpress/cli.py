"""The commands `python3 tasks.py import …`: what each takes, and where what it does is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.options import DIR, Content, commands
from vigie.languages import Language

app = commands(
    no_args_is_help=True,
    help=in_language(
        "Bring in texts from elsewhere: a WordPress blog, an article.",
        "Faire venir des textes d’ailleurs\xa0: un blogue de WordPress, un article.",
    ),
)


Exports = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT.xml",
        help=in_language("Files .xml or .zip.", "Fichiers .xml ou .zip."),
    ),
]
Quarantine = Annotated[
    Path | None,
    typer.Option(
        help=in_language("Folder of what is not public.", "Dossier de ce qui n’est pas public."),
        metavar=DIR,
        show_default="quarantine",
    ),
]
Reports = Annotated[
    Path | None,
    typer.Option(
        help=in_language("Folder of the report.", "Dossier du rapport."),
        metavar=DIR,
        show_default="import-report",
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        help=in_language(
            "Language of texts that no plugin tells: fr or en.",
            "Langue des textes qu’aucune extension ne dit\xa0: fr ou en.",
        ),
        show_default=in_language("detected", "détectée"),
    ),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--map",
        help=in_language(
            "TOML file that corrects languages and pairs texts and names.",
            "Fichier TOML qui corrige les langues et apparie textes et noms.",
        ),
        metavar=in_language("FILE", "FICHIER"),
    ),
]
Media = Annotated[
    Path | None,
    typer.Option(
        help=in_language(
            "Folder with the blog’s files, already downloaded.",
            "Dossier des fichiers du blogue, déjà téléchargés.",
        ),
        metavar=DIR,
    ),
]
Fetched = Annotated[
    bool,
    typer.Option(
        "--download",
        help=in_language("Fetch the blog’s files.", "Télécharger les fichiers du blogue."),
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=in_language("Write only the report.", "N’écrire que le rapport."),
    ),
]


@app.command(
    help=in_language(
        "Import a WordPress blog from its export. What is not public is set apart; what was "
        "changed here since the last import stays. A report tells what became of everything.",
        "Importer un blogue de WordPress d’après son export. Ce qui n’est pas public est mis à "
        "part; ce qui a été modifié ici depuis la dernière importation reste. Un rapport dit ce "
        "que chaque chose est devenue.",
    ),
)
def wordpress(
    *,
    exports: Exports,
    content: Content = None,
    quarantine: Quarantine = None,
    report: Reports = None,
    lang: Lang = None,
    corrections: Corrections = None,
    media: Media = None,
    download: Fetched = False,
    dry_run: DryRun = False,
) -> None:
    """Import a WordPress blog."""
    from vigie.wordpress.command import Wishes, import_exports

    raise typer.Exit(
        import_exports(
            exports,
            Wishes(
                content=content,
                quarantine=quarantine,
                reports=report,
                language=lang,
                corrections=corrections,
                media=media,
                download=download,
                dry=dry_run,
            ),
        )
    )


@app.command(
    help=in_language(
        "Make a draft of a partner’s article. It is read from a feed, an address or a saved page; "
        "it says where it is from; the licence or the permission is for you to add.",
        "Tirer un brouillon de l’article d’un partenaire. Il est lu dans un fil, à une adresse ou "
        "dans une page enregistrée; il dit d’où il vient; la licence ou la permission est à "
        "ajouter.",
    ),
)
def article(
    *,
    where: Annotated[
        str,
        typer.Argument(
            metavar=in_language("FILE|URL", "FICHIER|ADRESSE"),
            help=in_language("The article.", "L’article."),
            show_default=False,
        ),
    ],
    content: Content = None,
) -> None:
    """Make a draft of an article."""
    from vigie.wordpress.command import import_article

    raise typer.Exit(import_article(where, content))
