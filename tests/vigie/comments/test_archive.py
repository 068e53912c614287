"""An archive becomes comments, and every mistake in it is told with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import toml_texts
from tests.values import ZONE, told
from vigie.comments import archive
from vigie.comments.model import Comment, Kind, Part, Reason, Redaction
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.tree import CommentsFile

if TYPE_CHECKING:
    from vigie.problems import Problem

FILE = CommentsFile(
    source="posts/2013/2013-06-05-x/comments.toml",
    folder="posts/2013/2013-06-05-x",
    day=date(2013, 6, 5),
    languages=(Language.FR,),
)
FIRST = '[[comment]]\nid = "1"\ndate = 2013-06-05T02:35:00-04:00\nbody = "Merci."\n'


def read(text: str | bytes, **changes: object) -> tuple[tuple[Comment, ...], list[Problem]]:
    """Return the comments of an archive and what is told of it."""
    report = Report(FILE.source)
    file = CommentsFile(
        **{
            "source": FILE.source,
            "folder": FILE.folder,
            "day": FILE.day,
            "languages": FILE.languages,
            **changes,
        }  # type: ignore[arg-type]
    )
    data = text if isinstance(text, bytes) else text.encode()
    return archive.comments_of(file, data, ZONE, report), report.problems


def test_a_comment_has_all_that_its_table_tells() -> None:
    comments, problems = read(
        "# Une note\n\n"
        f"{FIRST}\n"
        '[[comment]]\nid = 12\nparent = "1"\nkind = "comment"\nauthor = " Lectrice  fidèle "\n'
        'url = "https://example.org/"\ndate = 2013-06-05T12:00:00Z\nlang = "en"\nby_author = true\n'
        'body = """\nMerci du **partage**.\n\n[[comment]]\n"""\n'
        'redacted = {parts = ["author"], reason = "law", date = 2014-01-02}\n'
    )
    assert [problem.what for problem in problems] == [
        "“comment.author”: it is told to be taken out, and is still there",
        "“comment.url”: it is told to be taken out, and is still there",
    ]
    assert comments == (
        Comment(
            id="1",
            date=datetime(2013, 6, 5, 2, 35, tzinfo=ZONE),
            language=Language.FR,
            body="Merci.",
            line=3,
        ),
        Comment(
            id="12",
            parent="1",
            kind=Kind.COMMENT,
            author="Lectrice fidèle",
            url="https://example.org/",
            date=datetime(2013, 6, 5, 12, tzinfo=UTC),
            language=Language.EN,
            by_author=True,
            body="Merci du **partage**.\n\n[[comment]]",
            redaction=Redaction(parts=(Part.AUTHOR,), reason=Reason.LAW, date=date(2014, 1, 2)),
            line=8,
        ),
    )
    assert comments[1].date.tzinfo is ZONE


@pytest.mark.parametrize("empty", ["", "\n", "# rien\n", "comment = []\n", "\ufeff"])
def test_an_empty_archive_holds_nothing_and_is_no_mistake(empty: str) -> None:
    assert read(empty) == ((), [])


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        ("[[coment]]\nid = 1\n", 1, "the key “coment” is not known", "did you mean “comment”?"),
        (
            "[comment]\nid = 1\n",
            1,
            "“comment”: a list of comments is expected",
            "write [[comment]] above the keys of each one",
        ),
        (
            "comment = [1]\n",
            1,
            "this is not a comment",
            "write [[comment]] above the keys of each one",
        ),
        (
            f'{FIRST}autor = "A"\n',
            5,
            "the key “comment.autor” is not known",
            "did you mean “author”?",
        ),
        (FIRST.replace('id = "1"\n', ""), 1, "“comment.id” is missing", 'write e.g. id = "12"'),
        (
            FIRST.replace('"1"', '"é à"'),
            2,
            "“comment.id”: “é à” is not an id",
            "write figures, letters without accents, hyphens",
        ),
        (
            FIRST.replace("date =", "dat ="),
            1,
            "“comment.date” is missing",
            "write e.g. date = 2013-06-05T02:35:00-04:00",
        ),
        (
            FIRST.replace("2013-06-05T02:35:00-04:00", '"hier"'),
            3,
            "“comment.date”: “hier” is not a date",
            "write e.g. 2013-06-05 or 2013-06-05T09:00",
        ),
        (
            FIRST.replace('body = "Merci."\n', ""),
            1,
            "“comment.body” is missing",
            'write body = """…"""',
        ),
        (FIRST.replace("Merci.", " "), 4, "“comment.body” is empty", 'write body = """…"""'),
        (
            f'{FIRST}kind = "ping"\n',
            5,
            "“comment.kind”: “ping” is not known",
            "did you mean “pingback”?",
        ),
        (f'{FIRST}lang = "de"\n', 5, "“comment.lang”: “de” is not known", "write one of: fr, en"),
        (
            f'{FIRST}by_author = "yes"\n',
            5,
            "“comment.by_author”: “yes” is not known",
            "write one of: true, false",
        ),
        (
            f"{FIRST}redacted = {{parts = [], reason = 'law', date = 2014-01-01}}\n",
            5,
            "“comment.redacted.parts”: nothing was taken out",
            'write ["author"], ["body"] or both',
        ),
        (
            f"{FIRST}redacted = {{parts = ['all'], reason = 'law', date = 2014-01-01}}\n",
            5,
            "“comment.redacted.parts”: “all” cannot be taken out",
            'write ["author"], ["body"] or both',
        ),
        (
            f"{FIRST}redacted = {{parts = ['body'], reason = 'law'}}\n",
            5,
            "“comment.redacted.date” is missing",
            "write when it was taken out",
        ),
        (
            f"{FIRST}redacted = {{parts = ['body'], date = 2014-01-01}}\n",
            5,
            "“comment.redacted.reason” is missing",
            "write one of: request, privacy, law, conduct",
        ),
        (
            f"{FIRST}\n{FIRST}",
            6,
            "the id “1” is that of line 1 too",
            "give each comment its own",
        ),
        (
            f'{FIRST}parent = "1"\n',
            1,
            "the comment “1” answers itself by way of its parents",
            "mend a “parent”, or take it out",
        ),
        (
            "[[comment]\n",
            1,
            "this is not TOML (Expected ']]' at the end of an array declaration)",
            "mend this line",
        ),
    ],
)
def test_a_mistake_stops_the_build_and_has_its_line(
    text: str, line: int, what: str, remedy: str
) -> None:
    _, problems = read(text)
    assert f"{line}: {what}; {remedy}" in told(problems)
    assert any(problem.stops for problem in problems)


@pytest.mark.parametrize(
    "key",
    [
        "email",
        "e-mail",
        "courriel",
        "author_email",
        "ip",
        "author_IP",
        "user_agent",
        "email_hash",
        "gravatar",
    ],
)
def test_personal_data_are_no_part_of_an_archive(key: str) -> None:
    _, (problem,) = read(f'{FIRST}{key} = "x"\n')
    remedy = "take it out: of readers only the name and site they gave are kept"
    assert told([problem]) == [f"5: “comment.{key}”: personal data; {remedy}"]
    assert problem.stops


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        (
            FIRST.replace("2013-06-05T02:35", "2013-06-04T23:59"),
            1,
            "the comment is older than the post",
            "check both, and correct the one that is wrong",
        ),
        (
            f'{FIRST}\n{FIRST.replace("1", "2", 1).replace("T02", "T01")}parent = "1"\n',
            6,
            "the answer is older than the comment “1”, which it answers",
            "check both dates, and “parent”",
        ),
        (
            f'{FIRST}parent = "comment-9"\n',
            1,
            "the comment that it answers, “comment-9”, is not there",
            "write it back with a “redacted” block, as id = “comment-9”",
        ),
        (
            f'{FIRST.replace("1", "one", 1)}parent = "oone"\n',
            1,
            "the comment that it answers, “oone”, is not there",
            "did you mean “one”?",
        ),
        (
            f'{FIRST}url = "javascript:alert(1)"\n',
            5,
            "“comment.url” is no web address that can be followed; the name is no link",
            "write it whole, e.g. https://example.org/, or take it out",
        ),
        (
            f'{FIRST}author = "jean@example.org"\n',
            5,
            "“comment.author” tells an e-mail or IP address; the page hides it",
            "take it out here too",
        ),
        (
            FIRST.replace("Merci.", "À 203.0.113.7"),
            4,
            "“comment.body” tells an e-mail or IP address; the page hides it",
            "take it out here too",
        ),
        (
            f'{FIRST}author = "{"a" * 101}"\n',
            5,
            "a name of 101 characters",
            "shorten it: the page shows the beginning",
        ),
    ],
)
def test_what_is_odd_is_told_and_shown_all_the_same(
    text: str, line: int, what: str, remedy: str
) -> None:
    comments, problems = read(text)
    assert told(problems) == [f"{line}: {what}; {remedy}"]
    assert not problems[0].stops
    assert problems[0].told() == f"{FILE.source}:{line}: warning: {what}; {remedy}"
    assert len(comments) == text.count("[[comment]]")


def test_a_comment_without_a_language_has_that_of_the_only_text() -> None:
    (comment,), problems = read(FIRST, languages=(Language.EN,))
    assert (comment.language, problems) == (Language.EN, [])
    (comment,), (problem,) = read(FIRST, languages=tuple(Language))
    assert comment.language is Language.FR
    assert problem.told().endswith(
        "comments.toml:1: warning: “comment.lang” is missing, and the post is in both languages; "
        'write lang = "fr" or lang = "en"'
    )


def test_names_are_made_fit_to_be_seen() -> None:
    (comment,), _ = read(f'{FIRST}author = "\\u202Ea\\u0000\\tb\\n<b> jean@example.org"\n')
    assert comment.author == "a b <b> [adresse masquée]"


def test_a_pingback_needs_no_words() -> None:
    text = FIRST.replace('body = "Merci."', 'kind = "pingback"')
    (comment,), problems = read(text)
    assert (comment.kind, comment.body, problems) == (Kind.PINGBACK, "", [])


def test_each_cycle_is_told_once() -> None:
    tables = [
        FIRST.replace('"1"', f'"{id_}"') + f'parent = "{parent}"\n'
        for id_, parent in ("ab", "bc", "ca", "da", "ef", "fe")
    ]
    _, problems = read("\n".join(tables))
    assert [problem.what for problem in problems if problem.stops] == [
        "the comment “a” answers itself by way of its parents",
        "the comment “e” answers itself by way of its parents",
    ]


def test_a_file_that_is_no_text_is_told() -> None:
    assert told(read("é".encode("latin-1"))[1]) == [
        "1: the file is not UTF-8 text; save it again with the encoding UTF-8"
    ]


_SIGNS = st.sampled_from(
    [
        *(
            "[[comment]]\n",
            'id = "1"\n',
            'id = "2"\n',
            'parent = "1"\n',
            'parent = "2"\n',
            "id = 3\n",
        ),
        *("date = 2013-06-05\n", 'body = "x"\n', 'body = """\n', '"""\n', "[comment.redacted]\n"),
        *(
            'kind = "pingback"\n',
            "email = 1\n",
            "author = []\n",
            "redacted = 1\n",
            "date = 12:00:00\n",
        ),
        *('parts = ["body"]\n', "url = 1\n", "lang = true\n", "date = 0001-01-01T00:00:00+23:00\n"),
    ]
)


@given(toml_texts() | st.lists(_SIGNS, max_size=14).map("".join))
def test_no_archive_makes_the_reader_raise(text: str) -> None:
    comments, problems = read(text)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert all(comment.id for comment in comments)
