"""What a new text needs to be told, asked where it was not: its kind, its title, its names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import agreed, answer, say
from vigie.content import Axis, Kind
from vigie.desk import outlines
from vigie.desk.choosing import Choice, named, pick, pick_some
from vigie.desk.composing import fit_title
from vigie.desk.folders import AskError
from vigie.desk.names import NewName, new_name
from vigie.languages import Language, Localized
from vigie.problems import suggestion
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vigie.content import Taxonomy, Term
    from vigie.messages import Message

_NOUNS = {
    Axis.AUTHOR: Localized(fr="Qui signe", en="Who signs"),
    Axis.CATEGORY: Localized(fr="Sujet", en="Topic"),
    Axis.TAG: Localized(fr="Mots-clés", en="Tags"),
}
_LANGUAGES = {
    Language.FR: ("fr", "francais", "french"),
    Language.EN: ("en", "anglais", "english"),
}
_FILES = {
    Axis.AUTHOR: "people.toml",
    Axis.CATEGORY: "taxonomy.toml",
    Axis.TAG: "taxonomy.toml",
}
_DONE = Localized(
    fr=" (un à la fois; Entrée quand c’est fini)", en=" (one at a time; Enter when done)"
)
_NONE = Localized(fr=" (Entrée\xa0: aucun)", en=" (Enter: none)")
_KINDS = tuple(
    Choice(id=kind.value, names=names, more=in_language(what.en, what.fr))
    for kind, (names, what) in outlines.KINDS.items()
)
_TRANSLATORS = Localized(
    fr="Qui traduit (un à la fois; Entrée quand c’est fini)",
    en="Who translates (one at a time; Enter when done)",
)


@dataclass(slots=True)
class Asking:
    """Asks where somebody is there to answer; `new` are the names that are to be added."""

    names: Taxonomy
    attended: bool
    new: list[NewName] = field(default_factory=list)

    def kind(self, written: str) -> Kind:
        """Return the kind of text that is meant."""
        if written:
            found = named(written, _KINDS)
            if found is None:
                known = [name for one in _KINDS for name in (one.name, one.id)]
                kinds = tuple(one.id for one in _KINDS)
                self._unknown(
                    written, suggestion(written, known, "write one of: {known}", known=kinds)
                )
            return Kind(found.id if found else "")
        self._need("KIND", "GENRE")
        question = Localized(
            fr="Un numéro ou un nom (Entrée\xa0: chronique)",
            en="A number or a name (Enter: chronicle)",
        )
        say("What will you write?", "Qu’allez-vous écrire?")
        return Kind(pick(question, _KINDS, Kind.CHRONICLE.value))

    def language(self, written: Language | None) -> Language:
        """Return the language of the text."""
        if written:
            return written
        self._need("--lang", "--lang")
        usual = Language(in_language("en", "fr"))
        while told := slugify(
            answer(
                f"Language, fr or en (Enter: {usual})", f"Langue, fr ou en (Entrée\xa0: {usual})"
            )
        ):
            for language, names in _LANGUAGES.items():
                if told in names:
                    return language
            say("Write fr or en.", "Écrivez fr ou en.")
        return usual

    def title(self, written: str) -> str:
        """Return the title of the text."""
        title = fit_title(written)
        if not title:
            self._need("TITLE", "TITRE")
        while not title:
            try:
                title = fit_title(answer("Title", "Titre"))
                if not title:
                    say("A text has a title.", "Il faut un titre.")
            except AskError as error:
                say("{}", "{}", error)
        return title

    def one(self, axis: Axis, written: str) -> str:
        """Return the id of a term of the text, or nothing."""
        found = self._some(axis, (written,) if written else (), most=1, question=None)
        return found[0] if found else ""

    def some(self, axis: Axis, written: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the terms of the text."""
        return self._some(axis, written, most=20, question=None)

    def translators(self, written: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of those who translate."""
        return self._some(Axis.AUTHOR, written, most=20, question=_TRANSLATORS)

    def _some(
        self, axis: Axis, written: Sequence[str], *, most: int, question: Localized | None
    ) -> tuple[str, ...]:
        terms = [*self.names[axis].values()]
        choices = [Choice(id=term.id, names=term.name) for term in terms]
        choices += [Choice(id=one.id, names=one.name) for one in self.new if one.axis is axis]
        choices.sort(key=lambda one: slugify(one.name))
        add = partial(self._add, axis)
        if not written and self.attended:
            hint = _NONE if most == 1 else _DONE
            noun = _NOUNS[axis]
            asked = question or Localized(fr=noun.fr + hint.fr, en=noun.en + hint.en)
            return pick_some(asked, choices, add, most=most)
        found = []
        for word in written:
            one = named(word, choices) or (add(word) if self.attended else None)
            if one is None:
                known = [choice.id for choice in choices]
                near = suggestion(word, known, "add it to {file} first", file=_FILES[axis])
                self._unknown(word, near)
            found.append(one.id if one else "")
        return tuple(dict.fromkeys(found))

    def _add(self, axis: Axis, written: str) -> Choice | None:
        """Offer to add a name that is not known; return it if that is wanted."""
        file = _FILES[axis]
        if not agreed(
            f"  “{written}” is not there yet. Add it to {file}?",
            f"  «\xa0{written}\xa0» n’y est pas encore. L’ajouter à {file}?",
        ):
            return None
        name = Localized(
            fr=fit_title(
                answer(
                    f"  Name in French (Enter: {written})",
                    f"  Nom en français (Entrée\xa0: {written})",
                )
                or written
            ),
            en=fit_title(
                answer(
                    f"  Name in English (Enter: {written})",
                    f"  Nom en anglais (Entrée\xa0: {written})",
                )
                or written
            ),
        )
        new = new_name(axis, name, {**self.names[axis], **self._added(axis)})
        if new is None:
            say("  A name needs letters or figures.", "  Il faut des lettres ou des chiffres.")
            return None
        self.new.append(new)
        return Choice(id=new.id, names=new.name)

    def _added(self, axis: Axis) -> dict[str, Term]:
        return {one.id: one.term for one in self.new if one.axis is axis}

    def _need(self, english: str, french: str) -> None:
        """Raise AskError where nobody is there to answer."""
        if not self.attended:
            told = in_language("{} is missing; see --help.", "Il manque {}; voir --help.")
            raise AskError(told.format(in_language(english, french)))

    def _unknown(self, written: str, remedy: Message) -> None:
        told = in_language("“{}” is not known; {}", "«\xa0{}\xa0» est inconnu; {}")
        raise AskError(told.format(written, remedy.told()))
