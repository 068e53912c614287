"""Comments that come in: typed at the terminal, from a file, or from a folder of mail."""

from __future__ import annotations

import mailbox
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import agreed, answer, say
from vigie.comments.mail import read_letter
from vigie.comments.terminal import show, tell, typed
from vigie.desk.folders import DeskError
from vigie.languages import Language

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from vigie.comments.desk import Desk
    from vigie.comments.mail import Letter
    from vigie.reading.tree import CommentsFile


def add(desk: Desk, post: str, letter: Letter, *, sure: bool) -> int:
    """Add one comment, shown first unless that is not needed; return the exit status."""
    file = desk.post(post)
    comment = desk.composed(file, letter)
    if not comment.body:
        raise DeskError(in_language("There is nothing to add.", "Il n’y a rien à ajouter."))
    if not sure:
        show(file.folder, comment)
        if not agreed("Add this comment?", "Ajouter ce commentaire?"):
            say("Nothing was added.", "Rien n’a été ajouté.")
            return 1
    tell(desk.add(file, comment), desk.content)
    say("Added: {}, comment {}.", "Ajouté\xa0: {}, commentaire {}.", file.source, comment.id)
    return 0


def completed(desk: Desk, post: str, letter: Letter) -> Letter:
    """Return `letter` with what the person at the terminal answers for what it leaves open."""
    file = desk.post(post)
    return replace(
        letter,
        author=letter.author or answer("Name (empty: anonymous)", "Nom (vide\xa0: anonyme)"),
        url=letter.url or answer("Their site (may be empty)", "Son site (facultatif)"),
        parent=letter.parent or _parent(desk, file),
        language=letter.language or _language(file),
        date=letter.date or _date(desk),
        body=letter.body or typed(),
    )


def _parent(desk: Desk, file: CommentsFile) -> str:
    known = [comment.id for comment in desk.read(file)[0]]
    while known:
        written = answer(
            "Id of the comment it answers (empty: none)",
            "Numéro du commentaire auquel il répond (vide\xa0: aucun)",
        )
        if not written or written in known:
            return written
        say("There are: {}.", "Il y a\xa0: {}.", ", ".join(known))
    return ""


def _language(file: CommentsFile) -> Language:
    while len(file.languages) > 1:
        written = answer("Language: fr or en", "Langue\xa0: fr ou en")
        if written in tuple(Language):
            return Language(written)
    return file.languages[0]


def _date(desk: Desk) -> datetime | None:
    while written := answer(
        "When, e.g. 2013-06-05T02:35 (empty: now)",
        "Quand, p. ex. 2013-06-05T02:35 (vide\xa0: maintenant)",
    ):
        try:
            return desk.moment(written)
        except DeskError as error:
            say("{}", "{}", error)
    return None


def inbox(desk: Desk, folder: Path) -> int:
    """Propose every message of an mbox file as a comment; add those that are agreed to."""
    if not folder.is_file():
        raise DeskError(in_language("{} is not a file.", "{} n’est pas un fichier.").format(folder))
    box = mailbox.mbox(folder, create=False)
    done: Counter[str] = Counter()
    for number, key in enumerate(box.keys(), 1):
        say("Message {} of {}", "Message {} de {}", number, len(box))
        done[_proposed(desk, read_letter(box.get_bytes(key)))] += 1
    box.close()
    say(
        "Added: {}. Already there: {}. Left: {}.",
        "Ajoutés\xa0: {}. Déjà là\xa0: {}. Laissés\xa0: {}.",
        *(done[one] for one in ("added", "there", "left")),
    )
    return 0


def _proposed(desk: Desk, letter: Letter) -> str:
    """Propose one message; return what became of it: `added`, `there` or `left`."""
    if not letter.body:
        say("It has no words of its own in plain text.", "Il n’a pas de texte brut à lui.")
        return "left"
    file = _post_of(desk, letter)
    if file is None:
        return "left"
    comment = desk.composed(file, replace(letter, language=letter.language or _language(file)))
    kept, _ = desk.read(file)
    if any((one.date, one.body) == (comment.date, comment.body) for one in kept):
        return "there"
    show(file.folder, comment)
    if not agreed("Add this comment?", "Ajouter ce commentaire?"):
        return "left"
    tell(desk.add(file, comment), desk.content)
    return "added"


def _post_of(desk: Desk, letter: Letter) -> CommentsFile | None:
    """Return the post that a message is about, as its subject tells or the person says."""
    name = letter.post
    if not name:
        say("{}: {}…", "{}\xa0: {}…", letter.author or "—", " ".join(letter.body.split())[:60])
    while name := name or answer(
        "Folder of the post (empty: leave it)", "Dossier du billet (vide\xa0: le laisser)"
    ):
        try:
            return desk.post(name)
        except DeskError as error:
            say("{}", "{}", error)
            name = ""
    return None
