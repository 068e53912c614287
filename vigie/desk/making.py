"""New texts and translations made: what is missing is asked first, then all is written at once."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vigie import urls
from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import attended, say
from vigie.content import Axis, Status
from vigie.desk import names
from vigie.desk.asking import Asking
from vigie.desk.composing import NewText, folder_of, free_slug, words_of
from vigie.desk.folders import AskError, DeskError
from vigie.desk.translating import Translation
from vigie.saving import save, save_folder, save_new

if TYPE_CHECKING:
    from datetime import date

    from vigie.desk.names import NewName
    from vigie.desk.texts import Desk
    from vigie.languages import Language
    from vigie.reading.tree import TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the person at the terminal asked for; what is empty is asked or left out."""

    kind: str
    title: str
    language: Language | None
    status: Status
    authors: tuple[str, ...]
    category: str
    tags: tuple[str, ...]


def begin(desk: Desk, wishes: Wishes) -> str:
    """Make a new text and return its file, relative to the content folder."""
    ask = Asking(desk.names(), attended=attended())
    kind = ask.kind(wishes.kind)
    language = ask.language(wishes.language)
    title = ask.title(wishes.title)
    words = words_of(title, kind.value)
    day = desk.now.date()
    folder = folder_of(kind, words, day)
    if (desk.content / folder).exists():
        raise DeskError(_there(folder))
    taken = _taken(desk, language, None if kind.is_page else day)
    text = NewText(
        kind=kind,
        title=title,
        language=language,
        slug=free_slug(words, taken),
        status=wishes.status,
        authors=() if kind.is_page else ask.some(Axis.AUTHOR, wishes.authors),
        category="" if kind.is_page else ask.one(Axis.CATEGORY, wishes.category),
        tags=() if kind.is_page else ask.some(Axis.TAG, wishes.tags),
    )
    _add(desk, ask.new)
    save_folder(desk.content / folder, f"{language}.md", text.written())
    return f"{folder}/{language}.md"


def translate(desk: Desk, wishes: Wishes, *, name: str) -> str:
    """Make the translation of the text that `name` names and return its file."""
    if wishes.kind and wishes.title:
        told = in_language(
            "With --translate, give nothing but the title, in quotation marks.",
            "Avec --translate, donnez seulement le titre, entre guillemets.",
        )
        raise AskError(told)
    file = _source(desk, desk.folder(name), wishes.language)
    source = desk.read(file)
    if source is None:
        told = in_language(
            "{} has mistakes: mend them first; a build tells them.",
            "{} a des fautes\xa0: corrigez-les d’abord; une construction les dit.",
        )
        raise DeskError(told.format(file.source))
    ask = Asking(desk.names(), attended=attended())
    say("To translate: {}", "À traduire\xa0: {}", source.line("title"))
    title = ask.title(wishes.title or wishes.kind)
    language = file.language.other
    words = words_of(title, source.slug)
    translation = Translation(
        source=source,
        title=title,
        slug=free_slug(words, _taken(desk, language, file.day)),
        translators=() if file.day is None else ask.translators(wishes.authors),
        status=wishes.status,
    )
    _add(desk, ask.new)
    save_new(desk.content / file.folder / f"{language}.md", translation.written())
    return f"{file.folder}/{language}.md"


def opened(file: Path, *, edit: bool) -> int:
    """Tell where a new text is and open it in the editor, if there is one; return 0."""
    here = Path.cwd()
    typer.echo(str(file.relative_to(here) if file.is_relative_to(here) else file))
    if not attended():
        return 0
    say(
        "Write it there; nobody sees it before you take its line “status: draft” out.",
        "Écrivez-le là; personne ne le voit tant que sa ligne «\xa0status: draft\xa0» y est.",
    )
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not (edit and editor):
        return 0
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=False)
    except (OSError, ValueError):
        say("{} cannot be started.", "{} ne se lance pas.", editor)
    return 0


def _source(desk: Desk, folder: str, wanted: Language | None) -> TextFile:
    """Return the text to translate; raise DeskError where its translation is there already."""
    texts = desk.texts[folder]
    if len(texts) > 1:
        told = in_language(
            "{} has both languages already; see status.",
            "{} est déjà dans les deux langues; voyez status.",
        )
        raise DeskError(told.format(folder))
    (file,) = texts.values()
    if wanted is file.language:
        told = in_language("{} is in that language already.", "{} est déjà dans cette langue.")
        raise AskError(told.format(file.source))
    return file


def _taken(desk: Desk, language: Language, day: date | None) -> set[str]:
    taken = desk.taken(language, day)
    return taken if day else taken | urls.reserved(language)


def _add(desk: Desk, new: list[NewName]) -> None:
    """Put new names in their files, all or none of each file."""
    texts = {one.file: desk.text(one.file) for one in new}
    for one in new:
        texts[one.file] = names.added(texts[one.file], one)
    for file, text in texts.items():
        save(desk.content / file, text)


def _there(folder: str) -> str:
    told = in_language(
        "{} is there already: choose another title, or translate it with --translate {}.",
        "{} existe déjà\xa0: choisissez un autre titre, ou traduisez-le avec --translate {}.",
    )
    return told.format(folder, folder.rpartition("/")[2])
