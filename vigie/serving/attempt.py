"""One attempt to build what is being written, and what came of it in words."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.build import OutdatedError, preview, text_reader
from vigie.incremental.built import folder_name
from vigie.incremental.checked import CacheError
from vigie.languages import Language
from vigie.locale.dates import long_date
from vigie.messages import foreign
from vigie.problems import ContentError
from vigie.reading.tree import text_at
from vigie.rendering.output import OutputError
from vigie.serving.outcome import Mistake, Outcome

if TYPE_CHECKING:
    from vigie.incremental.built import Built

_WARMING = "---\ntitle: x\n---\n# «\u00a0x\u00a0»\n\n*x* [x](x.md)\n"


def prepare() -> dict[str, str]:
    """Load what every build needs; return the folders of content and theme in the settings."""
    reader, settings = text_reader()
    for language in Language:
        if file := text_at(f"pages/x/{language}.md"):
            reader.text(file, _WARMING.encode())
        long_date(date.min, language=language)
    return {"content": settings["PATH"], "theme": settings["THEME"]}


def attempt(request: dict[str, Any], code: bytes) -> Outcome:
    """Build what is asked for; `code` is the digest of what this process loaded."""
    content, touched = Path(request["content"]), request["touched"]
    begun = time.monotonic()
    try:
        _require(content)
        built = preview(
            content=content,
            output=Path(request["output"]),
            url=request["url"],
            cache=Path(request["cache"]),
            touched=None if touched is None else frozenset(touched),
            code=code,
        )
    except OutdatedError:
        outcome = Outcome(outdated=True)
    except ContentError as error:
        told = (Mistake.of(one, error.root) for one in error.problems)
        outcome = Outcome(mistakes=tuple(told))
    except OutputError as error:
        outcome = Outcome(failure=error.message.told())
    except CacheError as error:
        outcome = Outcome(failure=str(error))
    except OSError as error:
        reason = foreign(error.strerror or str(error)).told()
        outcome = Outcome(failure=f"{error.filename or content}: {reason}")
    except Exception as error:  # noqa: BLE001 -- no mistake in theme or plugin ends the session
        outcome = Outcome.of_error(error)
    else:
        outcome = _made(built, folder_name(content), time.monotonic() - begun)
    return outcome


def _require(content: Path) -> None:
    if not content.is_dir():
        raise OutputError("{folder} is no longer there; put the folder back", folder=content)


def _made(built: Built, root: str, seconds: float) -> Outcome:
    return Outcome(
        written=built.written,
        summary=built.told(seconds),
        mistakes=tuple(Mistake.warned(line, root) for line in built.warnings),
    )
