"""In which language each text is, and which texts are translations of each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import tomli

from vigie.languages import Language
from vigie.wordpress.export import ExportError, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vigie.wordpress.export import Item

_SWITCH = re.compile(r"<!--:([a-z]{2})?-->|\[:([a-z]{2})?\]|\{:([a-z]{2})?\}")
_TAG = re.compile(r"<[^>]*>|\[[^\]]*\]")
_ENOUGH = 4
_SAMPLE = 800
_SURE = 0.7
_POLYLANG = ("language", "post_translations")
_WPML_LANGUAGE = (Field.IMPORTED_LANGUAGE, Field.LANGUAGE, Field.LANGUAGE_SHOWN)
_WPML_GROUP = (Field.IMPORTED_GROUP, Field.GROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What a person says of texts and names, against what was found out.

    `languages` and `originals` are by the id of an item or its old address; `names` has the name
    of a term in both languages by its slug.
    """

    languages: Mapping[str, Language] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One language of an item; `code` is empty where nobody says which."""

    code: str
    title: str
    content: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The language of a text; `source` is who says so: `given`, `plugin`, `detected`, `assumed`."""

    code: str
    source: str


def read_corrections(file: Path) -> Corrections:
    """Return what a file of corrections says; raise ExportError where it cannot be read."""
    try:
        data = tomli.loads(file.read_text("utf-8"))
        posts, names = data.get("posts", {}), data.get("names", {})
        return Corrections(
            languages={key: Language(one["lang"]) for key, one in posts.items() if "lang" in one},
            originals={
                key: str(one["translation_of"])
                for key, one in posts.items()
                if "translation_of" in one
            },
            names={
                slug: {Language(code): str(name) for code, name in both.items()}
                for slug, both in names.items()
            },
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ExportError(
            fr=f"{file}\N{NO-BREAK SPACE}: impossible à lire ({error})",
            en=f"{file}: cannot be read ({error})",
        ) from None


def parts(item: Item) -> tuple[Part, ...]:
    """Return the languages that qTranslate put into one item, or the item as it is."""
    texts = {name: _switched(getattr(item, name)) for name in ("title", "content", "excerpt")}
    codes = [code for code in texts["content"] or texts["title"] if code]
    if not codes:
        return (Part(code="", title=item.title, content=item.content, excerpt=item.excerpt),)
    return tuple(
        Part(
            code=code,
            **{
                name: found.get(code, "") if found else getattr(item, name)
                for name, found in texts.items()
            },
        )
        for code in codes
        if texts["content"].get(code, "").strip() or not texts["content"]
    )


def in_language(text: str, code: str) -> str:
    """Return a short text as qTranslate says it in a language."""
    found = _switched(text)
    return found.get(code) or next((one for one in found.values() if one), text)


def _switched(text: str) -> dict[str, str]:
    """Return a text by language; nothing where it has no switch. What is in none is in all."""
    if _SWITCH.search(text) is None:
        return {}
    codes = dict.fromkeys(code for match in _SWITCH.finditer(text) if (code := _code(match)))
    found = dict.fromkeys(codes, "")
    now, position = "", 0
    for match in (*_SWITCH.finditer(text), None):
        piece = text[position : match.start() if match else len(text)]
        for code in (now,) if now else codes:
            found[code] += piece
        if match:
            now, position = _code(match), match.end()
    return {code: one.strip() for code, one in found.items()}


def _code(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""


def spoken(item: Item, part: Part, given: Language | None, corrections: Corrections) -> Spoken:
    """Return the language of a text: as corrected, as a plugin says, as given, or as detected."""
    corrected = corrections.languages.get(item.id) or corrections.languages.get(item.link)
    if corrected:
        return Spoken(code=corrected, source="given")
    code = part.code or _by_plugin(item)
    if code:
        return Spoken(code=code, source="plugin")
    if given:
        return Spoken(code=given, source="given")
    found = detected(f"{part.title}\n{part.content}")
    return Spoken(code=found, source="detected" if found else "assumed")


def _by_plugin(item: Item) -> str:
    terms = (term.slug for term in item.terms if term.domain == _POLYLANG[0])
    fields = (item.field(name) for name in _WPML_LANGUAGE)
    found = next((one for one in (*terms, *fields) if one), "")
    return found.lower()[:2]


def group(item: Item, corrections: Corrections) -> str:
    """Return what the translations of one text share."""
    original = corrections.originals.get(item.id) or corrections.originals.get(item.link)
    original = original or item.field(Field.ORIGINAL)
    if original:
        return item.beside(original)
    terms = (term.slug for term in item.terms if term.domain == _POLYLANG[1])
    fields = (item.field(name) for name in _WPML_GROUP)
    shared = next((one for one in (*terms, *fields) if one), "")
    return f"{item.blog}:{item.kind}:{shared}" if shared else item.key


def detected(text: str, sure_from: float = _SURE) -> str:
    """Return `fr` or `en`, or nothing where the text is too short or too mixed to tell.

    `sure_from` is the least probability that counts.
    """
    words = _TAG.sub(" ", text)[:_SAMPLE].split()
    if len(words) < _ENOUGH:
        return ""
    language, sure = _classifier()(" ".join(words))
    return language if sure >= sure_from else ""


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import (  # noqa: PLC0415 -- slow to load
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([language.value for language in Language])

    def classify(text: str) -> tuple[str, float]:
        language, sure = identifier.classify(text)
        return str(language), float(sure)

    return classify
