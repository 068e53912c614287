"""Links to other sites, asked for politely: one request a site at a time, and remembered."""

from __future__ import annotations

import http.client
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from vigie.checking.rule import Finding, found
from vigie.connections import MOVED, RefusedError, connection_to, is_public, target_of
from vigie.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from vigie.checking.manuscript import Manuscript
    from vigie.connections import Allowed

_ALONE = re.compile(r"<(https?://[^<>\s]+)>")
_WEB = ("http://", "https://")
_AT_ONCE = 8
_PAUSE = 1.0
_MOST_REDIRECTS = 5
_FOR_GOOD = frozenset({301, 308})
_GONE = frozenset({404, 410})
_OK = range(200, 300)
_DAY = 86_400
_KEPT = 7 * _DAY
_KEPT_WRONG = _DAY


class State(StrEnum):
    """What became of a page: it is there, elsewhere for good, nowhere, or nobody can tell."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said; `detail` is the new address, or why it is not there."""

    state: State
    detail: str = ""


def addresses(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield the addresses of other sites in a text, in its front matter too, with their places."""
    for key, (start, _) in manuscript.places.items():
        if (value := manuscript.front[key]).startswith(_WEB):
            yield start, value
    for start, value in manuscript.nested:
        if value.startswith(_WEB):
            yield start, value
    for link in manuscript.links:
        if link.target.startswith(_WEB):
            yield link.start, link.target
    for match in _ALONE.finditer(manuscript.markdown, manuscript.body):
        yield match.start(), match[1]


def finding(address: str, answer: Answer) -> tuple[Severity, Finding] | None:
    """Return what is to be told of an address, wherever it stands; None where its page is there."""
    match answer.state:
        case State.GONE:
            what = "there is nothing at {address} ({reason})"
            told = "find where it is now, or take the link out"
            said = found(0, what, told, address=address, reason=answer.detail)
            return Severity.WARNING, said
        case State.MOVED:
            what = "{address} has moved for good"
            said = found(0, what, "write {new}", address=address, new=answer.detail)
            return Severity.ADVICE, said
        case State.UNSURE:
            what = "nobody can tell whether {address} is there ({reason})"
            told = "open it in a browser"
            said = found(0, what, told, address=address, reason=answer.detail)
            return Severity.ADVICE, said
        case State.THERE:
            return None


class Asking:
    """Asks sites, and keeps what they answered in a file."""

    def __init__(
        self,
        file: Path | None,
        allowed: Allowed = is_public,
        pause: float = _PAUSE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Take the file, None to keep nothing, and what says which network places may be asked.

        `pause` is how many seconds lie between two requests to one site.
        """
        self.file, self.allowed, self.pause, self.clock = file, allowed, pause, clock
        self.kept = dict(_kept(file))

    def answers(self, wanted: Iterable[str]) -> Mapping[str, Answer]:
        """Return the answer for each address; what follows “#” is not asked."""
        pages = {address: urldefrag(address)[0] for address in wanted}
        now = self.clock()
        stale = {page for page in pages.values() if not self._fresh(page, now)}
        sites = [list(found) for _, found in groupby(sorted(stale, key=_site), _site)]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for found in pool.map(self._one_site, sites):
                self.kept |= {page: (answer, now) for page, answer in found}
        self._keep()
        return {address: self.kept[page][0] for address, page in pages.items()}

    def _fresh(self, page: str, now: float) -> bool:
        answer, when = self.kept.get(page, (Answer(State.UNSURE), 0.0))
        wrong = answer.state in {State.GONE, State.UNSURE}
        return 0 <= now - when < (_KEPT_WRONG if wrong else _KEPT)

    def _one_site(self, pages: list[str]) -> list[tuple[str, Answer]]:
        found: list[tuple[str, Answer]] = []
        for page in sorted(pages):
            if found:
                time.sleep(self.pause)
            found.append((page, ask(page, self.allowed)))
        return found

    def _keep(self) -> None:
        if self.file is None:
            return
        rows = {page: (one.state, one.detail, when) for page, (one, when) in self.kept.items()}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        partial = self.file.with_suffix(".part")
        partial.write_text(json.dumps(rows), "utf-8")
        partial.replace(self.file)


def ask(address: str, allowed: Allowed = is_public) -> Answer:
    """Return what became of the page at an address; raises nothing."""
    try:
        return _asked(address, allowed)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(State.UNSURE, _reason(error))


def _asked(address: str, allowed: Allowed) -> Answer:
    place, for_good = address, True
    for _ in range(_MOST_REDIRECTS + 1):
        status, location = _status(place, "HEAD", allowed)
        if status not in _OK and status not in MOVED:
            status, location = _status(place, "GET", allowed)  # many answer nothing else well
        if status in _OK:
            moved = place != address and for_good
            return Answer(State.MOVED, place) if moved else Answer(State.THERE)
        if status in MOVED and location:
            for_good = for_good and status in _FOR_GOOD
            place = urljoin(place, location)
        else:
            return Answer(State.GONE if status in _GONE else State.UNSURE, f"HTTP {status}")
    return Answer(State.UNSURE, "too many redirects")


def _status(address: str, method: str, allowed: Allowed) -> tuple[int, str]:
    with closing(connection_to(address, allowed)) as connection:
        headers = {"User-Agent": "Vigie", "Accept": "*/*"}
        connection.request(method, target_of(address), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")


def _reason(error: Exception) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    return str(getattr(error, "strerror", "") or error or type(error).__name__)


def _site(page: str) -> str:
    try:
        return urlsplit(page).netloc
    except ValueError:
        return page


def _kept(file: Path | None) -> Iterator[tuple[str, tuple[Answer, float]]]:
    """Yield what an earlier run kept; nothing where the file cannot be read."""
    if file is None or not file.exists():
        return
    try:
        rows = json.loads(file.read_text("utf-8"))
        for page, (state, detail, when) in rows.items():
            yield page, (Answer(State(state), str(detail)), float(when))
    except (OSError, ValueError, TypeError, AttributeError):
        return
