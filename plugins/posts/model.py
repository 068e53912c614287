"""Texts gathered into pairs, and checked against the people and terms of the site."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.posts.competencies import missing_sections
from vigie.content import Axis, Content, Pair, Text
from vigie.messages import Message
from vigie.problems import Problem, Report, suggestion
from vigie.reading.blocks import Surroundings
from vigie.reading.texts import Reading
from vigie.reading.typesetting import in_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.content import Redirect, Taxonomy
    from vigie.reading.texts import TextRead
    from vigie.reading.tree import Tree
    from vigie.reading.typesetting import Typesetter

_SAME, _OWN = "its guid is also that of {source}", "give each its own"
_UNKNOWN = {
    Axis.CATEGORY: "unknown category “{id}”",
    Axis.TAG: "unknown tag “{id}”",
    Axis.SERIES: "unknown series “{id}”",
    Axis.AUTHOR: "unknown author “{id}”",
}
_ADD = {
    Axis.CATEGORY: "add it to [categories.…] of taxonomy.toml or take another",
    Axis.TAG: "add it to [tags.…] of taxonomy.toml or take another",
    Axis.SERIES: "add it to [series.…] of taxonomy.toml or take another",
    Axis.AUTHOR: "add it to people.toml or take another",
}


def gather(
    tree: Tree,
    texts: Iterable[TextRead],
    taxonomy: Taxonomy,
    problems: Iterable[Problem],
    redirects: tuple[Redirect, ...] = (),
) -> Reading:
    """Return the content that `texts` make, with all problems, those already found included."""
    found = [*tree.problems, *problems]
    folders: dict[str, list[Text]] = defaultdict(list)
    days = {}
    unread = set()
    sizes = {path: stamp.size for path, stamp in tree.stamps.items()}
    around = Surroundings(taxonomy=taxonomy, sizes=sizes)
    for read in texts:
        found += read.problems
        if read.text is None:
            unread.add(read.file.folder)
            continue
        text = settled(read.text, around, found)
        found += check_terms(text, taxonomy)
        found += missing_sections(text)
        folders[text.folder].append(known_terms(text, taxonomy))
        days[text.folder] = read.file.day
    pairs = [
        Pair(folder=folder, day=days[folder], texts={text.language: text for text in texts_of})
        for folder, texts_of in sorted(folders.items())
    ]
    found += _shared_guids(pairs)
    found += _shared_parts(pairs)
    content = Content(
        posts=tuple(pair for pair in reversed(pairs) if pair.day),
        pages=tuple(pair for pair in pairs if not pair.day),
        taxonomy=taxonomy,
        files=tree.files,
        redirects=redirects,
    )
    return Reading(content=content, problems=tuple(found), unread=frozenset(unread))


def typeset(terms: Taxonomy, typesetter: Typesetter) -> Taxonomy:
    """Return the terms with what readers see of them set; slugs stay as they are."""
    return {
        axis: {
            id_: replace(
                term,
                name=in_both(term.name, typesetter),
                description=term.description and in_both(term.description, typesetter),
                affiliation=term.affiliation and in_both(term.affiliation, typesetter),
            )
            for id_, term in of_axis.items()
        }
        for axis, of_axis in terms.items()
    }


def settled(text: Text, around: Surroundings, problems: list[Problem]) -> Text:
    """Return `text` with its blocks settled; what is wrong with them goes to `problems`."""
    if not text.blocks:
        return text
    report = Report(text.source)
    blocks = {name: block.settled(text, around, report) for name, block in text.blocks.items()}
    problems += report.problems
    return replace(text, blocks=blocks)


def _shared_guids(pairs: Iterable[Pair]) -> list[Problem]:
    """Return a problem for every text whose id in feeds is that of another one too."""
    owners: dict[str, list[Text]] = defaultdict(list)
    for pair in pairs:
        for text in pair.texts.values():
            owners[text.guid].append(text)
    owners.pop("", None)
    return [
        Problem(text.source, text.lines["guid"], Message(_SAME, source=other.source), _OWN)
        for texts in owners.values()
        for text, other in zip(texts, reversed(texts), strict=True)
        if text is not other
    ]


def _shared_parts(pairs: Iterable[Pair]) -> list[Problem]:
    """Return a problem for every post that is the same part of a series as one before it."""
    owners: dict[tuple[str, int], Text] = {}
    found = []
    for pair in pairs:
        for text in pair.texts.values():
            if text.series_part is None:
                continue
            other = owners.setdefault((text.series, text.series_part), text)
            if other.folder != text.folder:
                line = text.lines.get("series.part") or text.lines.get("series", 1)
                told = "part {part} of its series is already {source}"
                what = Message(told, part=text.series_part, source=other.source)
                found.append(Problem(text.source, line, what, "give each its own part"))
    return found


def check_terms(text: Text, taxonomy: Taxonomy) -> list[Problem]:
    """Return a problem for every author, category, tag or series that nobody has declared."""
    report = Report(text.source)
    for axis, what in _UNKNOWN.items():
        for term in _unknown(text, axis, taxonomy):
            line = text.lines.get(f"{axis.value}/{term}") or text.lines.get(axis.value, 1)
            report.add(line, what, suggestion(term, taxonomy[axis], _ADD[axis]), id=term)
    return report.problems


def known_terms(text: Text, taxonomy: Taxonomy) -> Text:
    """Return `text` without the terms that do not exist, so that the rest can still be checked."""
    if not any(True for axis in Axis for _ in _unknown(text, axis, taxonomy)):
        return text
    return replace(
        text,
        authors=tuple(part for part in text.authors if part.person in taxonomy[Axis.AUTHOR]),
        category=text.category if text.category in taxonomy[Axis.CATEGORY] else "",
        tags=tuple(tag for tag in text.tags if tag in taxonomy[Axis.TAG]),
        series=text.series if text.series in taxonomy[Axis.SERIES] else "",
    )


def _unknown(text: Text, axis: Axis, taxonomy: Taxonomy) -> Iterator[str]:
    return (term for term in text.terms(axis) if term not in taxonomy[axis])
