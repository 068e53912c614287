"""The plan that every competency follows."""

from __future__ import annotations

import pytest

from plugins.posts.competencies import SECTIONS, missing_sections
from tests.values import text, told
from vigie.content import Kind, Status

WHOLE = "".join(f'<h2 id="{section}">…</h2>' for section in SECTIONS)
LESS = WHOLE.replace('<h2 id="why">…</h2>', "").replace('<h2 id="avoid">…</h2>', "")


def competency(html: str, **changes: object) -> list[str]:
    """Return what is told of a competency."""
    made = text("pages/a", html=html, kind=Kind.COMPETENCY, lines={"kind": 3}, **changes)  # type: ignore[arg-type]
    return told(missing_sections(made))


def test_a_competency_with_every_section_has_no_problem() -> None:
    assert competency(WHOLE) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (
            WHOLE.replace("avoid", "other"),
            (
                "3: a competency without the section “avoid”; "
                "name each by its heading, as in “## A heading {#avoid}”"
            ),
        ),
        (
            LESS,
            (
                "3: a competency without the sections “why”, “avoid”; "
                "name each by its heading, as in “## A heading {#why}”"
            ),
        ),
    ],
)
def test_the_sections_that_it_lacks_are_told_at_once(html: str, problem: str) -> None:
    assert competency(html) == [problem]


def test_a_draft_and_a_page_of_another_kind_may_lack_them() -> None:
    assert competency(LESS, status=Status.DRAFT) == []
    assert missing_sections(text("pages/a", html=LESS)) == []
