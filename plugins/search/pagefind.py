"""Pagefind, asked for the files of an index; equal texts give equal bytes.

It is spoken to as its own wrapper for Python does, by messages in Base64; the wrapper waits a tenth
of a second for every answer, and gives one for each text.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from base64 import b64decode, b64encode
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_NEEDED = (
    *("pagefind.js", "pagefind-worker.js", ENTRY, "wasm."),
    *("fragment/", "index/", "filter/", "pagefind."),
)
_NOT_NEEDED = "wasm.unknown"
_CONFIGURATION = {"exclude_selectors": [".footnote-ref", ".footnote-backref"]}


class PagefindError(Exception):
    """Pagefind refused a text, or ended before its work was done."""


def index(copies: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of the index by path; `copies` are paths of pages and HTML.

    Raises PagefindError where there is no index, OSError where Pagefind cannot be started.
    """
    asked: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": _CONFIGURATION},
        *(
            {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": html}
            for path, html in copies
        ),
        {"type": "GetFiles", "index_id": 0},
    ]
    files = {file["path"]: b64decode(file["content"]) for file in _answers(asked)[-1]["files"]}
    return _in_order({path: data for path, data in files.items() if _is_needed(path)})


def _is_needed(path: str) -> bool:
    return path.startswith(_NEEDED) and not path.startswith(_NOT_NEEDED)


def _answers(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    from pagefind_bin import get_executable  # noqa: PLC0415 -- most builds do not need it

    program = (str(get_executable()), "--service")
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise PagefindError
        for number, payload in enumerate(asked):
            message = {"message_id": number, "payload": payload}
            process.stdin.write(b64encode(json.dumps(message).encode()) + b",")
        process.stdin.flush()
        written = _read(process.stdout, len(asked))
        process.stdin.close()  # which ends it
    answers: list[dict[str, Any]] = [json.loads(b64decode(answer))["payload"] for answer in written]
    if refused := next((one for one in answers if one["type"] == "Error"), None):
        raise PagefindError(refused["message"])
    return answers


def _read(stream: IO[bytes], count: int) -> list[bytes]:
    """Return so many messages."""
    data = bytearray()
    commas = 0
    while commas < count:
        read = stream.read1(1 << 20)  # type: ignore[attr-defined]
        if not read:
            raise PagefindError(f"it ended after {commas} of {count} answers")
        data += read
        commas += read.count(b",")
    return bytes(data).split(b",")[:count]


def _in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with the values of filters in order, and names that follow from it.

    Pagefind 1.5.2 writes them as its hash table has them, which differs from run to run.
    """
    import cbor2  # noqa: PLC0415 -- as above

    found = dict(files)
    entry = json.loads(found[ENTRY])
    for language, told in entry["languages"].items():
        place = f"pagefind.{told['hash']}.pf_meta"
        meta = cbor2.loads(_unpacked(found.pop(place)))
        for named in meta[_FILTERS]:
            name, values = cbor2.loads(_unpacked(found.pop(f"filter/{named[1]}.pf_filter")))
            data = cbor2.dumps([name, sorted(values)])
            named[1] = _name(language, data)
            found[f"filter/{named[1]}.pf_filter"] = _packed(data)
        meta[_FILTERS].sort()
        data = cbor2.dumps(meta)
        told["hash"] = _name(language, data)
        found[f"pagefind.{told['hash']}.pf_meta"] = _packed(data)
    found[ENTRY] = json.dumps(entry, separators=(",", ":")).encode()
    return found


_FILTERS = 3
"""Where the list of filters stands in what Pagefind writes of an index."""


def _name(language: str, data: bytes) -> str:
    return f"{language}_{blake2b(data, digest_size=5).hexdigest()}"


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)


def _packed(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, mtime=0)
