"""A made-up bilingual blog: the same number of posts and the same seed give the same blog."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from benchmarks import prose, words
from vigie.languages import Language
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.prose import Part
    from vigie.languages import Localized

SEED = 2013
ZONE = ZoneInfo("America/Toronto")

_FIRST = datetime(2006, 1, 2, tzinfo=UTC)
_LAST = datetime(2025, 12, 30, tzinfo=UTC)
_BOTH = tuple(Language)
_FIVE_POSTS = (_BOTH, (Language.FR,), _BOTH, (Language.EN,), _BOTH)
"""Which languages five posts in a row are written in: 60 % in both, 20 % in each alone."""
_SERIES_EVERY = 40
_TAGS_MOST = 5
_SECOND_AUTHOR = 0.25
_NO_COMMENT = 0.4
_REPLY = 0.3
_COMMENTS_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A category, tag, series or author."""

    id: str
    name: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that lies beside the texts of a post."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment; `parent` is the id of the one it answers, empty for none."""

    id: str
    parent: str
    author: str
    date: datetime
    language: Language
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A post in one language."""

    language: Language
    title: str
    slug: str
    summary: str
    body: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post in one language or both; `number` is its place in time, from 0."""

    number: int
    date: datetime
    folder: str
    category: Term
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    series: Term | None
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    comments: tuple[Comment, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everything that the post is filed under."""
        series = (self.series,) if self.series else ()
        return (self.category, *self.tags, *self.authors, *series)

    def text(self, language: Language) -> Text:
        """Return the text in `language`, else the one there is."""
        return next((text for text in self.texts if text.language is language), self.texts[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The whole blog, oldest post first."""

    categories: tuple[Term, ...]
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    series: tuple[Term, ...]
    posts: tuple[Post, ...]

    @property
    def texts(self) -> int:
        """The number of texts, that is of Markdown files."""
        return sum(len(post.texts) for post in self.posts)

    @property
    def shown(self) -> int:
        """How many comments pages show: those on a post stand below each of its texts."""
        return sum(len(post.texts) * len(post.comments) for post in self.posts)

    def silent(self) -> Corpus:
        """Return the same blog on which nobody ever commented."""
        return replace(self, posts=tuple(replace(post, comments=()) for post in self.posts))

    def filed(self) -> dict[str, tuple[Term, ...]]:
        """Return the terms that posts are filed under, by their axis."""
        used = {term for post in self.posts for term in post.terms}
        every = {
            "categories": self.categories,
            "tags": self.tags,
            "authors": self.authors,
            "series": self.series,
        }
        return {
            axis: tuple(term for term in terms if term in used) for axis, terms in every.items()
        }

    @property
    def edited(self) -> Post:
        """The post that an edit changes: one in both languages, half-way through the years."""
        later = self.posts[len(self.posts) // 2 :]
        return next(post for post in later if len(post.texts) == len(Language))


def draw(posts: int, seed: int = SEED) -> Corpus:
    """Return a blog of `posts` posts; five are the fewest, for every share of languages to hold."""
    categories, tags, authors, series = (
        _terms(names) for names in (words.CATEGORIES, words.TAGS, words.AUTHORS, words.SERIES)
    )
    drawer = _Drawer(posts, seed, categories, tags, authors, series)
    return Corpus(
        categories=categories,
        tags=tags,
        authors=authors,
        series=series,
        posts=tuple(drawer.post(number) for number in range(posts)),
    )


def _terms(names: Sequence[Localized]) -> tuple[Term, ...]:
    return tuple(Term(id=slugify(name.en), name=name) for name in names)


@dataclass(frozen=True, slots=True)
class _Drawer:
    posts: int
    seed: int
    categories: tuple[Term, ...]
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    series: tuple[Term, ...]

    def post(self, number: int) -> Post:
        chance = Random(f"{self.seed}/{self.posts}/{number}")  # noqa: S311 -- it must be repeatable
        date = self._date(number, chance)
        languages = _FIVE_POSTS[number % len(_FIVE_POSTS)]
        has_picture = chance.random() < prose.PICTURE_SHARE
        pictures = (_picture(chance),) if has_picture else ()
        texts = tuple(self._text(number, language, pictures, chance) for language in languages)
        return Post(
            number=number,
            date=date,
            folder=f"{date:%Y-%m-%d}-{texts[0].slug}",
            category=chance.choice(self.categories),
            tags=_some(self.tags, chance.randint(2, _TAGS_MOST), chance),
            authors=_some(self.authors, 1 + (chance.random() < _SECOND_AUTHOR), chance),
            series=self._series(number),
            texts=texts,
            pictures=pictures,
            comments=tuple(_comments(number, date, languages, chance)),
        )

    def _date(self, number: int, chance: Random) -> datetime:
        """Return a moment in the post's own slice of the twenty years."""
        place = (number + 0.8 * chance.random()) / self.posts
        return (_FIRST + (_LAST - _FIRST) * place).replace(microsecond=0).astimezone(ZONE)

    def _text(
        self, number: int, language: Language, pictures: tuple[Picture, ...], chance: Random
    ) -> Text:
        title = prose.title(language, chance)
        return Text(
            language=language,
            title=title,
            slug=f"{slugify(title)}-{number}",
            summary=prose.plain_sentence(language, chance),
            body=prose.body(
                language, chance, own=number, posts=self.posts, pictures=[p.name for p in pictures]
            ),
        )

    def _series(self, number: int) -> Term | None:
        if number % _SERIES_EVERY != 0:
            return None
        return self.series[number // _SERIES_EVERY % len(self.series)]


def _some(terms: tuple[Term, ...], count: int, chance: Random) -> tuple[Term, ...]:
    """Return at most `count` terms, the first of the list more often than the last."""
    weights = [1 / (place + 5) for place in range(len(terms))]
    return tuple(dict.fromkeys(chance.choices(terms, weights, k=count)))


def _picture(chance: Random) -> Picture:
    colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
    return Picture(name="square.png", data=prose.square(24, colour))


def _comments(
    number: int, date: datetime, languages: Sequence[Language], chance: Random
) -> Iterator[Comment]:
    """Yield a post's comments: mostly none or a few, rarely a great many, 3.5 on average."""
    moment = date.astimezone(UTC)
    heavy_tailed = int(2.3 * chance.paretovariate(1.5))
    count = 0 if chance.random() < _NO_COMMENT else min(_COMMENTS_MOST, heavy_tailed)
    for place in range(count):
        language = chance.choice(languages)
        answers = place > 0 and chance.random() < _REPLY
        moment += timedelta(seconds=chance.randint(60, 400_000))
        sentences = [prose.plain_sentence(language, chance) for _ in range(chance.randint(1, 4))]
        yield Comment(
            id=f"{number}{place:03}",
            parent=f"{number}{chance.randrange(place):03}" if answers else "",
            author=chance.choice(words.AUTHORS).fr.partition(" ")[0],
            date=moment.astimezone(ZONE),
            language=language,
            body=" ".join(sentences),
        )
