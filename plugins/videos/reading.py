"""The block `video:` read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from plugins.videos.model import Captions, Hosted, Video
from vigie.messages import Message
from vigie.prose import Reference
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from vigie.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A host of videos: what its ids look like, alone and in addresses, and where a video is.

    An empty name stands for that of the instance.
    """

    name: str
    id: re.Pattern[str]
    address: re.Pattern[str]
    player: str
    page: str


HOSTS = {
    "youtube": Host(
        name="YouTube",
        id=re.compile(r"[\w-]{11}", re.ASCII),
        address=re.compile(r"(?:[?&]v=|youtu\.be/|/embed/|/shorts/|/live/)([\w-]{11})", re.ASCII),
        player="https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
        page="https://www.youtube.com/watch?v={id}",
    ),
    "vimeo": Host(
        name="Vimeo",
        id=re.compile(r"[0-9]{5,12}"),
        address=re.compile(r"vimeo\.com/(?:\w+/)*([0-9]{5,12})"),
        player="https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
        page="https://vimeo.com/{id}",
    ),
    "peertube": Host(
        name="",
        id=re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9A-HJ-NP-Za-km-z]{22}"),
        address=re.compile(r"/(?:w|videos/watch|videos/embed)/([0-9a-zA-Z-]{22,36})"),
        player="{instance}/videos/embed/{id}?autoplay=1",
        page="{instance}/w/{id}",
    ),
}
_INSTANCE = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?::[0-9]+)?", re.IGNORECASE)
_LENGTH = re.compile(r"(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9])")
_BESIDE = "put the file beside the text and write its name"
_FILMS = ("mp4", "webm")
_PICTURES = ("jpg", "jpeg", "png", "webp", "avif")


def _either(endings: Iterable[str]) -> str:
    """Return the ends of file names as choices."""
    dotted = (f".{ending}" for ending in endings)
    return reduce(lambda one, other: Message("{one} or {other}", one=one, other=other), dotted)


def read(fields: Fields, zone: tzinfo, of_text: Language) -> Video:
    """Return the video that the block tells."""
    return _Reader(fields, of_text).video(zone)


class _Reader:
    """Reads one block; `used` are the files and places of the site that it has named."""

    def __init__(self, fields: Fields, of_text: Language) -> None:
        self.fields = fields
        self.of_text = of_text
        self.used: list[Reference] = []

    def video(self, zone: tzinfo) -> Video:
        fields = self.fields
        hosted, file = self._hosted(), self._file("file", _FILMS)
        if "host" in fields.mapping.entries and "file" in fields.mapping.entries:
            fields.wrong("file", "the video is on a host too", "keep one of “host” and “file”")
        told = "save a picture of the video beside the text and write its name"
        poster = self._file("poster", _PICTURES, required=told, picture=True)
        language = fields.language("language", self.of_text)
        captions, captioned = self._captions(language, hosted)
        transcript = self._transcript()
        if not ({"captions", "transcript"} & fields.mapping.entries.keys()):
            told = "add “transcript: …” or “captions: …” for those who cannot hear it"
            what = "the video has neither a transcript nor captions"
            fields.report.warn(fields.mapping.line, what, told)
        published = fields.moment("date", zone)
        return Video(
            hosted=hosted,
            file=file,
            poster=poster,
            poster_alt=fields.text("poster_alt", required="write what the picture shows"),
            transcript=transcript,
            captions=captions,
            captioned=captioned,
            seconds=self._seconds(),
            published=published.date().isoformat() if published else "",
            language=language,
            used=tuple(self.used),
        )

    def _hosted(self) -> Hosted | None:
        fields = self.fields
        name = fields.choice("host", tuple(HOSTS), "")
        instance = fields.text("instance").removesuffix("/")
        written = fields.text("id")
        entries = fields.mapping.entries
        if not name:
            for key in ("id", "instance"):
                if key in entries and "host" not in entries:
                    fields.wrong(key, "the host is not told", "add e.g. “host: youtube”")
            if not entries.keys() & {"host", "file", "id", "instance"}:
                told = "write “host: youtube” and “id: …”, or “file: …” with a file beside the text"
                fields.report.add(fields.mapping.line, "it is not told where the video is", told)
            return None
        host = HOSTS[name]
        if name == "peertube" and not _INSTANCE.fullmatch(instance):
            what = "“{value}” is not the address of a PeerTube site"
            told = "write e.g. instance: https://video.example.org"
            fields.wrong("instance", what, told, value=instance)
        elif instance and name != "peertube":
            fields.wrong("instance", "{host} has no instances", "take it out", host=host.name)
        id_ = self._id(host, written)
        return Hosted(
            host=host.name or instance.partition("://")[2],
            player=host.player.format(id=id_, instance=instance),
            page=host.page.format(id=id_, instance=instance),
        )

    def _id(self, host: Host, written: str) -> str:
        if host.id.fullmatch(written):
            return written
        found = host.address.search(written)
        known = found is not None and host.id.fullmatch(found[1])
        if not written:
            what, told = "“video.id” is missing", "write the id that is in the video’s address"
        elif found is not None and known:
            what, told = "“video.id”: an address where an id is expected", "write id: {id}"
        else:
            what = "“video.id”: “{value}” is no id of {host}"
            told = "copy it from the video’s address"
        values = {"value": written, "host": host.name or "PeerTube", "id": found and found[1]}
        self.fields.report.add(self.fields.line("id"), what, told, **values)
        return ""

    def _captions(
        self, language: Language, hosted: Hosted | None
    ) -> tuple[tuple[Captions, ...], bool]:
        """Return the files of captions, and whether it is the host that has captions."""
        fields = self.fields
        node = fields.node("captions")
        if isinstance(node, Scalar) and node.text == "host":
            if not hosted and "host" not in fields.mapping.entries:
                fields.wrong("captions", "the video is on no host", "name a file, e.g. talk.vtt")
            return (), True
        if node is not None and hosted:
            told = "write “captions: host” if its player has some, else “transcript: …”"
            fields.wrong("captions", "{host} takes no files from here", told, host=hosted.host)
        return fields.each("captions", lambda one: self._caption(one, language)), False

    def _caption(self, node: Node, language: Language) -> Captions | None:
        if isinstance(node, Mapping):
            inner = _Reader(Fields(node, self.fields.report, "video.captions"), self.of_text)
            found = Captions(
                file=inner._file("file", ("vtt",), required=_BESIDE),
                language=inner.fields.language("language", language),
            )
            inner.fields.finish()
            self.used += inner.used
            return found
        if isinstance(node, Scalar):
            return Captions(
                file=self._beside("captions", node.text, node.line, ("vtt",)), language=language
            )
        self.fields.wrong("captions", "a list inside the list", "write e.g. captions: [talk.vtt]")
        return None

    def _file(
        self, key: str, endings: tuple[str, ...], *, required: str = "", picture: bool = False
    ) -> str:
        written = self.fields.text(key, required=required)
        line = self.fields.line(key)
        return self._beside(key, written, line, endings, picture=picture) if written else ""

    def _beside(
        self, key: str, written: str, line: int, endings: tuple[str, ...], *, picture: bool = False
    ) -> str:
        """Return the name of a file beside the text; empty, with a problem, if it is none."""
        values = {"key": key, "value": written, "endings": _either(endings)}
        if "://" in written or written.startswith(("/", "#")):
            what = "“video.{key}”: “{value}” is not a file beside the text"
            self.fields.report.add(line, what, _BESIDE, **values)
        elif written.rpartition(".")[2].lower() not in endings:
            what = "“video.{key}”: “{value}” is of no form that browsers know here"
            told = "use a file that ends in {endings}"
            self.fields.report.add(line, what, told, **values)
        else:
            self.used.append(
                Reference(
                    target=written, line=line, embedded=True, noun="the file", picture=picture
                )
            )
            return written
        return ""

    def _transcript(self) -> str:
        written = self.fields.text("transcript")
        if not written:
            return ""
        if "://" in written:
            return self.fields.web_address("transcript")
        line = self.fields.line("transcript")
        self.used.append(Reference(target=written, line=line, embedded=False))
        return written

    def _seconds(self) -> int | None:
        written = self.fields.text("duration")
        match = _LENGTH.fullmatch(written)
        if match:
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return (hours * 60 + minutes) * 60 + seconds
        if written:
            told = "write minutes and seconds, e.g. 12:30"
            what = "“{value}” is not a length of time"
            self.fields.wrong("duration", what, told, value=written)
        return None
