"""The translation desk: where every text stands, and that a translation was looked over."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import say
from vigie.content import Status
from vigie.desk.folders import DeskError
from vigie.desk.front import value_of
from vigie.desk.progress import Row, State, Told, counts, row
from vigie.languages import Language, Localized
from vigie.problems import Report
from vigie.reading import frontmatter
from vigie.reading.digests import KEY, digest
from vigie.reading.fields import Fields
from vigie.reading.nodes import read_yaml
from vigie.reading.tree import POSTS
from vigie.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vigie.desk.progress import Version
    from vigie.desk.texts import Desk, Written
    from vigie.reading.tree import TextFile

_NAMES = 40
_STATES = 20
_WORDS = {
    State.MISSING: Localized(fr="à traduire", en="to translate"),
    State.UNREADABLE: Localized(fr="à réparer", en="to mend"),
    State.DRAFT: Localized(fr="brouillon", en="draft"),
    State.WAITING: Localized(fr="le {}", en="on {}"),
    State.HIDDEN: Localized(fr="caché", en="hidden"),
    State.PUBLISHED: Localized(fr="publié", en="published"),
}
_COUNTS = {
    "all": Localized(fr="Billets et pages", en="Posts and pages"),
    "both": Localized(fr="  dans les deux langues", en="  in both languages"),
    "fr": Localized(fr="  en français seulement", en="  in French only"),
    "en": Localized(fr="  en anglais seulement", en="  in English only"),
    "outdated": Localized(fr="Traductions à revoir", en="Translations out of date"),
    "alone": Localized(
        fr="Paires dont la source n’est pas notée", en="Pairs whose source is not noted"
    ),
    "draft": Localized(fr="Brouillons", en="Drafts"),
    "waiting": Localized(fr="En attente de leur jour", en="Waiting for their day"),
}
_OUTDATED = Localized(fr="à revoir", en="out of date")
_LINE = re.compile(rf"{KEY}\s*:")


def rows(desk: Desk) -> list[Row]:
    """Return where all texts stand: posts, newest first, then pages."""
    found = [_row(desk, folder, files) for folder, files in sorted(desk.texts.items())]
    posts = [one for one in found if one.folder.startswith(f"{POSTS}/")]
    return [*reversed(posts), *(one for one in found if not one.folder.startswith(f"{POSTS}/"))]


def tell(found: Sequence[Row], languages: Sequence[Language], *, everything: bool) -> None:
    """Print where texts stand in 80 columns: those with something to do, or all."""
    shown = [one for one in found if everything or one.to_do(languages)]
    if shown:
        typer.echo(f"{'':<{_NAMES}}{Language.FR:<{_STATES}}{Language.EN}")
    for one in shown:
        for line in _lines(one):
            typer.echo(line)
    if not shown:
        say("Nothing is to be done.", "Il n’y a rien à faire.")
    typer.echo()
    for key, number in counts(found).items():
        noun = _COUNTS[key]
        typer.echo(f"{in_language(noun.en, noun.fr):<{_NAMES}}{number}")


def review(desk: Desk, name: str) -> str:
    """Note that a translation says what its source says now; return its file."""
    file = _translation(desk, name)
    source = desk.read(desk.texts[file.folder][file.language.other])
    if source is None or desk.read(file) is None:
        told = in_language(
            "{} has mistakes: mend them first.", "{} a des fautes\xa0: corrigez-les d’abord."
        )
        raise DeskError(told.format(file.folder))
    path = desk.content / file.source
    text = path.read_bytes().decode()
    save(path, marked(text, digest(source.front, source.body)))
    return file.source


def marked(text: str, fingerprint: str) -> str:
    """Return a text with the fingerprint of its source in its front matter, all else as it was.

    Raises DeskError where it is written too unusually.
    """
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    places = [number for number in range(1, end) if _LINE.match(lines[number])]
    ending = "\r" if lines[0].endswith("\r") else ""
    place, until = (places[0], places[0] + 1) if places else (end, end)
    new = "\n".join((*lines[:place], f"{KEY}: {fingerprint}{ending}", *lines[until:]))
    before, after = (_entries(one) for one in (text, new))
    if {**before, KEY: fingerprint} != after:
        told = in_language("write “{}: {}” by hand", "écrivez «\xa0{}: {}\xa0» à la main")
        raise DeskError(told.format(KEY, fingerprint))
    return new


def _entries(text: str) -> dict[str, object]:
    """Return the values of a front matter, without their lines."""
    cut = frontmatter.split(text.removeprefix("\ufeff").replace("\r\n", "\n"), Report(""))
    front = read_yaml(cut[0], Report(""), 2) if cut else None
    return {key: value_of(node) for key, (_, node) in front.entries.items()} if front else {}


def _translation(desk: Desk, name: str) -> TextFile:
    """Return the translation that `name` names; raise DeskError where that is not clear."""
    folder = desk.folder(name)
    texts = desk.texts[folder]
    if len(texts) < len(Language):
        told = in_language("{} is in one language only.", "{} n’est que dans une langue.")
        raise DeskError(told.format(folder))
    end = name.rpartition("/")[2]
    own = [file for file in texts.values() if end == f"{file.language}.md"]
    own = own or [one for one in texts.values() if (text := desk.read(one)) and text.line(KEY)]
    if len(own) != 1:
        told = in_language("Which one: {}?", "Lequel\xa0: {}?")
        raise DeskError(told.format(", ".join(file.source for file in texts.values())))
    return own[0]


def _row(desk: Desk, folder: str, files: dict[Language, TextFile]) -> Row:
    texts = {language: desk.read(files[language]) for language in Language if language in files}
    wanted = any(text and text.line(KEY) for text in texts.values())
    told = {language: _told(text, desk, wanted=wanted) for language, text in texts.items()}
    return row(folder, told, desk.now)


def _told(text: Written | None, desk: Desk, *, wanted: bool) -> Told:
    if text is None:
        return Told(title="", status=None, moment=None, digest="", source_digest="")
    fields = Fields(text.front, Report(""))
    status = fields.choice("status", tuple(Status), Status.PUBLISHED)
    day = text.file.day
    midnight = datetime(day.year, day.month, day.day, tzinfo=desk.zone) if day else None
    return Told(
        title=text.line("title"),
        status=Status(status),
        moment=(midnight and fields.moment("date", desk.zone)) or midnight,
        digest=digest(text.front, text.body) if wanted else "",
        source_digest=text.line(KEY),
    )


def _lines(one: Row) -> Iterator[str]:
    """Yield a row: a long name has a line of its own, for none is cut."""
    states = "".join(f"{_words(one.versions[language]):<{_STATES}}" for language in Language)
    if len(one.name) < _NAMES:
        yield f"{one.name:<{_NAMES}}{states}".rstrip()
    else:
        yield one.name
        yield f"{'':<{_NAMES}}{states}".rstrip()


def _words(version: Version) -> str:
    told, outdated = _WORDS[version.state], _OUTDATED
    words = in_language(told.en, told.fr).format(version.day)
    return f"{words}, {in_language(outdated.en, outdated.fr)}" if version.outdated else words
