"""How a command is called: its help, and what is wrong with a call, in the person's language.

Typer says most of this in English alone: little of it goes through gettext.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from enum import Enum
from typing import TYPE_CHECKING, Any

import typer
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from vigie.cli.bootstrap import in_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from typer._click.core import Command as AnyCommand
    from typer._click.core import Context, Parameter
    from typer._click.formatting import HelpFormatter

_INTERRUPTED = 130
_ANY = in_language("TEXT", "TEXTE")


class Command(TyperCommand):
    """One command."""

    allow_extra_args = True  # those for which there is no place are told in words of our own

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the words of a call; fail where there are too many."""
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest:
            told = in_language(
                "“{}” is too much. Words that belong together go into quotation marks, e.g. "
                '"A notice".',
                "«\xa0{}\xa0» est de trop. Des mots qui vont ensemble se mettent entre guillemets "
                'droits, p. ex. "Un avis".',
            )
            ctx.fail(told.format(" ".join(rest)))
        return rest

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write how it is called."""
        _write_usage(ctx, formatter, self.get_params(ctx))

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what it can be told."""
        _write_params(formatter, self.get_params(ctx))

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 -- Typer's own
        """Do the work, and end the process unless `standalone_mode` is false."""
        return _ended(super().main, *args, **extra)


class Group(TyperGroup):
    """A command that has others."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write how it is called."""
        _write_usage(ctx, formatter, self.get_params(ctx), in_language("COMMAND …", "COMMANDE …"))

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the others."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names), default=0)
        found = [(name, self.get_command(ctx, name)) for name in names]
        with formatter.section(in_language("Commands", "Commandes\xa0")):
            formatter.write_dl(
                [(name, one.get_short_help_str(limit)) for name, one in found if one]
            )

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what it can be told, and the others."""
        _write_params(formatter, self.get_params(ctx))
        self.format_commands(ctx, formatter)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Return the name of a command, the command and its words; fail where there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            told = in_language(
                "There is no command “{}”.{}", "Il n’y a pas de commande «\xa0{}\xa0».{}"
            )
            ctx.fail(told.format(name, _meant(get_close_matches(name, self.list_commands(ctx)))))
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 -- Typer's own
        """Do the work, and end the process unless `standalone_mode` is false."""
        return _ended(super().main, *args, **extra)


def _ended(main: Callable[..., Any], *args: Any, **extra: Any) -> Any:  # noqa: ANN401 -- Typer's own
    """Do the work of a command and end the process; a call that is wrong ends it with status 2."""
    if not extra.pop("standalone_mode", True):
        return main(*args, standalone_mode=False, **extra)
    try:
        status = main(*args, standalone_mode=False, **extra)
    except UsageError as error:
        typer.echo(_complaint(error), err=True)
        if error.ctx:
            more = in_language("{} --help says more.", "{} --help en dit plus.")
            typer.echo(more.format(error.ctx.command_path), err=True)
        status = error.exit_code
    except typer.Abort:
        typer.echo(in_language("Interrupted.", "Interrompu."), err=True)
        status = _INTERRUPTED
    sys.exit(status)


def _complaint(error: UsageError) -> str:
    """Return in a sentence what is wrong with a call."""
    param = getattr(error, "param", None)
    if isinstance(error, NoSuchOption):
        told = in_language("There is no option {}.{}", "Il n’y a pas d’option {}.{}")
        return told.format(error.option_name, _meant(error.possibilities or ()))
    if isinstance(error, BadOptionUsage):
        told = (
            in_language("{} stands alone, without a value.", "{} s’écrit seul, sans valeur.")
            if "does not take" in error.message
            else in_language("Something is missing after {}.", "Il manque quelque chose après {}.")
        )
        return told.format(error.option_name)
    if param is None:
        return error.message
    if isinstance(error, MissingParameter):
        return in_language("{} is missing.", "Il manque {}.").format(_name(param))
    wanted = _wanted(param)
    told = in_language("After {}, write {}.", "Après {}, écrivez {}.")
    return told.format(_name(param), wanted) if wanted else error.message


def _wanted(param: Parameter) -> str:
    """Return what may be written for a parameter; nothing if that is not one of a few kinds."""
    if words := _choices(param):
        return in_language("{} or {}", "{} ou {}").format(", ".join(words[:-1]), words[-1])
    if not (isinstance(param, TyperOption) and param.type_descriptor.annotation is int):
        return ""
    if param.max is not None:
        told = in_language("a whole number from {} to {}", "un nombre entier de {} à {}")
    else:
        told = in_language("a whole number, at least {}", "un nombre entier, d’au moins {}")
    return told.format(param.min, param.max)


def _choices(param: Parameter) -> list[str]:
    described = param.type_descriptor if isinstance(param, TyperArgument | TyperOption) else None
    return [_plain(one) for one in (described.choices or () if described else ())]


def _plain(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _meant(near: Iterable[str]) -> str:
    told = in_language(" Did you mean {}?", " Vouliez-vous dire {}?")
    names = in_language(" or ", " ou ").join(near)
    return told.format(names) if names else ""


def _name(param: Parameter) -> str:
    """Return what a parameter is called at the terminal."""
    if isinstance(param, TyperOption):
        return param.opts[0]
    return param.metavar or str(param.name).upper()


def _write_usage(
    ctx: Context, formatter: HelpFormatter, params: Iterable[Parameter], *others: str
) -> None:
    words = ["[OPTIONS]"]
    for param in params:
        if isinstance(param, TyperArgument) and not param.hidden:
            name = _name(param) if param.required else f"[{_name(param)}]"
            words.append(name if param.nargs == 1 else f"{name} …")
    prefix = in_language("Usage: ", "Utilisation\xa0: ")
    formatter.write_usage(ctx.command_path, " ".join((*words, *others)), prefix)


def _write_params(formatter: HelpFormatter, params: Iterable[Parameter]) -> None:
    shown = [one for one in params if isinstance(one, TyperArgument | TyperOption)]
    for title, kind in (("Arguments", TyperArgument), ("Options", TyperOption)):
        rows = [_row(one) for one in shown if isinstance(one, kind) and not one.hidden]
        if rows:
            with formatter.section(title + in_language("", "\xa0")):
                formatter.write_dl(rows)


def _row(param: TyperArgument | TyperOption) -> tuple[str, str]:
    """Return how a parameter is written, and what the help says of it."""
    said, names = [param.help] if param.help else [], _name(param)
    if param.name == "help":
        said = [in_language("Show this page.", "Montrer cette page.")]
    if isinstance(param, TyperOption):
        names = " / ".join((*param.opts, *param.secondary_opts))
        if not param.is_flag:
            names = f"{names} {param.metavar or '|'.join(_choices(param)) or _ANY}"
    if usual := _usual(param):
        said.append(in_language("[default: {}]", "[par défaut\xa0: {}]").format(usual))
    if param.required and isinstance(param, TyperOption):
        said.append(in_language("[required]", "[obligatoire]"))
    return names, " ".join(said)


def _usual(param: TyperArgument | TyperOption) -> str:
    """Return what holds where a parameter is not given; nothing if there is nothing to say."""
    if isinstance(param.show_default, str):
        return param.show_default
    silent = not param.show_default or (isinstance(param, TyperOption) and param.is_flag)
    return "" if silent or param.default in (None, "", ()) else _plain(param.default)
