"""What property tests draw from, shared; every strategy says what it makes and why."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.values import content, pair, taxonomy, text
from vigie.content import Contribution, Role, Status
from vigie.languages import Language
from vigie.planning.ways import TermLink
from vigie.reading.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vigie.content import Content, Pair, Text
    from vigie.reading.nodes import Node

FR, EN = Language.FR, Language.EN

_WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
_YAML_SIGNS = (
    *("a", "b: ", "title: ", "- ", "? ", ": ", "\n", "\n  ", "    ", "# ", "'", '"', "\\", "|"),
    *(">", "[", "]", "{", "}", ", ", "&x ", "*x", "<<: *x", "!!python/object:os.system ", "!<"),
    *("%TAG ", "---", "...", "~", "é", "😀", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff"),
    *("2013-06-05", "12:30", "0x", "1e9", ".nan", "\\u", "\\x0", "@", "`", "=", "-", "?", ":"),
)
_TOML_SIGNS = (
    *("a", "b.c", " = ", "\n", "[a]", "[[a]]", "[", "]", "{", "}", ", ", '"', "'", '"""', "'''"),
    *("# ", "\\u00e9", "\\", "1", "-", "0x", "1979-05-27", "T", "07:32:00", "Z", "true", "é", "."),
)
_KEYS = (
    *("title", "kind", "authors", "category", "tags", "summary", "date", "modified", "slug"),
    *("status", "series", "body_lang", "guid", "block", "event", "document", "republication"),
)
_VALUES = (
    *("", "~", "Un titre", '"L’été : oui"', "2013-06-05", "2013-06-05T25:00", "draft", "[a, b]"),
    *("[a, a]", "[{id: a, role: author}]", "{id: a, part: 1}", "{id: a, part: x}", "[[a]]"),
    *("{fr: a, en: b}", "[]", "{}", "[b, [c]]", "https://example.org/", "javascript:alert(1)"),
    "no",
)
_TOPS = (
    "posts",
    "posts",
    "pages",
    "pages",
    "people.toml",
    "taxonomy.toml",
    "Posts",
    "partners.toml",
)
_YEARS = ("2013", "2013", "2014", "20133", "about", "fr.md", "logo.png", ".git", "comments.toml")
_FOLDERS = ("2013-06-05-x", "2013-06-05-x", "2014-01-01-y", "2013-02-30-z", "Été", "fr.md", "sub")
_FILES = ("fr.md", "en.md", "de.md", "FR.md", "logo.png", "é.PDF", "comments.toml", "sub", ".x")
_ELEMENTS = (
    *("p", "div", "a", "b", "i", "table", "tr", "td", "tbody", "caption", "ul", "li", "h2", "pre"),
    *("img", "br", "ruby", "rt", "details", "summary", "video", "span", "em", "blockquote", "dl"),
    *("svg", "math", "mtext", "style", "script", "title", "template", "noscript", "body", "html"),
    *("head", "iframe", "form", "select", "option", "textarea", "frameset", "plaintext", "xmp"),
)
_ATTRIBUTES = (
    *("href", "src", "srcset", "cite", "poster", "title", "alt", "id", "class", "data-x", "aria-x"),
    *("style", "onclick", "xlink:href", "name", "target", "x"),
)
_HTML_SIGNS = (
    *("<", ">", "</", "/>", '"', "'", "=", " ", "\n", "/", "-", "--", "<!--", "-->", "--!>"),
    *("<![CDATA[", "]]>", "<?", "?>", "<!", "&lt;", "&quot;", "&#1;", "&#x3c;", "&amp", "`"),
    *("\x01", "\u2028", "é", "mot", "javascript:alert(1)", "data:x", "//e", "https://e/x"),
    *("x.png", "x.png 2x, ", "text-align:left", "<p", "<script>", "</body>", "</html>"),
)
_STEPS = (
    *("../", "..", "./", "/", "//", "%2e%2e/", "..%2f", "\\", "..\\", "%5c", "%00", "\x00", " "),
    *("{static}", "{filename}", "{attach}", "|filename|", "#", "?", ":", "@", "[", "%", "é", "~"),
    *("posts/", "2013/", "2014/", "2013-06-05-x/", "2014-01-01-y/", "pages/", "about/", "fr/"),
    *("fr.md", "en.md", "figure 1.png", "top.png", "rss.xml", "début", "etc/passwd", "media/"),
    *("https:", "javascript:", "file:", "evil.example"),
)
_OUTPUTS = ("a", "a/b", "a/b/c", "a/d", "b", "b/a", "b/.x", "e/f", "e", "g h/é.html", "g h")
_MARKDOWN_SIGNS = (
    *("mot", " ", "\n", "\n\n", "# ", "## ", "- ", "1. ", "> ", "    ", "|", "---\n", "```\n", "`"),
    *("*", "**", "_", "[", "]", "(", ")", "!", "<", ">", "&", "\\", "{: .a }", "{#b}", "[^1]"),
    *("[a](b.md)", "![a](b.png)", "[^1]: c\n", "*[mot]: d\n", "<b>", "</b>", "<div markdown=1>"),
    *(
        "</div>",
        "<!-- ",
        " -->",
        "<script>",
        "[a]: javascript:x\n",
        "<https://e.ca>",
        "{: onclick=x }",
    ),
    *("a\n: b\n", "| a |\n|---|\n", "<a@b.ca>", "&#1;", "<![", "<?", "\x02", "é"),
)
_AHEAD = ("", "./", "../2013-06-05-x/", "../../2013/2013-06-05-x/", "{static}", "//", "/", " ", "%")
_PATHS = (
    *("fr.md", "en.md", "figure 1.png", "figure%201.png", "annex/é.pdf", "annex/../en.md", "", "#"),
    *("../../2014/2014-01-01-y/", "../../../pages/about/fr.md", "../../../pages/top.png", "#début"),
    *("/pages/top.png", "/fr/", "/fr/rss.xml", "fr.md#fn:1", "en.md?a=1&b=2#d%C3%A9but", "/.."),
)


def words() -> st.SearchStrategy[str]:
    """Return words of small letters and figures: ids, keys, parts of slugs."""
    return _WORD


def slugs() -> st.SearchStrategy[str]:
    """Return parts of addresses: words joined by hyphens."""
    return st.lists(_WORD, min_size=1, max_size=4).map("-".join)


def yaml_texts() -> st.SearchStrategy[str]:
    """Return any text, and mixtures of YAML's own signs, which reach deeper into its parser."""
    return st.text() | st.lists(st.sampled_from(_YAML_SIGNS), max_size=30).map("".join)


def toml_texts() -> st.SearchStrategy[str]:
    """Return any text, and mixtures of TOML's own signs."""
    return st.text() | st.lists(st.sampled_from(_TOML_SIGNS), max_size=30).map("".join)


def nodes() -> st.SearchStrategy[Node]:
    """Return any value of a front matter: texts, lists and blocks in one another."""
    scalars = st.builds(Scalar, st.text(max_size=12), st.just(2), st.sampled_from(("", "# cut")))
    return st.recursive(
        scalars,
        lambda inner: (
            st.builds(Sequence, st.lists(inner, max_size=3).map(tuple), st.just(2))
            | st.builds(
                Mapping,
                st.dictionaries(words(), st.tuples(st.just(2), inner), max_size=3),
                st.just(2),
            )
        ),
        max_leaves=6,
    )


def front_matters() -> st.SearchStrategy[str]:
    """Return front matters with known keys and unknown ones, and values right and wrong."""
    keys = st.sampled_from(_KEYS) | words()
    values = st.sampled_from(_VALUES) | st.text(max_size=20).map(_quoted)
    clean = st.dictionaries(keys, values, max_size=8).map(
        lambda found: "\n".join(f"{key}: {value}" for key, value in found.items())
    )
    return clean | st.builds("{}\n{}: {}".format, clean, keys, yaml_texts())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def content_trees() -> st.SearchStrategy[list[str]]:
    """Return paths of files that can lie in one folder: right, wrong and nearly right places."""
    steps = (st.sampled_from(pool) for pool in (_TOPS, _YEARS, _FOLDERS, _FILES, _FILES))
    paths = st.tuples(st.integers(min_value=1, max_value=5), *steps).map(
        lambda drawn: "/".join(drawn[1 : drawn[0] + 1])
    )
    return st.lists(paths, max_size=12).map(_together)


def _together(paths: Iterable[str]) -> list[str]:
    """Leave out what would be a file where another path needs a folder."""
    kept: list[str] = []
    for path in paths:
        if not any(f"{path}/".startswith(f"{one}/") or one.startswith(f"{path}/") for one in kept):
            kept.append(path)
    return kept


def html_mixtures() -> st.SearchStrategy[str]:
    """Return HTML of all sorts, whole elements and mere signs: browsers mend it, so must we."""
    attributes = st.builds(
        " {0}={2}{1}{2}".format,
        st.sampled_from(_ATTRIBUTES),
        st.lists(st.sampled_from(_HTML_SIGNS), max_size=3).map("".join),
        st.sampled_from(("", '"', "'")),
    )
    opened = st.builds("<{}{}>".format, st.sampled_from(_ELEMENTS), attributes | st.just(""))
    closed = st.sampled_from(_ELEMENTS).map("</{}>".format)
    return st.lists(opened | closed | st.sampled_from(_HTML_SIGNS), max_size=10).map("".join)


def disguised(address: str) -> st.SearchStrategy[str]:
    """Return an address as it may stand in an attribute, written so that a filter may miss it."""

    def written(signs: list[tuple[str, str]]) -> str:
        return "".join(f"{before}{form}" for before, form in signs)

    between = st.sampled_from(
        ("", "", "", "\t", "\n", "\r", "&Tab;", "&NewLine;", "&#9;", "&#x0A;")
    )
    forms = (
        st.sampled_from(
            (one, one.upper(), f"&#{ord(one)};", f"&#x{ord(one):x};", f"&#{ord(one):07};")
            if one.isalnum()
            else (one, f"&#{ord(one)};", f"&#x{ord(one):X};")
        )
        for one in address
    )
    ahead = st.sampled_from(("", " ", "\n\t ", "&#1;", "\x01", "&nbsp;", "\u2003", "&#32;"))
    body = st.tuples(*(st.tuples(between, form) for form in forms)).map(list).map(written)
    return st.builds("{}{}".format, ahead, body)


def plain_html() -> st.SearchStrategy[str]:
    """Return HTML without a mistake, written as browsers write it out."""
    text = st.text("abé ’1", min_size=1, max_size=8).map(str.strip).filter(bool)
    path = slugs()
    pieces = st.one_of(
        st.builds("<p>{}</p>".format, text),
        st.builds('<p><a href="{}.md">{}</a></p>'.format, path, text),
        st.builds('<p><a href="https://example.org/{}">{}</a></p>'.format, path, text),
        st.builds('<img src="{}.png" alt="{}">'.format, path, text),
        st.builds('<img alt="x" src="a.png" srcset="{}.png 2x, b.png 3x">'.format, path),
        st.builds("<pre><code>&lt;{}&gt;</code></pre>".format, text),
        st.builds("<h2>{} &amp; {}</h2>".format, text, text),
    )
    return st.lists(pieces, min_size=1, max_size=6).map("\n".join)


def targets() -> st.SearchStrategy[str]:
    """Return what a writer may put in a link: names that exist, steps up, signs and noise."""
    noise = st.lists(st.sampled_from(_STEPS), max_size=8).map("".join)
    near = st.builds("{}{}{}".format, st.sampled_from(_AHEAD), st.sampled_from(_PATHS), noise)
    return noise | near | st.builds("{}{}".format, st.sampled_from(_AHEAD), st.sampled_from(_PATHS))


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw up to twelve posts and two pages, in one language or both, of every status and term."""
    days = st.dates(min_value=date(2012, 12, 1), max_value=date(2013, 2, 28))
    terms = taxonomy(category="ab", tags="abc", authors="ab", series="a")

    def texts(folder: str) -> Pair:
        languages = draw(st.sampled_from([(FR,), (EN,), (FR, EN)]))
        return pair(*(draw(_texts(folder, language)) for language in languages))

    names = draw(st.lists(st.tuples(days, st.sampled_from("xyz")), unique=True, max_size=12))
    posts = [texts(f"posts/{day.year}/{day}-{name}") for day, name in sorted(names, reverse=True)]
    pages = [texts(f"pages/{name}") for name in draw(st.sets(st.sampled_from("pq")))]
    return content(*posts, *pages, terms=terms)


def _texts(folder: str, language: Language) -> st.SearchStrategy[Text]:
    people = st.lists(st.sampled_from("ab"), unique=True, max_size=2)
    return st.builds(
        text,
        folder=st.just(folder),
        language=st.just(language),
        status=st.sampled_from((Status.PUBLISHED, Status.PUBLISHED, Status.HIDDEN)),
        category=st.sampled_from(("", "a", "b")),
        tags=st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(tuple),
        series=st.sampled_from(("", "a")),
        authors=people.map(
            lambda ids: tuple(Contribution(person=id_, role=Role.AUTHOR) for id_ in ids)
        ),
        html=st.just("<p>x</p>"),
    )


def page_values() -> st.SearchStrategy[object]:
    """Return what pages are made of: leaves in tuples, mappings and values with names."""
    leaves = st.none() | st.booleans() | st.integers() | st.text() | st.dates()
    return st.recursive(
        leaves | st.sampled_from(Language),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4).map(tuple),
            st.dictionaries(st.text(max_size=3), inner, max_size=3),
            st.builds(TermLink, name=st.text(max_size=3), url=st.text(max_size=3)),
        ),
        max_leaves=12,
    )


def file_sets() -> st.SearchStrategy[dict[str, bytes]]:
    """Return files of a site: what is a file in one may be a folder in another."""
    names = st.lists(st.sampled_from(_OUTPUTS), max_size=6).map(_together)
    return names.flatmap(
        lambda kept: st.fixed_dictionaries({name: st.sampled_from((b"1", b"2")) for name in kept})
    )


def texts_as_bytes() -> st.SearchStrategy[bytes]:
    """Return files of texts: a front matter, a body of Markdown and HTML, in any encoding."""
    bodies = st.lists(st.sampled_from(_MARKDOWN_SIGNS), max_size=12).map("".join) | html_mixtures()
    fronts = front_matters() | front_matters().map("title: A\n{}".format) | st.just("title: A")
    files = st.builds("---\n{}\n---\n{}".format, fronts, bodies) | st.text()
    encodings = st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1"))
    return st.builds(lambda text, name: text.encode(name, "replace"), files, encodings)
