"""Licences by their SPDX ids: which there are, what readers call them, what they forbid."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-(?:NC|ND|SA))*)-(\d\.\d)(?:-([A-Z]+))?")
_PUBLIC_DOMAIN = {"CC0-1.0": "zero/1.0", "CC-PDM-1.0": "mark/1.0"}
OFTEN = (
    *("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
    *("CC-BY-NC-ND-4.0", "CC-BY-3.0", "CC0-1.0", "OGL-Canada-2.0", "OGL-UK-3.0", "etalab-2.0"),
)
"""Those that articles are published under, to suggest one where the id is mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence: its SPDX id, its name, and the address where its terms are told."""

    id: str
    name: str
    url: str

    @property
    def forbids_changes(self) -> bool:
        """Whether only the text as it is may be passed on, whole or in part."""
        return "-ND" in self.id


def licence(written: str) -> Licence | None:
    """Return the licence that an SPDX id names, in small letters or capitals; None for no id."""
    from packaging import licenses  # noqa: PLC0415 -- few texts come with a licence

    try:
        id_ = str(licenses.canonicalize_license_expression(written))
    except licenses.InvalidLicenseExpression:
        return None
    if id_.startswith("LicenseRef-") or " " in id_ or id_.endswith("+"):
        return None
    return Licence(id=id_, name=_name(id_), url=_url(id_))


def _name(id_: str) -> str:
    match = _CREATIVE_COMMONS.fullmatch(id_)
    return " ".join(("CC", *filter(None, match.groups()))) if match else id_


def _url(id_: str) -> str:
    if id_ in _PUBLIC_DOMAIN:
        return f"https://creativecommons.org/publicdomain/{_PUBLIC_DOMAIN[id_]}/"
    match = _CREATIVE_COMMONS.fullmatch(id_)
    if match is None:
        return f"https://spdx.org/licenses/{id_}.html"
    path = "/".join(filter(None, match.groups())).lower()
    return f"https://creativecommons.org/licenses/{path}/"
