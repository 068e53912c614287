"""Everything that can be known before publishing: what a build would tell, and what rules find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vigie.checking import external, manuscript, spelling
from vigie.checking.dictionaries import Dictionary, dictionary
from vigie.checking.rule import found, problem_at
from vigie.checking.rules import EXTERNAL, RULES, SPELLING
from vigie.languages import Language
from vigie.problems import Problem, Report, Severity
from vigie.reading.texts import decode
from vigie.reading.tree import WORDS
from vigie.workers import default_jobs, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from vigie.checking.external import Asking
    from vigie.checking.manuscript import Place
    from vigie.checking.spelling import Known, Unknown
    from vigie.content import Taxonomy
    from vigie.incremental.examined import Examined
    from vigie.reading.tree import TextFile

_MOST_SUGGESTIONS = 40


class PathError(Exception):
    """A path to check that is not in the content folder; `path` is what was given."""

    def __init__(self, path: Path) -> None:
        """Keep the path."""
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found, in the order of places; `content` is the folder that paths are relative to.

    `texts` is how many were looked at; `unspelled` are the languages without a dictionary.
    """

    problems: tuple[Problem, ...]
    content: Path
    texts: int
    unspelled: tuple[Language, ...]

    @property
    def stops(self) -> bool:
        """Whether the site should not be published as it is."""
        return any(problem.stops for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What looking at one text gave: what is wrong, and what has to be looked up elsewhere.

    The latter are problems to come: words that no dictionary has, addresses of other sites.
    """

    problems: tuple[Problem, ...]
    words: tuple[tuple[Unknown, Place], ...]
    addresses: tuple[tuple[str, Place], ...]


def check(
    content: Path | None = None,
    *,
    paths: Iterable[Path] = (),
    drafts: bool = False,
    cache: Path | None = None,
    jobs: int | None = None,
    asking: Asking | None = None,
) -> Checked:
    """Return all that is to be told of a content folder, that of the settings by default.

    `paths` are the texts or folders that count, all without any; `drafts` also judges the links of
    drafts; `cache` is where builds keep what they found out, `asking` what asks other sites, which
    nothing does without it. Nothing is written but the cache. Raises PathError.
    """
    from vigie.build import examined

    jobs = jobs or default_jobs()
    site, folder = examined(content, drafts=drafts, cache=cache, jobs=jobs)
    chosen = tuple(_inside(path, folder) for path in paths)
    files = [file for file in site.texts if _counts(file.source, chosen)]
    told = [one for one in site.problems if _counts(one.path, chosen)]
    return _judged(site, folder, files, told, jobs, asking)


def check_published(site: Examined, folder: Path) -> Checked:
    """Return all that is to be told of the texts of a site that readers see.

    `site` is what building it found out, `folder` its content folder.
    """
    files = [file for file in site.texts if file.source in site.public]
    return _judged(site, folder, files, site.problems, default_jobs(), None)


def _judged(
    site: Examined,
    folder: Path,
    files: Sequence[TextFile],
    told: Sequence[Problem],
    jobs: int,
    asking: Asking | None,
) -> Checked:
    """Return what was `told` of a site, with what rules find in some of its texts."""
    dictionaries = {one: book for one in Language if (book := dictionary(one)) is not None}
    known = _known(site.taxonomy, folder, dictionaries)
    looked = partial(_look_at, folder=folder, known=known, outside=asking is not None)
    seen = [one for some in spread(looked, files, jobs) for one in some if one is not None]
    problems = [
        *told,
        *(problem for one in seen for problem in one.problems),
        *_misspelled(seen, dictionaries),
        *(_answered(seen, asking) if asking else ()),
    ]
    return Checked(
        problems=tuple(sorted({_with_column(one) for one in problems}, key=_order)),
        content=folder,
        texts=len(files),
        unspelled=tuple(one for one in Language if one not in dictionaries),
    )


def _inside(path: Path, folder: Path) -> str:
    """Return a given path as seen from the content folder; raise PathError where it is not in it.

    It may be given as seen from here, or from the content folder.
    """
    for place in (path.absolute(), folder.absolute() / path):
        resolved = place.resolve()
        if resolved.exists() and resolved.is_relative_to(folder.resolve()):
            return resolved.relative_to(folder.resolve()).as_posix()
    raise PathError(path)


def _counts(source: str, chosen: Sequence[str]) -> bool:
    return not chosen or any(
        place in {".", source} or source.startswith(f"{place}/") for place in chosen
    )


def _known(taxonomy: Taxonomy, folder: Path, dictionaries: Mapping[Language, Dictionary]) -> Known:
    lists = {}
    for language in Language:
        file = folder / WORDS[language]
        lists[language] = file.read_text("utf-8-sig", "replace") if file.is_file() else ""
    books = {language: book.knows for language, book in dictionaries.items()}
    return spelling.knowing(spelling.vocabulary(taxonomy, lists), books)


def _misspelled(
    seen: Iterable[_Looked], dictionaries: Mapping[Language, Dictionary]
) -> Iterator[Problem]:
    """Yield the words that are not known; the first different ones with what was perhaps meant."""
    nearest: dict[tuple[str, Language], str] = {}
    for unknown, place in (one for looked in seen for one in looked.words):
        word, language = unknown.word, unknown.language
        if (word, language) not in nearest and len(nearest) < _MOST_SUGGESTIONS:
            nearest[word, language] = dictionaries[language].nearest(word)
        near = nearest.get((word, language), "")
        told = "write “{near}”, or add the word to {file}" if near else "add the word to {file}"
        values = {"word": word, "near": near, "file": WORDS[language]}
        finding = found(unknown.start, "“{word}” is in no dictionary", told, **values)
        yield problem_at(place, SPELLING, Severity.WARNING, finding)


def _answered(seen: Iterable[_Looked], asking: Asking) -> Iterator[Problem]:
    """Yield what other sites no longer have."""
    links = [one for looked in seen for one in looked.addresses]
    answers = asking.answers(address for address, _ in links)
    for address, place in links:
        if told := external.finding(address, answers[address]):
            yield problem_at(place, EXTERNAL, *told)


def _with_column(problem: Problem) -> Problem:
    """Return a problem of which only the line is known at the first column."""
    return problem if problem.column else replace(problem, column=1)


def _order(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.line, problem.column, problem.rule, problem.what


def _look_at(
    files: Sequence[TextFile], *, folder: Path, known: Known, outside: bool
) -> list[_Looked | None]:
    return [_looked_at(file, folder, known, outside=outside) for file in files]


def _looked_at(file: TextFile, folder: Path, known: Known, *, outside: bool) -> _Looked | None:
    """Return what is in a text; None where it cannot be read, which the build tells."""
    text = decode((folder / file.source).read_bytes(), Report(file.source))
    if text is None:
        return None
    page = manuscript.read(file.source, file.language, text)
    problems = tuple(problem for rule in RULES for problem in rule.problems(page))
    told = {(problem.line, problem.column) for problem in problems}
    words = ((one, page.place(one.start, SPELLING)) for one in spelling.unknown_words(page, known))
    links = external.addresses(page) if outside else ()
    addresses = ((address, page.place(start, EXTERNAL)) for start, address in links)
    return _Looked(
        problems=problems,
        words=tuple(
            (word, place)
            for word, place in words
            if place and (place.line, place.column) not in told
        ),
        addresses=tuple((address, place) for address, place in addresses if place),
    )
