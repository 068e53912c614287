"""Addresses in what strangers wrote: those of people are masked, those of the Web are checked."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from vigie.languages import Language, Localized

_AT = r"[@\ufe6b\uff20]|%40|&#0*64;|&#x0*40;|&commat;"
_MAIL = re.compile(
    rf"(?<![\w.%+-])[\w.%+-]*[\w+-](?:{_AT})(?:[\w-]+\.)+[^\W\d_]{{2,}}", re.IGNORECASE
)
_IP = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)"
    r"|(?<![\w:.])[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*[0-9A-Fa-f:]"
)
_MAY_BE = re.compile(rf"{_AT}|\d\.\d+\.\d+\.\d|:[0-9A-Fa-f]*:", re.IGNORECASE)
_MASK = Localized(fr="[adresse masquée]", en="[address hidden]")
# Controls but tab and line end, what has no width, what turns the direction of reading.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\uffff\ud800-\udfff]"
)
_WEB = re.compile(r"https?://[^\s<>\"'`\\\[\]]+", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?")
_LONGEST = 2000


def masked(text: str, language: Language) -> str:
    """Return `text` with words in place of e-mail and IP addresses."""
    if not _MAY_BE.search(text):
        return text
    mask = _MASK[language]
    return _IP.sub(lambda found: _without_ip(found[0], mask), _MAIL.sub(mask, text))


def tells_addresses(text: str) -> bool:
    """Whether there is an e-mail or IP address in `text`."""
    return masked(text, Language.EN) != text


def without_unseen(text: str) -> str:
    """Return `text` without the characters that nobody sees; line ends are made one sign."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_web_address(url: str) -> bool:
    """Whether a link may lead to `url`: http or https, a host, nobody's address in it."""
    if len(url) > _LONGEST or not _WEB.fullmatch(url) or url != without_unseen(url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and bool(_HOST.fullmatch(host)) and not tells_addresses(url)


def _without_ip(text: str, mask: str) -> str:
    """Return `mask` where `text` is the IP address of a machine other than one's own."""
    try:
        address = ip_address(text)
    except ValueError:
        return f"{_without_ip(text[:-1], mask)}:" if text.endswith(":") else text
    return text if address.is_loopback or address.is_unspecified else mask
