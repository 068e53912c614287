"""The made-up blog is the same every time, holds together, and is one that Vigie can build."""

import hashlib
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from benchmarks.corpus import SEED, Corpus, draw
from benchmarks.generators import vigie
from benchmarks.prose import Link, Shown, markdown
from vigie.build import build
from vigie.languages import Language

LINK = re.compile(r"\]\((\.\./[^)]+)\)")


@pytest.fixture(scope="module")
def blog() -> Corpus:
    """Draw a blog of a hundred posts."""
    return draw(100)


def words(corpus: Corpus) -> list[int]:
    """Return the number of words of every text."""
    bodies = [text.body for post in corpus.posts for text in post.texts]
    return [len(markdown(body, link=str, picture=str).split()) for body in bodies]


def laid_out(corpus: Corpus, folder: Path) -> dict[str, str]:
    """Lay a blog out for Vigie; return the hash of every file by its path."""
    vigie.lay_out(corpus, folder)
    files = (file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(tmp_path: Path) -> None:
    first = laid_out(draw(12), tmp_path / "first")
    assert first == laid_out(draw(12, SEED), tmp_path / "again")
    assert first != laid_out(draw(12, SEED + 1), tmp_path / "other")


def test_three_posts_in_five_are_in_both_languages_and_one_in_each_alone(blog: Corpus) -> None:
    shares = Counter(tuple(text.language for text in post.texts) for post in blog.posts)
    assert shares == {(Language.FR, Language.EN): 60, (Language.FR,): 20, (Language.EN,): 20}
    assert blog.texts == 160


def test_texts_have_about_six_hundred_words(blog: Corpus) -> None:
    assert 560 < mean(words(blog)) < 660


def test_posts_are_spread_over_twenty_years_in_order(blog: Corpus) -> None:
    dates = [post.date for post in blog.posts]
    assert dates == sorted(dates)
    assert {date.year for date in dates} == set(range(2006, 2026))


def test_there_are_as_many_terms_as_promised_and_posts_name_no_others(blog: Corpus) -> None:
    terms = (blog.categories, blog.tags, blog.authors, blog.series)
    assert [len({term.id for term in of_axis}) for of_axis in terms] == [8, 60, 25, 3]
    for post in blog.posts:
        assert post.category in blog.categories
        assert set(post.tags) <= set(blog.tags)
        assert set(post.authors) <= set(blog.authors)


def test_comments_are_few_mostly_and_many_rarely_and_answer_earlier_ones() -> None:
    posts = draw(1000).posts
    counts = [len(post.comments) for post in posts]
    assert 3 < mean(counts) < 4
    assert counts.count(0) > 350
    assert max(counts) > 100
    for post in posts:
        earlier = {""}
        for comment in post.comments:
            assert comment.parent in earlier
            assert comment.date > post.date
            earlier.add(comment.id)


def test_links_lead_to_other_posts_of_the_blog_and_pictures_are_there(blog: Corpus) -> None:
    numbers = {post.number for post in blog.posts}
    for post in blog.posts:
        parts = [part for text in post.texts for part in text.body]
        links = {part.to for part in parts if isinstance(part, Link)}
        shown = {part.name for part in parts if isinstance(part, Shown)}
        assert links <= numbers - {post.number}
        assert len(links) >= 2
        assert shown == {picture.name for picture in post.pictures}


def test_every_relative_link_that_is_written_leads_to_a_folder(tmp_path: Path) -> None:
    vigie.lay_out(draw(12), tmp_path)
    found = 0
    for file in tmp_path.rglob("*.md"):
        for link in LINK.findall(file.read_text(encoding="utf-8")):
            assert (file.parent / link).is_dir()
            found += 1
    assert found > 20


def test_vigie_builds_the_blog_without_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blog = draw(12)
    content, output = tmp_path / "content", tmp_path / "output"
    vigie.lay_out(blog, content)
    assert build(content=content, output=output, url="https://example.org", quiet=True) == 0
    assert capsys.readouterr().err == ""
    for post in blog.posts:
        for text in post.texts:
            path = f"{text.language}/{post.date:%Y/%m}/{text.slug}/index.html"
            page = (output / path).read_text(encoding="utf-8")
            assert text.title in page.replace("\u00a0", " ")
