"""People who are named in a text without being listed, e.g. who wrote an original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from vigie.languages import Language
    from vigie.reading.nodes import Node
    from vigie.reading.typesetting import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody: `url` and `affiliation` may be empty."""

    name: str
    url: str = ""
    affiliation: str = ""

    def typeset(self, typesetter: Typesetter, language: Language) -> Person:
        """Return the person with name and affiliation set."""
        return replace(
            self,
            name=typesetter.string(self.name, language),
            affiliation=typesetter.string(self.affiliation, language),
        )

    @property
    def linked(self) -> Table[str, object]:
        """The person in the words of schema.org."""
        works_for = {"@type": "Organization", "name": self.affiliation}
        said = {
            "@type": "Person",
            "name": self.name,
            "url": self.url,
            "affiliation": works_for if self.affiliation else None,
        }
        return {key: value for key, value in said.items() if value}


def persons(fields: Fields, key: str) -> tuple[Person, ...]:
    """Take a list of people from `key`, each a name or a block with `name`."""
    return fields.each(key, lambda node: _person(node, fields, key))


def _person(node: Node, fields: Fields, key: str) -> Person | None:
    if isinstance(node, Scalar) and node.text:
        return Person(name=fields.line_of_text(key, node))
    if not isinstance(node, Mapping):
        fields.wrong(key, "somebody has a name", "write e.g. {key}: [Ada Éluard]", key=key)
        return None
    inner = Fields(node, fields.report, ".".join(filter(None, (fields.inside, key))))
    person = Person(
        name=inner.text("name", required="write “name: ” and the name"),
        url=inner.web_address("url"),
        affiliation=inner.text("affiliation"),
    )
    inner.finish()
    return person
