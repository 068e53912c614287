"""The one command line: python3 tasks.py alone shows what one can do.

On a fresh machine it first sets itself up. An old Python must be able to read this file and say
what it lacks, so its syntax stays that of Python 3.6 (see vigie/cli/bootstrap.py).
"""

import gc
import sys
from pathlib import Path

from vigie.cli.bootstrap import ensure_environment, in_language, take_language

ROOT = Path(__file__).resolve().parent
DEV_COMMANDS = {"test", "lock"}

if __name__ == "__main__":
    gc.disable()  # imports leave nothing to collect; a build that plans a site enables it
    take_language(sys.argv)
    ensure_environment(ROOT, dev=not DEV_COMMANDS.isdisjoint(sys.argv[1:2]))
    if sys.argv[1:2] == ["build"]:
        from vigie.incremental.unchanged import nothing_to_do

        if nothing_to_do(ROOT, sys.argv):
            sys.exit()

from importlib import import_module
from typing import Annotated, Literal

import typer

from vigie.cli.options import DIR, Content, Jobs, Url, commands
from vigie.cli.overview import Overview

_PASSED_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}

app = commands(
    cls=Overview,
    invoke_without_command=True,
    help=in_language(
        "Vigie, a bilingual site from folders of text.",
        "Vigie, un site bilingue tiré de dossiers de textes.",
    ),
)


@app.callback()
def overview(
    context: typer.Context,
    *,
    _lang: Annotated[
        Literal["fr", "en"] | None,
        typer.Option(
            "--lang",
            help=in_language(
                "Language of commands and messages; that of the system without it.",
                "Langue des commandes et des messages; sinon, celle du système.",
            ),
        ),
    ] = None,
) -> None:
    """Show what one can do where no command is given; the language was taken before."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(
    help=in_language(
        "Build the site. If the content has mistakes, name them all and keep the last good site.",
        "Construire le site. Si le contenu a des fautes, les nommer toutes et garder le dernier "
        "bon site.",
    ),
)
def build(
    *,
    content: Content = None,
    output: Annotated[
        Path | None,
        typer.Option(
            help=in_language("Folder that the site is written to.", "Dossier où écrire le site."),
            metavar=DIR,
            show_default="output",
        ),
    ] = None,
    url: Url = None,
    drafts: Annotated[
        bool,
        typer.Option(
            "--drafts", help=in_language("Show drafts too.", "Montrer aussi les brouillons.")
        ),
    ] = False,
    production: Annotated[
        bool,
        typer.Option(
            "--production",
            help=in_language(
                "Build for readers, with publishconf.py.",
                "Construire pour les lecteurs, avec publishconf.py.",
            ),
        ),
    ] = False,
    cache: Annotated[
        Path,
        typer.Option(
            help=in_language(
                "Folder of what earlier builds found out; it may be removed at any time.",
                "Dossier de ce que les constructions ont appris; on peut le supprimer sans risque.",
            ),
            metavar=DIR,
            show_default=".cache",
        ),
    ] = ROOT / ".cache",
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache",
            help=in_language("Neither read nor write a cache.", "Ne lire ni écrire de cache."),
        ),
    ] = False,
    jobs: Jobs = None,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help=in_language(
                "Read every file instead of trusting its date.",
                "Lire chaque fichier au lieu de se fier à sa date.",
            ),
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", help=in_language("Say only what is wrong.", "Ne dire que ce qui ne va pas.")
        ),
    ] = False,
) -> None:
    """Build the site."""
    from vigie.build import build as build_site

    raise typer.Exit(
        build_site(
            content=content,
            output=output,
            url=url,
            drafts=drafts,
            production=production,
            quiet=quiet,
            cache=None if no_cache else cache,
            jobs=jobs,
            verify=verify,
            command=sys.argv,
        )
    )


def _forward(name: str, module: str, said: str, *, alone: tuple[str, ...] = ()) -> None:
    """Declare an app of one command or of several, whose module is imported once it is called.

    `alone` are the words that the name alone stands for.
    """

    @app.command(name=name, add_help_option=False, context_settings=_PASSED_ON, help=said)
    def forward(
        args: Annotated[list[str] | None, typer.Argument(metavar="COMMAND", hidden=True)] = None,
    ) -> None:
        import_module(module).app(args or alone, prog_name=f"python3 tasks.py {name}")


_forward(
    "serve",
    "vigie.serving.cli",
    in_language(
        "Show the site while it is written. Each save is shown at once: serve --help says more.",
        "Montrer le site pendant qu’on l’écrit. Chaque enregistrement se voit aussitôt\u00a0: "
        "serve --help en dit plus.",
    ),
)
_forward(
    "import",
    "vigie.wordpress.cli",
    in_language(
        "Bring in texts from elsewhere. A WordPress blog, an article: import --help says how.",
        "Faire venir des textes d’ailleurs. Un blogue de WordPress, un article\u00a0: "
        "voir import --help.",
    ),
    alone=("--help",),
)
_forward(
    "comments",
    "vigie.comments.cli",
    in_language(
        "Keep readers’ comments. Add, list, check, take out: comments --help says how.",
        "Tenir les commentaires. Ajouter, lister, vérifier, retirer\u00a0: voir comments --help.",
    ),
    alone=("--help",),
)
_forward(
    "publish",
    "vigie.publishing.cli",
    in_language(
        "Put the site where readers see it. publish --help says where that can be, and how to take "
        "it back.",
        "Mettre le site à la portée des lecteurs. publish --help dit où, et comment revenir en "
        "arrière.",
    ),
    alone=("--help",),
)
_forward(
    "new",
    "vigie.desk.new",
    in_language(
        "Begin a text, or a translation. It asks what it needs to know.",
        "Commencer un texte, ou une traduction. Ce qu’il faut savoir est demandé.",
    ),
)
_forward(
    "check",
    "vigie.checking.cli",
    in_language(
        "Check texts before they are published. Mistakes, warnings and advice, with remedies.",
        "Vérifier les textes avant de les publier. Fautes, avertissements, conseils et remèdes.",
    ),
)
_forward(
    "status",
    "vigie.desk.status",
    in_language(
        "Tell what is left to do. Which texts are to translate, out of date, drafts, or wait.",
        "Dire ce qui reste à faire. Les textes à traduire, à revoir, en brouillon, en attente.",
    ),
)


@app.command(
    name="test",
    context_settings=_PASSED_ON,
    help=in_language(
        "Check everything, or one part. The parts are format, lint, types and tests. What follows "
        "a part's name goes to its tool; format and lint take --fix.",
        "Tout vérifier, ou une partie. Les parties sont format, lint, types et tests. Ce qui suit "
        "le nom d’une partie va à son outil; format et lint acceptent --fix.",
    ),
)
def check(
    args: Annotated[list[str] | None, typer.Argument(metavar="PART", hidden=True)] = None,
) -> None:
    """Check everything, or one part."""
    from vigie.cli.checks import run

    raise typer.Exit(run(args or ()))


@app.command(
    help=in_language(
        "Measure builds of a made-up blog beside those of other generators.",
        "Mesurer les constructions d’un blogue inventé, à côté de celles d’autres générateurs.",
    ),
)
def bench(
    *,
    posts: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help=in_language("How many posts.", "Combien de billets.")
        ),
    ] = 1000,
    against: Annotated[
        str,
        typer.Option(help=in_language("Generators, by commas.", "Générateurs, par des virgules.")),
    ] = "hugo,eleventy,pelican,pelican-subsites",
    runs: Annotated[
        int,
        typer.Option(min=1, metavar="N", help=in_language("How many rounds.", "Combien de tours.")),
    ] = 3,
) -> None:
    """Measure builds beside those of other generators."""
    from benchmarks.run import bench as measure

    raise typer.Exit(measure(posts, against.split(","), runs))


@app.command(
    help=in_language(
        "Write the locks. From pyproject.toml, they name the exact packages and their hashes.",
        "Écrire les verrous. D’après pyproject.toml, ils nomment les paquets exacts et leurs "
        "empreintes.",
    ),
)
def lock(
    *,
    upgrade: Annotated[
        bool,
        typer.Option(
            "--upgrade",
            help=in_language(
                "Take the newest versions; without this, those that fit stay.",
                "Prendre les versions les plus récentes; sinon, celles qui conviennent restent.",
            ),
        ),
    ] = False,
) -> None:
    """Write both locks."""
    from vigie.cli.locking import lock as write_locks

    write_locks(upgrade=upgrade)


if __name__ == "__main__":
    app(prog_name="python3 tasks.py")
