"""The blocks `republication:` and `carried:` of the front matter read into provenances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.republication.licences import OFTEN, licence
from plugins.republication.model import (
    Carried,
    Changes,
    Indexing,
    Permission,
    Provenance,
    Publication,
    Republication,
    is_id,
)
from vigie.languages import Localized
from vigie.persons import persons
from vigie.problems import suggestion
from vigie.reading.nodes import Mapping

if TYPE_CHECKING:
    from datetime import tzinfo

    from plugins.republication.licences import Licence
    from vigie.languages import Language
    from vigie.reading.fields import Fields

_WHERE = "write where it was first published"


def read_republication(fields: Fields, _zone: tzinfo, language: Language) -> Republication:
    """Return the provenance of a whole post; the original is in `language` if not told."""
    provenance = _provenance(fields, language)
    return Republication(provenance=provenance, indexing=_indexing(fields, provenance))


def read_carried(fields: Fields, _zone: tzinfo, language: Language) -> Carried:
    """Return the provenance of a text inside a post; the original is in `language` if not told."""
    return Carried(provenance=_provenance(fields, language), language=language)


def _provenance(fields: Fields, language: Language) -> Provenance:
    provenance = Provenance(
        title=fields.text("title", required="write the title of the original"),
        authors=persons(fields, "authors"),
        publication=_publication(fields),
        url=fields.web_address("url"),
        date=fields.partial_date("date"),
        language=fields.language("language", language),
        licence=_licence(fields),
        permission=_permission(fields),
        changes=Changes(fields.choice("changes", tuple(Changes), Changes.VERBATIM)),
        translator=fields.text("translator"),
    )
    _check_right(fields, provenance)
    if provenance.translator and provenance.changes is not Changes.TRANSLATED:
        told = "write “changes: translated”, or take the translator out"
        what = "“{changes}” is no translation"
        fields.wrong("translator", what, told, changes=provenance.changes)
    return provenance


def _check_right(fields: Fields, given: Provenance) -> None:
    """Tell a text that nobody allowed us to republish, or to change as we did."""
    if not (given.permission or given.licence or "licence" in fields.mapping.entries):
        told = "write “licence: CC-BY-4.0” or “permission: {granted_by: …}”"
        fields.report.add(
            fields.mapping.line, "neither a licence nor a permission to republish", told
        )
    forbidden = given.licence is not None and given.licence.forbids_changes
    if given.licence and forbidden and given.changes.is_derived and not given.permission:
        fields.wrong(
            "licence",
            "{id} does not allow a text that is {changes}",
            "republish it verbatim, or ask for a permission and write it under “permission”",
            id=given.licence.id,
            changes=given.changes,
        )


def _publication(fields: Fields) -> Publication:
    entry = fields.mapping.entries.get("publication")
    if entry is None or not isinstance(entry[1], Mapping):
        written = fields.text("publication", required=_WHERE)
        name = Localized(fr=written, en=written)
        return Publication(id=written if is_id(written) else "", name=name)
    inner = fields.table("publication")
    named = inner.localized("name") if inner else None
    if inner is None or named is None:
        fields.wrong("publication", "it has no name", _WHERE)
    publication = Publication(
        name=named or Localized(fr="", en=""),
        url=inner.web_address("url") if inner else "",
        feed=inner.web_address("feed") if inner else "",
    )
    if inner:
        inner.finish()
    return publication


def _licence(fields: Fields) -> Licence | None:
    written = fields.text("licence")
    found = licence(written) if written else None
    if written and found is None:
        remedy = suggestion(written, OFTEN, "write an SPDX id, e.g. CC-BY-4.0")
        fields.wrong("licence", "“{value}” is not known", remedy, value=written)
    return found


def _indexing(fields: Fields, given: Provenance) -> Indexing:
    """Return what search engines are told: of a copy of a public text, to list the original."""
    copied = given.changes is Changes.VERBATIM and given.url
    usual = Indexing.CANONICAL if copied else Indexing.OURS
    indexing = Indexing(fields.choice("indexing", tuple(Indexing), usual))
    if indexing in {Indexing.CANONICAL, Indexing.BOTH} and not given.url:
        told = "write the “url” of the original, or “indexing: ours” or “noindex”"
        fields.wrong("indexing", "the original has no address to lead to", told)
        return Indexing.OURS
    return indexing


def _permission(fields: Fields) -> Permission | None:
    inner = fields.table("permission")
    if inner is None:
        return None
    permission = Permission(
        granted_by=inner.text("granted_by", required="write who gave the permission"),
        granted_on=inner.partial_date("granted_on"),
    )
    inner.finish()
    return permission
