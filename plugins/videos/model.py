"""A video: on a host or in a file beside the post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from markupsafe import Markup

from vigie.reading.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.pictures.markup import Tag
    from vigie.prose import Reference
    from vigie.reading.typesetting import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A video on a host, by its name; `player` and `page` are whole addresses."""

    host: str
    player: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """A WebVTT file beside the post, in one language."""

    file: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Block):
    """A video; `file` is empty where it is `hosted`, and the other way round.

    `poster` is a picture beside the post. `transcript` is where the words can be read: a place in
    the text, a file, or a whole address; `captioned` where the host has captions. `seconds` is the
    length. `published` is a day in ISO 8601 or empty.
    """

    hosted: Hosted | None
    file: str
    poster: str
    poster_alt: str
    transcript: str
    captions: tuple[Captions, ...]
    captioned: bool
    seconds: int | None
    published: str
    language: Language
    used: tuple[Reference, ...]

    @property
    def format(self) -> str:
        """The media type of the file."""
        return f"video/{self.file.rpartition('.')[2].lower()}"

    def references(self) -> tuple[Reference, ...]:
        """Return the files, and the place of the transcript if it is in the site."""
        return self.used

    def frames(self) -> tuple[str, ...]:
        """Return the site of the player."""
        if self.hosted is None:
            return ()
        return (f"https://{urlsplit(self.hosted.player).netloc}",)

    def brief(self) -> Length | None:
        """Return how long it is, if that is told."""
        return Length(seconds=self.seconds) if self.seconds else None

    def fed(self, text: Text, files: Mapping[str, str], pictures: Mapping[str, Tag]) -> str:
        """Return its poster and its title as a link to it: feed readers have no player."""
        address = self.hosted.page if self.hosted else files.get(self.file, "")
        poster = pictures.get(self.poster)  # none, like the file, where a mistake is told
        shown = poster.with_words(self.poster_alt) if poster else ""
        return Markup('<p><a href="{}">{}<br>{}</a></p>').format(address, shown, text.title)

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the video with its prose set."""
        return replace(self, poster_alt=typesetter.string(self.poster_alt, language))

    def posting(self, text: Text, _url: str, files: Mapping[str, str]) -> dict[str, object]:
        """Return schema.org's `VideoObject`."""
        found = {
            "@type": "VideoObject",
            "name": text.title,
            "description": text.summary,
            "thumbnailUrl": files.get(self.poster),
            "uploadDate": self.published or (text.date and text.date.isoformat()),
            "duration": self.seconds and Length(seconds=self.seconds).iso,
            "inLanguage": self.language.tag,
            "contentUrl": files.get(self.file),
            "embedUrl": self.hosted and self.hosted.player,
            "url": self.hosted and self.hosted.page,
        }
        return {"video": {key: value for key, value in found.items() if value}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a video is."""

    seconds: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """Hours, minutes and seconds."""
        minutes, seconds = divmod(self.seconds, 60)
        return (*divmod(minutes, 60), seconds)

    @property
    def iso(self) -> str:
        """As ISO 8601 has it: `PT12M30S`."""
        written = zip(self.parts, "HMS", strict=True)
        return "PT" + "".join(f"{part}{unit}" for part, unit in written if part)
