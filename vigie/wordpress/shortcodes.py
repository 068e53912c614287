"""Shortcodes of the era turned into HTML; what is no shortcode stays as it is.

Real texts hold prose in brackets, so that only names known here count; brackets that look like a
shortcode of some other kind are kept letter by letter and told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))|"([^"]*)"|'([^']*)'|([^\s"'\]]+)"""
)
_LANGUAGES = frozenset(
    """
    actionscript3 bash clojure coldfusion cpp csharp css delphi erlang fsharp diff groovy html
    java javafx javascript matlab objc perl php powershell python r ruby scala sql vb xml
    """.split()  # noqa: SIM905 - quotation marks would hide the words
)
_CODE = frozenset({"sourcecode", "source", "code", *_LANGUAGES})
_ENCLOSING = _CODE | {"caption", "wp_caption", "embed", "gist", "audio", "video", "youtube"}
_KNOWN = _ENCLOSING | frozenset(
    """
    gallery vimeo dailymotion wpvideo playlist slideshare scribd googlemaps polldaddy
    """.split()  # noqa: SIM905 - as above
)
_NAMES = "|".join(sorted(_KNOWN, key=len, reverse=True))
_SHORTCODE = re.compile(
    rf"(?P<open>\[?)\[(?P<name>{_NAMES})(?![\w-])(?P<rest>(?:[^\[\]\"']|\"[^\"]*\"|'[^']*')*?)"
    r"(?P<self>/)?\](?P<close>\]?)"
)
_OTHER = re.compile(r"\[([a-z][a-z0-9_-]{1,40})(\s+[\w-]+=[^\]\n]*)?\]")
_CLOSED = re.compile(r"\[/([a-z][a-z0-9_-]{1,40})\]")
_LITERAL = re.compile(r"<(pre|code|script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_EMBEDDED = re.compile(
    r"<(iframe|object|embed)\b[^>]*?(?:/>|>(?:.*?</\1\s*>)?)", re.DOTALL | re.IGNORECASE
)
_SOURCE = re.compile(r"(?:src|data|value)\s*=\s*[\"']?((?:https?:)?//[^\s\"'<>]+)", re.IGNORECASE)
_HOSTS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "videopress.com": "VideoPress",
    "slideshare.net": "SlideShare",
    "scribd.com": "Scribd",
    "google.com": "Google Maps",
    "google.ca": "Google Maps",
    "polldaddy.com": "Polldaddy",
    "gist.github.com": "Gist",
    "soundcloud.com": "SoundCloud",
    "twitter.com": "Twitter",
    "flickr.com": "Flickr",
}
_IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the blog's library: its address, what it shows, what is written below it."""

    url: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A shortcode of a text and whether it was `converted`, or `left` as it was."""

    name: str
    outcome: str


class Shortcodes:
    """Converts the shortcodes of one text; `pictures` are those of the blog by id."""

    def __init__(self, pictures: Mapping[str, Picture], own: tuple[str, ...]) -> None:
        """Take the pictures and the ids of the pictures that belong to the text."""
        self.pictures = pictures
        self.own = own
        self.found: list[Found] = []

    def convert(self, text: str) -> str:
        """Return the text with HTML in place of its shortcodes, embeds and addresses alone."""
        kept: list[str] = []

        def keep(html: str) -> str:
            kept.append(html)
            return f"\x04{len(kept) - 1}\x05"

        text = text.replace("\x04", "").replace("\x05", "")
        text = self._codes(text, keep)
        text = _LITERAL.sub(lambda match: keep(match[0]), text)
        text = self._shortcodes(text)
        text = _EMBEDDED.sub(self._embed, text)
        text = _ALONE.sub(self._alone, text)
        closed = set(_CLOSED.findall(text))
        others = (one[1] for one in _OTHER.finditer(text) if one[2] or one[1] in closed)
        self.found += (Found(name=name, outcome="left") for name in others)
        while "\x04" in text:
            text = re.sub(r"\x04(\d+)\x05", lambda match: kept[int(match[1])], text)
        return text

    def _codes(self, text: str, keep: Callable[[str], str]) -> str:
        """Put source code out of reach first: brackets in it are no shortcodes."""
        names = "|".join(sorted(_CODE, key=len, reverse=True))

        def one(match: re.Match[str]) -> str:
            if match[1] and match[5]:
                return keep(escape(match[0][1:-1], quote=False))
            self.found.append(Found(name=match[2], outcome="converted"))
            named, _ = _attributes(match[3])
            language = named.get("language") or named.get("lang") or match[2]
            language = language if language in _LANGUAGES else ""
            code = escape(unescape(match[4].strip("\r\n")), quote=False)
            mark = f' class="language-{language}"' if language else ""
            return keep(f"\n\n<pre><code{mark}>{code}</code></pre>\n\n")

        pattern = rf"(\[?)\[({names})(\s[^\]]*)?\](.*?)\[/\2\](\]?)"
        return re.sub(pattern, one, text, flags=re.DOTALL)

    def _shortcodes(self, text: str) -> str:
        done, position = [], 0
        while match := _SHORTCODE.search(text, position):
            done.append(text[position : match.start()])
            position = match.end()
            if match["open"] and match["close"]:
                done.append(match[0][1:-1])
                continue
            name, inner = match["name"], ""
            closing = f"[/{name}]"
            end = text.find(closing, position) if name in _ENCLOSING and not match["self"] else -1
            if end >= 0:
                inner, position = text[position:end], end + len(closing)
            html = self._html(name, match["rest"], inner)
            outcome = "left" if html is None else "converted"
            self.found.append(Found(name=name, outcome=outcome))
            whole = text[match.start() : position]
            done.append(whole if html is None else f"{match['open']}{html}{match['close']}")
        return "".join((*done, text[position:]))

    def _html(self, name: str, rest: str, inner: str) -> str | None:
        named, plain = _attributes(unescape(rest))
        if name in {"caption", "wp_caption"}:
            return _captioned(named, inner)
        if name in {"gallery", "playlist"}:
            return self._gallery(named)
        address = _address(name, named, plain, inner.strip())
        return f"\n\n{_link(address)}\n\n" if address else None

    def _gallery(self, named: Mapping[str, str]) -> str | None:
        ids = re.findall(r"\d+", named.get("ids", "") or named.get("include", "")) or self.own
        pictures = [self.pictures[one] for one in ids if one in self.pictures]
        if not pictures:
            return None
        return "\n\n" + "\n\n".join(_figure(picture) for picture in pictures) + "\n\n"

    def _embed(self, match: re.Match[str]) -> str:
        source = _SOURCE.search(unescape(match[0]))
        outcome = "converted" if source else "left"
        self.found.append(Found(name=match[1].lower(), outcome=outcome))
        if source is None:
            return ""
        address = source[1] if source[1].startswith("http") else f"https:{source[1]}"
        return f"\n\n{_link(watched(address))}\n\n"

    def _alone(self, match: re.Match[str]) -> str:
        """Return a link for an address on a line of its own that WordPress showed as a video."""
        if not _service(match[1]):
            return match[0]
        self.found.append(Found(name="embed", outcome="converted"))
        return f"\n\n{_link(watched(unescape(match[1])))}\n\n"


def _attributes(text: str | None) -> tuple[dict[str, str], list[str]]:
    """Return the named values of a shortcode and those without a name."""
    named, plain = {}, []
    for match in _ATTRIBUTE.finditer((text or "").lstrip("=: ").replace("\N{NO-BREAK SPACE}", " ")):
        if match[1]:
            named[match[1].lower()] = match[2] or match[3] or match[4] or ""
        else:
            plain.append(match[5] or match[6] or match[7] or "")
    return named, plain


def _captioned(named: Mapping[str, str], inner: str) -> str | None:
    image = _IMAGE.search(inner)
    if image is None:
        return None
    rest = (inner[: image.start()] + inner[image.end() :]).strip()
    caption = rest or named.get("caption", "")
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n\n<figure>{image[0]}{below}</figure>\n\n"


def _figure(picture: Picture) -> str:
    below = f"<figcaption>{picture.caption}</figcaption>" if picture.caption else ""
    source, alt = escape(picture.url), escape(picture.alt)
    if not re.search(r"\.(?:png|jpe?g|gif|webp|avif)$", urlsplit(picture.url).path, re.IGNORECASE):
        return f'<p><a href="{source}">{alt or source}</a></p>'
    return f'<figure><img src="{source}" alt="{alt}" />{below}</figure>'


def _address(name: str, named: Mapping[str, str], plain: list[str], inner: str) -> str:
    """Return where a shortcode of one thing leads; nothing where it does not say."""
    first = inner or (plain[0] if plain else "")
    given = first or named.get("src") or named.get("url") or named.get("mp3") or named.get("mp4")
    value = (given or "").partition("|")[0].split("&w=")[0]
    if value.startswith(("http://", "https://")):
        return watched(value)
    id_ = quote(named.get("id") or named.get("poll") or named.get("doc") or value, safe="")
    forms = {
        "youtube": "https://www.youtube.com/watch?v={}",
        "vimeo": "https://vimeo.com/{}",
        "dailymotion": "https://www.dailymotion.com/video/{}",
        "wpvideo": "https://videopress.com/v/{}",
        "slideshare": "https://www.slideshare.net/slideshow/embed_code/{}",
        "scribd": "https://www.scribd.com/document/{}",
        "polldaddy": "https://polldaddy.com/poll/{}/",
        "gist": "https://gist.github.com/{}",
    }
    id_ = id_.partition("%26")[0] if name == "slideshare" else id_
    return forms[name].format(id_) if id_ and name in forms else ""


def watched(address: str) -> str:
    """Return the address where people see what `address` embeds."""
    try:
        parts = urlsplit(unescape(address))
        host, path = (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return address
    query = parse_qs(parts.query)
    if host in {"youtube.com", "youtube-nocookie.com"}:
        match = re.match(r"/(?:embed|v)/([\w-]+)", path)
        return f"https://www.youtube.com/watch?v={match[1]}" if match else address
    if host == "player.vimeo.com" and path.startswith("/video/"):
        return f"https://vimeo.com/{path.removeprefix('/video/')}"
    if host == "dailymotion.com" and path.startswith("/embed/"):
        return f"https://www.dailymotion.com{path.removeprefix('/embed')}"
    if host.startswith("maps.google") or (host.startswith("google.") and path.startswith("/maps")):
        return re.sub(r"[?&]output=(?:embed|svembed)", "", address)
    return address if not query else address.replace("&#038;", "&")


def _service(address: str) -> str:
    host = urlsplit(address).netloc.lower().removeprefix("www.")
    return next((name for end, name in _HOSTS.items() if f".{host}".endswith(f".{end}")), "")


def _link(address: str) -> str:
    """Return a paragraph with a link: nothing is asked of another site before a reader does."""
    shown = address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    service = _service(address)
    text = f"{service} ({shown})" if service else address
    return f'<p><a href="{escape(address)}">{escape(text)}</a></p>'
