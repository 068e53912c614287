"""What readers wrote, made into HTML that can do nothing: a little Markdown, then nh3.

The same words come out as went in: what the Markdown is not meant for is shown as it was typed.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from vigie.comments.addresses import is_web_address, masked, without_unseen
from vigie.reading.losses import lost_words
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from nh3 import Cleaner

    from vigie.languages import Language
    from vigie.reading.typesetting import Typesetter

TYPED = frozenset(
    {"a", "b", "br", "cite", "code", "del", "em", "i", "ins", "q", "s", "strong", "sub", "sup"}
)
"""What readers may write as HTML; their attributes are dropped, but for where a link leads."""

ELEMENTS = TYPED | {"blockquote", "li", "ol", "p", "pre", "ul"}
"""What a comment can be made of."""

RELATION = "ugc nofollow noopener"

_RULES = (
    *("autolink", "backticks", "balance_pairs", "blockquote", "emphasis", "entity", "escape"),
    *("fence", "html_inline", "link", "list", "newline", "strikethrough"),
)
# Beyond these, parsers take their time or lose their way; readers have not been seen to go there.
_LONGEST = 50_000
_MOST_TAGS = 200
_NESTED = 20
_TAG = re.compile(r"</?([a-z]+)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"<a\s(?:[^<>]*?\s)?href\s*=\s*[\"']?([^\s\"'<>]+)[^<>]*>", re.IGNORECASE)
_BARE = re.compile(r"\bhttps?://[^\s<>\"]+", re.IGNORECASE)
_BEHIND = ".,;:!?'’»)]*_~…"
_OF_TAG = re.compile(r"<(?!/?sup>)(?:a href=\"([^\"]*)\"|ol start=\"(\d+)\")?[^>]*>")
_SIGNS = re.compile(r"[*_`\[<>&\\~]|://|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
"""What is in every text that Markdown would change."""
_VOID = frozenset({"br"})
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_PARAGRAPHS = re.compile(r"\n\s*\n")


def safe_html(markdown: str, language: Language, typesetter: Typesetter = AS_WRITTEN) -> str:
    """Return the HTML of a comment in a language, its type set."""
    text = masked(without_unseen(markdown), language)
    if not _is_usual(text):
        return masked(_as_typed(text), language)
    html = ""
    if _SIGNS.search(text):
        html = _cleaned(_typeset(_rendered(text), language, typesetter))
    if not html or lost_words(text, _texts_of(html)):
        html = _typeset(_as_typed(text), language, typesetter)
    return masked(html, language)


def _is_usual(text: str) -> bool:
    return len(text) <= _LONGEST and text.count("<") <= _MOST_TAGS


def _rendered(text: str) -> str:
    try:
        html: str = _markdown().render(text)
    except RecursionError:
        return ""
    return html


def _cleaned(html: str) -> str:
    return _cleaner().clean(html).strip().replace("&nbsp;", "\xa0")


def _typeset(html: str, language: Language, typesetter: Typesetter) -> str:
    """Return HTML with its type set; it is parsed for that, so only what is cleaned behind it."""
    if not html or typesetter is AS_WRITTEN:
        return html
    root = etree.fromstring(f"<div>{html}</div>", _PARSER).find("body/div")
    if root is None:
        return html
    typesetter.tree(root, language)
    written: str = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return written.removeprefix("<div>").removesuffix("</div>")


def _as_typed(text: str) -> str:
    """Return the HTML of a text without any markup but its paragraphs and lines."""
    paragraphs = _PARAGRAPHS.split(escape(text.strip(), quote=False))
    lines = (one.strip().replace("\n", "<br>\n") for one in paragraphs)
    return "\n".join(f"<p>{one}</p>" for one in lines if one)


def _texts_of(html: str) -> tuple[str, str]:
    """Return what HTML of ours says, with where its links lead; also with their signs decoded."""
    text = unescape(_OF_TAG.sub(r" \1 \2 ", html))
    return text, unquote(text)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    made = MarkdownIt("zero", {"html": True, "breaks": True, "maxNesting": _NESTED})
    made.enable(_RULES)
    made.validateLink = is_web_address  # type: ignore[method-assign]
    made.normalizeLink = made.normalizeLinkText = _as_it_is  # type: ignore[assignment,method-assign]
    made.core.ruler.push("typed_tags", _keep_typed)
    made.core.ruler.push("bare_links", _link_bare)
    return made


def _as_it_is(link: str) -> str:
    return link


@cache
def _cleaner() -> Cleaner:
    from nh3 import Cleaner

    return Cleaner(
        tags=set(ELEMENTS),
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=lambda _tag, name, value: (
            value if name != "href" or is_web_address(value) else None
        ),
        link_rel=RELATION,
        url_schemes={"http", "https"},
        url_relative="deny",
    )


def _keep_typed(state: StateCore) -> None:
    """Make text of the tags that readers may not write, and close in its block what they opened."""
    for block in state.tokens:
        if block.children and "<" in block.content:
            block.children = list(_closed(block.children))


def _closed(tokens: Sequence[Token]) -> Iterator[Token]:
    opened: list[str] = []
    for token in tokens:
        if token.type == "html_inline":
            token.content, name = _tag(token.content)
            if not name or (token.content[1] == "/" and name not in opened):
                token.type = "text"
            elif token.content[1] != "/" and name not in _VOID:
                opened.append(name)
            elif name in opened:
                while (inner := opened.pop()) != name:
                    yield _raw(f"</{inner}>")
        yield token
    for name in reversed(opened):
        yield _raw(f"</{name}>")


def _tag(written: str) -> tuple[str, str]:
    """Return a tag of readers without its attributes, and its name; others as typed, no name."""
    if link := _LINK.fullmatch(written):
        return (f'<a href="{escape(link[1])}">', "a") if is_web_address(link[1]) else (written, "")
    found = _TAG.fullmatch(written)
    name = found[1].lower() if found else ""
    if name not in TYPED or (name == "a" and written[1] != "/"):
        return written, ""
    return f"<{'/' if written[1] == '/' else ''}{name}>", name


def _raw(content: str) -> Token:
    from markdown_it.token import Token as New

    return New("html_inline", "", 0, content=content)


def _link_bare(state: StateCore) -> None:
    """Make links of the addresses that readers wrote without any sign."""
    if "://" not in state.src:
        return
    for block in state.tokens:
        if block.children:
            block.children = list(_with_links(block.children))


def _with_links(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        raw = token.content if token.type == "html_inline" else ""
        depth += token.type == "link_open" or raw.startswith("<a ")
        depth -= token.type == "link_close" or raw == "</a>"
        if token.type != "text" or depth > 0:
            yield token
        else:
            yield from _cut(token)


def _cut(token: Token) -> Iterator[Token]:
    from markdown_it.token import Token as New

    end = 0
    for found in _BARE.finditer(token.content):
        url = _without_what_follows(found[0])
        if not is_web_address(url):
            continue
        yield New("text", "", 0, content=token.content[end : found.start()])
        yield New("link_open", "a", 1, attrs={"href": url})
        yield New("text", "", 0, content=url)
        yield New("link_close", "a", -1)
        end = found.start() + len(url)
    yield New("text", "", 0, content=token.content[end:])


def _without_what_follows(url: str) -> str:
    """Return an address without the marks of the sentence around it."""
    while url[-1] in _BEHIND and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url
