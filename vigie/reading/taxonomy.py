"""people.toml, partners.toml and taxonomy.toml: the names that posts refer to by id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vigie.content import Axis, Term
from vigie.languages import Localized
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, read_toml
from vigie.slugs import SLUG, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vigie.content import Taxonomy
    from vigie.problems import Report

_TABLES = {"categories": Axis.CATEGORY, "tags": Axis.TAG, "series": Axis.SERIES}
_ID_TOLD = "an id is small letters without accents, figures and hyphens, e.g. open-government"


def empty() -> Taxonomy:
    """Return a taxonomy without a term."""
    return {axis: {} for axis in Axis}


def read_people(text: str, report: Report) -> dict[str, Term]:
    """Return the authors by id."""
    return _read_named(text, report, _person)


def read_partners(text: str, report: Report) -> dict[str, Term]:
    """Return the partners by id."""
    return _read_named(text, report, _partner)


def read_terms(text: str, report: Report) -> Taxonomy:
    """Return categories, tags and series by id; the other axes stay empty."""
    found = empty()
    mapping = read_toml(text, report)
    if mapping is None:
        return found
    fields = Fields(mapping, report)
    for name, axis in _TABLES.items():
        table = fields.table(name)
        tables = dict(_tables(table)) if table else {}
        for id_, inner in tables.items():
            found[axis][id_] = _term(axis, id_, inner, tables)
    fields.finish()
    _open_circles(found[Axis.CATEGORY], report, mapping)
    for axis, terms in found.items():
        _tell_shared_slugs(axis, terms.values(), report, mapping)
    return found


def lineage(terms: dict[str, Term], id_: str) -> Iterator[str]:
    """Yield the id of a term and of those that it lies in, from near to far."""
    yield id_
    while id_ in terms and (id_ := terms[id_].parent):
        yield id_


def _read_named(text: str, report: Report, read: Callable[[str, Fields], Term]) -> dict[str, Term]:
    """Return the terms of a file that holds nothing but one table for each."""
    found = {}
    mapping = read_toml(text, report)
    for id_, fields in _tables(Fields(mapping, report)) if mapping else ():
        found[id_] = read(id_, fields)
        fields.finish()
    return found


def _person(id_: str, fields: Fields) -> Term:
    return replace(
        _named(Axis.AUTHOR, id_, fields),
        affiliation=fields.localized("affiliation"),
        description=fields.localized("note"),
    )


def _partner(id_: str, fields: Fields) -> Term:
    return replace(
        _named(Axis.PARTNER, id_, fields),
        feed=fields.web_address("feed"),
        description=fields.localized("description"),
    )


def _named(axis: Axis, id_: str, fields: Fields) -> Term:
    name = fields.localized("name")
    if name is None:
        fields.report.add(fields.mapping.line, "“{id}” has no name", 'write name = "…"', id=id_)
    own = Localized(fr=id_, en=id_)
    return Term(axis=axis, id=id_, name=name or own, slug=own, url=fields.web_address("url"))


def _term(axis: Axis, id_: str, fields: Fields, beside: Iterable[str]) -> Term:
    """Return a category, tag or series; `beside` are the ids of all terms of its table."""
    parent = fields.choice("parent", beside, "") if axis is Axis.CATEGORY else ""
    names, slugs, descriptions = {}, {}, {}
    for language in ("fr", "en"):
        inner = fields.table(language)
        if inner is None:
            what = "“{id}” has no name in “{language}”"
            told = 'write {language} = {name = "…", slug = "…"}'
            fields.report.add(fields.mapping.line, what, told, id=id_, language=language)
            continue
        names[language] = inner.text("name", required='write name = "…"') or id_
        slugs[language] = inner.slug("slug") or slugify(names[language]) or id_
        descriptions[language] = inner.text("description")
        inner.finish()
    fields.finish()
    described = any(descriptions.values())
    return Term(
        axis=axis,
        id=id_,
        name=_both(names, id_),
        slug=_both(slugs, id_),
        description=_both(descriptions, "") if described else None,
        parent=parent,
    )


def _both(values: dict[str, str], default: str) -> Localized:
    return Localized(fr=values.get("fr", default), en=values.get("en", default))


def _tables(fields: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield every table of `fields` by its id."""
    for id_ in fields.mapping.entries:
        if not SLUG.fullmatch(id_):
            fields.report.add(fields.line(id_), "“{id}” cannot be an id", _ID_TOLD, id=id_)
        inner = fields.table(id_)
        if inner is not None:
            yield id_, inner


def _open_circles(terms: dict[str, Term], report: Report, mapping: Mapping) -> None:
    """Tell of every category that lies in itself, and take it out of there."""
    for id_, term in list(terms.items()):
        seen, above = {id_}, term.parent
        while above and above not in seen:
            seen.add(above)
            above = terms[above].parent
        if above == id_:
            terms[id_] = replace(term, parent="")
            what = "“{id}” lies in itself, by way of its “parent”"
            line = _line(term.axis, id_, mapping)
            report.add(line, what, "take a “parent” out of the circle", id=id_)


def _tell_shared_slugs(axis: Axis, terms: Iterable[Term], report: Report, mapping: Mapping) -> None:
    taken: dict[tuple[str, str], str] = {}
    for term in terms:
        for language, slug in (("fr", term.slug.fr), ("en", term.slug.en)):
            other = taken.setdefault((language, slug), term.id)
            if other != term.id:
                what = "“{id}” and “{other}” share the slug “{slug}” in “{language}”"
                values = {"id": term.id, "other": other, "slug": slug, "language": language}
                line = _line(axis, term.id, mapping)
                report.add(line, what, "give each its own slug", **values)


def _line(axis: Axis, id_: str, mapping: Mapping) -> int:
    name = next(name for name, one in _TABLES.items() if one is axis)
    table = mapping.entries[name][1]
    return table.entries[id_][0] if isinstance(table, Mapping) else mapping.line
