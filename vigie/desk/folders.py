"""The folders of texts as people name them, and why something cannot be done with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.problems import suggestion
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


_A_FEW_LETTERS = 4
_DAY = re.compile(r"/\d{4}-\d{2}-\d{2}-")


class DeskError(Exception):
    """What was asked for cannot be done; the message says why, in the reader's language."""

    status = 1


class AskError(DeskError):
    """Something that has to be known was not told, or cannot be what was told."""

    status = 2


def content_folder(settings: Mapping[str, Any]) -> Path:
    """Return the content folder of the settings; raise DeskError where it is none."""
    folder = Path(settings["PATH"])
    if not folder.is_dir():
        told = in_language("{} is not a folder.", "{} n’est pas un dossier.")
        raise DeskError(told.format(folder))
    return folder


def folder_named(name: str, folders: Collection[str]) -> str:
    """Return the folder of a text that `name` names: its end, a path in it, a part of its words.

    Raises DeskError where there is none, or more than one of that name.
    """
    found = _found(name, folders)
    if len(found) == 1:
        return found[0]
    if found:
        which = in_language("Which one: {}?", "Lequel\xa0: {}?")
        raise DeskError(which.format(", ".join(sorted(found))))
    names = [folder.rpartition("/")[2] for folder in folders]
    near = suggestion(Path(name).name, names, "name the folder of a post")
    unknown = in_language(
        "There is no post “{}”: {}.", "Il n’y a pas de billet «\xa0{}\xa0»\xa0: {}."
    )
    raise DeskError(unknown.format(name, near.told().rstrip("?")))


def _found(name: str, folders: Collection[str]) -> list[str]:
    for place in (Path(name), *Path(name).parents):
        if found := [folder for folder in folders if _names(place.as_posix(), folder)]:
            return found
    words = slugify(name)
    if len(words) < _A_FEW_LETTERS:
        return []
    return [folder for folder in folders if words in folder.rpartition("/")[2]]


def _names(place: str, folder: str) -> bool:
    known = (folder, _DAY.sub("/", folder))
    return any(f"/{one}".endswith(f"/{place}") for one in known) or place.endswith(f"/{folder}")
