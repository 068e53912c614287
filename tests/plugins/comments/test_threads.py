"""Comments stand in threads: each once, below what it answers, in the order of their dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.threads import DEEPEST, conversation
from vigie.comments.model import Comment, Kind
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.comments.model import Conversation, Thread

START = datetime(2013, 6, 5, tzinfo=UTC)


def said(id_: str, parent: str = "", minute: int = 0, kind: Kind = Kind.COMMENT) -> Comment:
    """Return a comment."""
    return Comment(
        id=id_,
        parent=parent,
        kind=kind,
        date=START + timedelta(minutes=minute),
        language=Language.FR,
        body="x",
    )


def shape(threads: tuple[Thread, ...]) -> str:
    """Return threads as ids, with their answers in brackets; those gone have a sign."""
    return " ".join(
        f"{one.id}{'' if one.comment else '†'}{f'({shape(one.replies)})' if one.replies else ''}"
        for one in threads
    )


def every(threads: tuple[Thread, ...]) -> Iterator[Thread]:
    """Yield every thread as a reader meets it."""
    for one in threads:
        yield one
        yield from every(one.replies)


def shaped(*comments: Comment) -> str:
    return shape(conversation(comments).threads)


def test_answers_stand_below_what_they_answer_in_order_of_date() -> None:
    assert (
        shaped(said("1"), said("2", "1", 9), said("3", "1", 3), said("4", minute=1)) == "1(3 2) 4"
    )


def test_equal_dates_keep_the_order_of_the_archive() -> None:
    assert shaped(said("b"), said("a"), said("c")) == "b a c"


def test_an_answer_whose_parent_is_gone_stands_below_a_stub() -> None:
    made = conversation([said("1", minute=5), said("3", "2", 1), said("4", "2", 0)])
    assert shape(made.threads) == "2†(4 3) 1"
    assert (made.count, made.threads[0].count) == (3, 2)


def test_pingbacks_and_trackbacks_are_a_list_of_their_own() -> None:
    made = conversation(
        [
            said("1"),
            said("2", minute=2, kind=Kind.PINGBACK),
            said("3", minute=1, kind=Kind.TRACKBACK),
            said("4", "2", 3),
        ]
    )
    assert [one.id for one in made.mentions] == ["3", "2"]
    assert shape(made.threads) == "1 4"
    assert made.threads[1].parent == made.mentions[1]
    assert made.count == 2


def test_what_is_deeper_than_a_page_shows_stands_in_a_row() -> None:
    chain = [said(str(n), str(n - 1) if n > 1 else "", n) for n in range(1, 9)]
    made = conversation([*chain, said("9", "5", 99)])
    assert shape(made.threads) == "1(2(3(4(5 6 7 8 9))))"
    assert [one.parent.id for one in every(made.threads) if one.parent] == [*"1234567", "5"]


@given(
    st.lists(
        st.tuples(st.integers(-3, 30), st.integers(0, 5), st.sampled_from([*Kind, Kind.COMMENT])),
        max_size=30,
    )
)
def test_every_comment_is_shown_once_and_no_deeper_than_a_page_shows(
    drawn: list[tuple[int, int, Kind]],
) -> None:
    comments = [
        said(str(n), "" if above < 0 else str(above if above < n else above + 100), minute, kind)
        for n, (above, minute, kind) in enumerate(drawn)
    ]
    made = conversation(comments)
    shown = [one.comment.id for one in every(made.threads) if one.comment]
    shown += [one.id for one in made.mentions]
    assert sorted(shown) == sorted(one.id for one in comments)
    assert made.count == sum(one.count for one in made.threads)
    assert depth(made) <= DEEPEST
    before: set[str] = set()
    for one in every(made.threads):
        if one.comment and one.parent and one.parent.kind is Kind.COMMENT:
            assert one.parent.id in before
        before.add(one.id)


def depth(made: Conversation) -> int:
    def of(threads: tuple[Thread, ...]) -> int:
        return max((1 + of(one.replies) for one in threads), default=0)

    return of(made.threads)


def test_a_chain_of_thousands_is_no_deeper_for_that() -> None:
    chain = [said(str(n), str(n - 1) if n else "", n) for n in range(5000)]
    made = conversation(chain)
    assert (made.count, depth(made)) == (5000, DEEPEST)
