"""Whether other comments move a cut is known without a plan, and never wrongly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.values import ZONE, content, discussion, feed_choices, pair, text
from vigie.comments.cuts import Cuts
from vigie.feeds import COMMENTS
from vigie.incremental.cache import Cache
from vigie.languages import Language

if TYPE_CHECKING:
    from vigie.comments.model import Discussion
    from vigie.content import Content
    from vigie.feeds import FeedChoices

FOLDERS = ("posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y")
CHOICES = feed_choices(length=2, archived=frozenset({COMMENTS}))
moments = st.integers(0, 12).map(lambda day: datetime(2015, 1, 1, tzinfo=ZONE) + timedelta(day))
said = st.lists(moments, max_size=7)


def discussed(*dates: list[datetime]) -> Content:
    """Return a content with a discussion of each list of dates, in French only."""
    return content(
        *(
            pair(text(folder), discussion=discussion(folder, *some))
            for folder, some in zip(FOLDERS, dates, strict=True)
        )
    )


def archived(one: Content, choices: FeedChoices) -> list[tuple[datetime, ...]]:
    """Return what is in the archives of each text, and of all."""
    talks = [list(pair_.discussion.spoken) for pair_ in one.posts if pair_.discussion]
    found = []
    for spoken in (*talks, sorted(moment for talk in talks for moment in talk)):
        count = choices.archives(COMMENTS, len(spoken)) * choices.length_of(COMMENTS)
        found.append(tuple(moment for moment, _ in spoken[:count]))
    return found


def of_first(one: Content) -> Discussion:
    found = one.posts[0].discussion
    assert found is not None
    return found


@given(said, said, said)
def test_where_no_cut_moves_the_archives_hold_what_they_held(
    before: list[datetime], after: list[datetime], others: list[datetime]
) -> None:
    old, new = discussed(before, others), discussed(after, others)
    cuts = Cuts.made(old, CHOICES)
    if cuts.stay(of_first(old), of_first(new), (Language.FR,)):
        assert archived(old, CHOICES) == archived(new, CHOICES)
        assert cuts.cuts == Cuts.made(new, CHOICES).cuts


@given(said, said, said)
def test_without_archives_no_cut_moves(
    before: list[datetime], after: list[datetime], others: list[datetime]
) -> None:
    old, new = discussed(before, others), discussed(after, others)
    cuts = Cuts.made(old, feed_choices(length=2))
    assert cuts.stay(of_first(old), of_first(new), (Language.FR,))


def test_cuts_are_kept_from_build_to_build() -> None:
    made = Cuts.made(discussed([datetime(2015, 1, 1, tzinfo=ZONE)] * 5, []), CHOICES)
    cache = Cache(None, b"")
    made.note(cache)
    assert Cuts.noted(cache, CHOICES).cuts == made.cuts
    cache.close(keep=False)


def test_where_nothing_was_noted_nothing_is_known_to_stay() -> None:
    cache = Cache(None, b"")
    one = of_first(discussed([], []))
    assert not Cuts.noted(cache, CHOICES).stay(one, one, (Language.FR,))
    cache.close(keep=False)
