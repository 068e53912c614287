"""Licences by their SPDX ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.republication.licences import OFTEN, licence

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("written", "name", "url"),
    [
        ("CC-BY-4.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("cc-by-nc-nd-3.0", "CC BY-NC-ND 3.0", f"{CC}/licenses/by-nc-nd/3.0/"),
        ("CC-BY-3.0-IGO", "CC BY 3.0 IGO", f"{CC}/licenses/by/3.0/igo/"),
        ("CC0-1.0", "CC0-1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("etalab-2.0", "etalab-2.0", "https://spdx.org/licenses/etalab-2.0.html"),
    ],
)
def test_a_licence_is_named_and_leads_to_its_terms(written: str, name: str, url: str) -> None:
    found = licence(written)
    assert found is not None
    assert (found.name, found.url) == (name, url)


@pytest.mark.parametrize(
    "written",
    [
        *("CC-BY", "CC BY 4.0", "permission", "LicenseRef-ours", "MIT OR CC-BY-4.0", "MIT+", "("),
        *("CC-BY-4.0 WITH Classpath-exception-2.0", "NOASSERTION", "", "é"),
    ],
)
def test_what_is_no_id_is_no_licence(written: str) -> None:
    assert licence(written) is None


def test_the_licences_that_are_suggested_exist() -> None:
    assert [getattr(licence(id_), "id", None) for id_ in OFTEN] == list(OFTEN)


@pytest.mark.parametrize(
    ("written", "forbids"),
    [("CC-BY-ND-4.0", True), ("CC-BY-NC-ND-2.0", True), ("CC-BY-SA-4.0", False), ("MIT", False)],
)
def test_only_licences_without_derivatives_forbid_changes(written: str, *, forbids: bool) -> None:
    found = licence(written)
    assert found is not None
    assert found.forbids_changes is forbids


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_raise(written: str) -> None:
    found = licence(written)
    assert found is None or found.url.startswith("https://")
