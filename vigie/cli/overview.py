"""What one can do here, in the order in which one does it, in the language of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.cli.usage import Group

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter

NO_BREAK = "\N{NO-BREAK SPACE}"
_LONGEST = 200
_WRITE = ("new", "serve", "check", "build", "status", "publish")
_DEVELOP = ("test", "bench", "lock")


class Overview(Group):
    """The commands in their order; one that is in no list stands with those that keep the site."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the commands."""
        found = super().list_commands(ctx)
        kept = [name for name in found if name not in {*_WRITE, *_DEVELOP}]
        return [name for name in (*_WRITE, *kept, *_DEVELOP) if name in found]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the whole page."""
        formatter.write(f"{self.help}\n")
        names = self.list_commands(ctx)
        kept = tuple(name for name in names if name not in {*_WRITE, *_DEVELOP})
        for title, some in (
            (
                in_language(
                    "To write, from a first word to readers", "Écrire, du premier mot aux lecteurs"
                ),
                _WRITE,
            ),
            (in_language("To keep the site", "Tenir le site"), kept),
            (in_language("For developers", "Développer"), _DEVELOP),
        ):
            rows = [(name, self._short(ctx, name)) for name in some if name in names]
            if rows:
                formatter.write(f"\n{title}{in_language(':', NO_BREAK + ':')}\n")
                with formatter.indentation():
                    formatter.write_dl(rows)
        more = in_language(
            "{} COMMAND --help says more about a command.",
            "{} COMMANDE --help en dit plus sur une commande.",
        )
        formatter.write(f"\n{more.format(ctx.command_path)}\n")
        other = in_language(
            "{} --lang fr COMMAND has it speak French.",
            "{} --lang en COMMANDE fait parler la commande en anglais.",
        )
        formatter.write(f"{other.format(ctx.command_path)}\n")

    def _short(self, ctx: Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return command.get_short_help_str(_LONGEST) if command else ""
