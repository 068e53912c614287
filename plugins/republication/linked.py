"""The provenance of a text in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.persons import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.republication.model import Provenance
    from vigie.content import Text
    from vigie.languages import Language

    Json = Mapping[str, object]


def republication(given: Provenance, text: Text) -> Json:
    """Return what a post says besides that gives a text of somebody else."""
    return _filled({**_rights(given), **_credited(given), **_based(given, text.language)})


def carried(given: Provenance, text: Text, url: str) -> Json:
    """Return what a post says besides that carries a text; `url` leads to that text."""
    part = {
        "@type": "Article",
        "@id": url,
        "headline": given.title,
        "inLanguage": given.language_here(text).tag,
        **_rights(given),
        **_credited(given),
        **_based(given, text.language),
    }
    return {"hasPart": [_filled(part)]}


def _rights(given: Provenance) -> Json:
    return {"license": given.licence.url if given.licence else None}


def _credited(given: Provenance) -> Json:
    """Return who wrote the words, where they are those of the original or made from them."""
    if given.changes.value == "summary":
        return {}
    translator = [Person(name=given.translator).linked] if given.translator else None
    return {"author": [author.linked for author in given.authors], "translator": translator}


def _based(given: Provenance, language: Language) -> Json:
    relation = "translationOfWork" if given.changes.value == "translated" else "isBasedOn"
    publication = given.publication
    original = {
        "@type": "Article",
        "headline": given.title,
        "url": given.url,
        "inLanguage": given.language.tag,
        "datePublished": given.date,
        "author": [author.linked for author in given.authors],
        "publisher": _filled(
            {"@type": "Organization", "name": publication.name[language], "url": publication.url}
        ),
    }
    return {relation: _filled(original)}


def _filled(data: Mapping[str, object]) -> Json:
    """Leave out what is empty."""
    return {key: value for key, value in data.items() if value}
