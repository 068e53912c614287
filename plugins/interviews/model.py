"""Who answers in an interview, and when it took place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from vigie.persons import persons
from vigie.reading.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.persons import Person
    from vigie.reading.fields import Fields
    from vigie.reading.typesetting import Typesetter

BLOCK = "interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Block):
    """Who answers; `date` is a year, a month or a day as in ISO 8601, or empty."""

    people: tuple[Person, ...]
    date: str

    def brief(self) -> tuple[Person, ...]:
        """Return who answers."""
        return self.people

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the interview with its names set."""
        return replace(
            self, people=tuple(person.typeset(typesetter, language) for person in self.people)
        )

    def posting(self, _text: Text, _url: str, _files: Mapping[str, str]) -> dict[str, object]:
        """Return who answers as contributors: their words are a part of the text."""
        return {"contributor": [person.linked for person in self.people]}


def read(fields: Fields, _zone: tzinfo, _of_text: Language) -> Interview:
    """Return the interview that the block tells."""
    people = persons(fields, "with")
    if not people and "with" not in fields.mapping.entries:
        told = "write who answers, e.g. with: [Ada Éluard]"
        fields.report.add(fields.mapping.line, "“interview.with” is missing", told)
    elif not (people or fields.report.problems):
        fields.wrong("with", "nobody is named", "write who answers, e.g. with: [Ada Éluard]")
    return Interview(people=people, date=fields.partial_date("date"))
