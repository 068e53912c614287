"""HTML read, set and written out again."""

from __future__ import annotations

from lxml import etree

from plugins.typography.model import EN_CA, FR_CA, Locale, set_tree


def tree(html: str) -> etree._Element:
    """Return the body that `html` makes."""
    body = etree.fromstring(f"<html><body>{html}</body></html>", etree.HTMLParser()).find("body")
    assert body is not None
    return body


def written(body: etree._Element) -> str:
    """Return the HTML of what is in a body."""
    whole = etree.tostring(body, encoding="unicode", method="html")
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def set_html(html: str, locale: Locale) -> str:
    """Return `html` set by the rules of `locale`, its other language by those of Canada."""
    body = tree(html)
    set_tree(body, locale, {"fr": FR_CA, "en": EN_CA, locale.tag[:2]: locale})
    return written(body)
