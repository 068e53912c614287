"""What servers are told: a policy that lets in what pages need, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plugins.servers.model import headers
from plugins.servers.notices import Humans, expired, humans
from tests.values import site
from vigie.delivery import Security, ServerChoices, policy


def test_the_policy_lets_in_the_players_that_pages_show_and_no_other() -> None:
    told = policy(["https://b.example", "https://a.example:8443", "https://b.example"])
    assert "frame-src https://a.example:8443 https://b.example;" in told
    assert "frame-src 'none';" in policy(())


def test_the_policy_begins_by_forbidding_everything_and_allows_nothing_inline() -> None:
    told = policy(())
    assert told.startswith("default-src 'none';")
    assert "unsafe-inline" not in told
    assert "unsafe-eval" not in told.replace("wasm-unsafe-eval", "")
    assert "*" not in told


@pytest.mark.parametrize(
    ("url", "days", "told"),
    [
        ("https://vigie.example", 365, ["max-age=31536000"]),
        ("https://vigie.example", 0, []),
        ("http://vigie.example", 365, []),
    ],
)
def test_browsers_are_held_to_https_where_the_site_has_it(
    url: str, days: int, told: list[str]
) -> None:
    found = headers(site(url=url, servers=ServerChoices(hsts_days=days)), ())
    assert [value for name, value in found if name == "Strict-Transport-Security"] == told


def test_a_security_notice_that_holds_no_longer_is_told() -> None:
    security = Security(contact="mailto:a@example.org", expires=date(2026, 5, 1))
    before, after = (site(now=datetime(2026, month, 1, tzinfo=UTC)) for month in (4, 5))
    assert expired(security, before) is None
    problem = expired(security, after)
    assert problem is not None
    assert not problem.stops
    assert problem.what == "SECURITY_TXT: it held until 2026-05-01"


def test_humans_are_named_in_both_languages_where_their_names_differ() -> None:
    told = humans(Humans(titles=("Vigie",), names=("L’équipe / The team",)))
    assert told.decode() == "/* SITE */\nVigie\n\n/* TEAM */\nL’équipe / The team\n"
