"""The account of an import written out: Markdown for people in each language, JSON for programs."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vigie.languages import Language
from vigie.messages import Message
from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.wordpress.account import Account, Entry
    from vigie.wordpress.memory import Step
    from vigie.wordpress.reader import FileRead

_GOOD_TO_KNOW = frozenset({"detected", "several-categories", "sticky", "same-address", "other-day"})
_BREAKABLE = re.compile(r"[^\S\xa0\u202f]+")
_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def as_json(
    account: Account, files: list[FileRead], steps: Mapping[str, Step], *, dry: bool
) -> bytes:
    """Return the account as JSON: `sums` first, then every entry, warning and file."""
    data: dict[str, Any] = {
        "dry": dry,
        "balanced": account.balanced,
        "exports": [_export(one) for one in files],
        "sums": {
            thing.value: {
                "found": account.found[thing],
                **{outcome.value: account.sum(thing, outcome) for outcome in Outcome},
            }
            for thing in Thing
        },
        "reasons": [
            {"thing": thing, "outcome": outcome, "reason": reason, "count": count}
            for (thing, outcome, reason), count in sorted(account.sums.items())
        ],
        "entries": [asdict(one) for one in account.entries],
        "warnings": [asdict(one) for one in account.warnings],
        "files": dict(sorted(steps.items())),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _export(read: FileRead) -> dict[str, Any]:
    return {
        "name": read.name,
        "items": read.items,
        "comments": read.comments,
        "repairs": dict(sorted(read.repairs.items())),
        "cut": read.cut,
    }


def as_markdown(
    account: Account,
    files: list[FileRead],
    steps: Mapping[str, Step],
    language: Language,
    *,
    dry: bool,
) -> bytes:
    """Return the account for people."""
    lines = _lines(account, files, steps, language, dry=dry)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _lines(
    account: Account,
    files: list[FileRead],
    steps: Mapping[str, Step],
    language: Language,
    *,
    dry: bool,
) -> Iterator[str]:
    words = WORDS[language]
    colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
    yield from (f"# {words['title']}", "")
    if dry:
        yield from (words["dry"], "")
    yield from (f"## {words['sums']}", "")
    yield from _table(account, words)
    yield from ("", words["balanced" if account.balanced else "unbalanced"], "")
    for one in files:
        for repair, count in sorted(one.repairs.items()):
            if count:
                yield f"- {_safe(one.name)}{colon} {words[f'repair:{repair}']} ({count})"
    yield from ("", f"## {words['warnings']}", "")
    yield from _concerns(account, words, language)
    yield from ("", f"## {words['files']}", "")
    yield from (
        f"- {_safe(path)}{colon} {words[f'step:{step}']}" for path, step in sorted(steps.items())
    )
    yield from ("", f"## {words['details']}", "")
    for thing in Thing:
        entries = [one for one in account.entries if one.thing is thing]
        if entries:
            yield from (f"### {words[f'thing:{thing}']}", "")
            yield from (_entry(one, words, colon) for one in entries)
            yield ""


def _concerns(account: Account, words: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield what to look at, by its reason: what needs a hand first, what is good to know last."""
    if not account.warnings:
        yield words["nothing"]
    found: dict[str, list[str]] = {}
    for one in account.warnings:
        what = one.what.told(language) if isinstance(one.what, Message) else one.what
        found.setdefault(one.reason, []).append(" ".join(filter(None, (one.place, what))))
    for reason in sorted(found, key=lambda one: (one in _GOOD_TO_KNOW, one)):
        yield from (f"### {_sentence(words[reason])} ({len(found[reason])})", "")
        yield from (f"- {_safe(where)}" for where in found[reason])
        yield ""


def _table(account: Account, words: Mapping[str, str]) -> Iterator[str]:
    heads = ["", words["found"], *(words[f"outcome:{outcome}"] for outcome in Outcome)]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for thing in Thing:
        numbers = [account.found[thing], *(account.sum(thing, outcome) for outcome in Outcome)]
        yield f"| {words[f'thing:{thing}']} | {' | '.join(map(str, numbers))} |"


def _entry(entry: Entry, words: Mapping[str, str], colon: str) -> str:
    times = f" ({entry.count})" if entry.count > 1 else ""
    where = " ".join(filter(None, (entry.place, entry.what)))
    outcome, reason = words[f"outcome:{entry.outcome}"], words[entry.reason]
    return f"- {_safe(where)}{times}{colon} {outcome} – {reason}"


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", _BREAKABLE.sub(" ", text.strip()))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
