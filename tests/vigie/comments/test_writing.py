"""Archives change where they are told to, and keep every other byte, whatever happens."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vigie.comments.test_archive import read
from vigie.comments.model import Comment, Kind, Part, Reason, Redaction
from vigie.comments.writing import EditError, added, redacted, table
from vigie.languages import Language

NOTE = Redaction(parts=(Part.AUTHOR, Part.BODY), reason=Reason.REQUEST, date=date(2026, 11, 22))
NOTED = 'redacted = { parts = ["author", "body"], reason = "request", date = 2026-11-22 }'
ODD = """\
# Ce que les lecteurs ont laissé   \n
  [[ comment ]]  # le premier
  id='1'
\tauthor = "A"   # un nom
"url"="https://example.org/"
date = 2013-06-05 02:35:00   # sans décalage
body = \'\'\'
[[comment]]
author = "pas une clé"
\'\'\'
extra = {a = 2013-01-01 }

[comment.redacted]
parts = [
  "author",
]
reason = "law"
date = 2014-01-01

[[comment]]
id = 2
body = \"\"\"\\
   x \\\"\"\" [[comment]] \"\"\"
"""


def comment(**changes: Any) -> Comment:  # noqa: ANN401 -- whatever a comment has
    """Return a comment."""
    values: dict[str, Any] = {
        "id": "9",
        "date": datetime(2013, 6, 5, 2, 35, tzinfo=UTC),
        "language": Language.FR,
        "body": "Merci.",
        **changes,
    }
    return Comment(**values)


def test_a_table_has_its_keys_in_order() -> None:
    whole = comment(
        parent="8", kind=Kind.TRACKBACK, author="A", url="https://e.org/", by_author=True
    )
    assert table(whole) == (
        '[[comment]]\nid = "9"\nparent = "8"\nkind = "trackback"\nauthor = "A"\n'
        'url = "https://e.org/"\ndate = 2013-06-05T02:35:00+00:00\nlang = "fr"\n'
        'by_author = true\nbody = """\nMerci.\n"""\n'
    )


@given(st.text(max_size=40), st.text("\\\"'\n\r\té\x00\x7f= #[]", max_size=30))
def test_what_is_written_is_read_back(author: str, body: str) -> None:
    (found,) = tomllib.loads(table(comment(author=author, body=body)))["comment"]
    assert found.get("author", "") == author
    assert found.get("body", "").removesuffix("\n") == (body or "")


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "# fin", "\n\n\n"])
def test_a_comment_is_added_behind_all_there_is(end: str) -> None:
    before = f'# début\n[[comment]]\nid = "1"\nx = 1{end}'
    after = added(before, comment())
    assert after.startswith(before)
    assert [one["id"] for one in tomllib.loads(after)["comment"]] == ["1", "9"]
    assert "\n\n[[comment]]" in after[len(before) - 2 :]


def test_an_archive_of_another_system_keeps_its_line_ends() -> None:
    after = added('[[comment]]\r\nid = "1"\r\n', comment())
    assert after.count("\n") == after.count("\r\n")
    assert redacted(after, "9", NOTE).count("\n") == redacted(after, "9", NOTE).count("\r\n")


def test_an_hour_without_seconds_is_no_mistake_here_either() -> None:
    before = '[[comment]]\nid = "1"\ndate = 2013-06-05T02:35-04:00\n'
    assert added(before, comment()).startswith(before)
    assert 'id = "1"' in redacted(before, "1", NOTE)


@pytest.mark.parametrize(
    "text", ["comment = []\n", "comment = [{id = 1}]\n", "a = \n", "[[comment"]
)
def test_what_cannot_be_changed_by_a_program_is_told(text: str) -> None:
    with pytest.raises(EditError):
        added(text, comment())


def test_what_is_taken_out_is_gone_and_the_rest_keeps_every_byte() -> None:
    after = redacted(ODD, "1", NOTE)
    cut = ODD.index("[comment.redacted]"), ODD.index("[[comment]]\nid = 2")
    kept = ODD[: cut[0]] + ODD[cut[1] :]
    for gone in (
        '\tauthor = "A"   # un nom\n',
        '"url"="https://example.org/"\n',
        "body = '''\n[[comment]]\nauthor = \"pas une clé\"\n'''\n",
    ):
        kept = kept.replace(gone, "", 1)
    place = ODD.index("\tauthor")
    assert after == f"{kept[:place]}{NOTED}\n{kept[place:]}"
    with pytest.raises(EditError, match="“3”"):
        redacted(ODD, "3", NOTE)


def test_what_was_taken_out_before_stays_out() -> None:
    first = redacted(
        table(comment(author="A")),
        "9",
        NOTE.__class__(parts=(Part.AUTHOR,), reason=Reason.LAW, date=NOTE.date),
    )
    assert 'parts = ["author"], reason = "law"' in first
    assert "Merci" in first
    assert NOTED in redacted(first, "9", NOTE)


_BODIES = st.text("ab\n\"'\\[]#=é ", max_size=20)


@given(st.lists(st.tuples(_BODIES, _BODIES, st.booleans()), min_size=1, max_size=5), st.data())
def test_other_comments_keep_every_byte(
    drawn: list[tuple[str, str, bool]], data: st.DataObject
) -> None:
    tables = [
        ("# note\n" if note else "")
        + table(comment(id=str(number), author=author, body=body or "x"))
        for number, (author, body, note) in enumerate(drawn)
    ]
    chosen = data.draw(st.integers(0, len(tables) - 1))
    after = redacted("\n".join(tables), str(chosen), NOTE)
    before, behind = "\n".join(tables[:chosen]), "\n".join(tables[chosen + 1 :])
    assert after.startswith(before)
    assert after.endswith(behind)
    found = tomllib.loads(after)["comment"][chosen]
    assert found.keys() == {"id", "date", "lang", "redacted"}
    comments, _ = read(after)
    assert comments[chosen].redaction == NOTE
