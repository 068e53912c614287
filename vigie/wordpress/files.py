"""The files of an export opened with care: XML as it is or in a .zip, in bounded pieces."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from vigie.wordpress.export import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PIECE = 1 << 14
_MOST_MEMBERS = 1000
_LARGEST = 1 << 32
_SMALL = 1 << 20
_HIGHEST_RATIO = 200
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def open_exports(files: Iterable[Path]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name and the pieces of every export in `files`; raise ExportError where none is."""
    for file in files:
        try:
            if zipfile.is_zipfile(file):
                yield from _zipped(file)
                continue
            stream = file.open("rb")
        except OSError as error:
            raise _unreadable(str(file), error.strerror or str(error)) from None
        except _DAMAGED:
            raise _damaged(str(file)) from None
        with stream:
            yield file.name, _pieces(stream, file.name)


def _zipped(file: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    with zipfile.ZipFile(file) as archive:
        members = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
        if not members:
            raise ExportError(
                fr=f"{file}\N{NO-BREAK SPACE}: cette archive ne contient aucun fichier .xml",
                en=f"{file}: there is no .xml file in this archive",
            )
        _refuse_bombs(file, members)
        for member in sorted(members, key=lambda one: one.filename):
            name = f"{file.name}/{member.filename.rpartition('/')[2]}"
            with archive.open(member) as stream:
                yield name, _pieces(stream, name)


def _refuse_bombs(file: Path, members: list[zipfile.ZipInfo]) -> None:
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    bomb = whole > _SMALL and whole / packed > _HIGHEST_RATIO
    if len(members) > _MOST_MEMBERS or whole > _LARGEST or bomb:
        raise ExportError(
            fr=f"{file}\N{NO-BREAK SPACE}: cette archive grossirait démesurément; "
            "décompressez-la d’abord, si elle est à vous",
            en=f"{file}: this archive would grow beyond measure; unpack it first, if it is yours",
        )


def _pieces(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield what `stream` holds; zipfile itself stops at the size that a member declares."""
    try:
        while piece := stream.read(_PIECE):
            yield piece
    except OSError as error:
        raise _unreadable(name, error.strerror or str(error)) from None
    except _DAMAGED:
        raise _damaged(name) from None


def _unreadable(name: str, why: str) -> ExportError:
    return ExportError(
        fr=f"{name}\N{NO-BREAK SPACE}: impossible à lire ({why})",
        en=f"{name}: cannot be read ({why})",
    )


def _damaged(name: str) -> ExportError:
    return ExportError(
        fr=f"{name}\N{NO-BREAK SPACE}: l’archive est endommagée ou protégée par un mot de passe; "
        "décompressez-la d’abord",
        en=f"{name}: the archive is damaged or asks for a password; unpack it first",
    )
