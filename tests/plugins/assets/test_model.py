"""The style sheets of the theme put together."""

from __future__ import annotations

import pytest

from plugins.assets.model import bundle

SHEETS = {
    "a.css": "a {\n  color: red; /* a note */\n}\n",
    "b/c.css": "b { color: blue }",
}


def bundled(main: str) -> str:
    """Return a main sheet with those that it imports."""
    return bundle(main, SHEETS.__getitem__)


def test_an_imported_sheet_stands_in_its_layer() -> None:
    main = '@layer base, components;\n@import url("a.css") layer(base);\n'
    assert bundled(main) == "@layer base,components;@layer base{a{color:red}}\n"


def test_an_import_for_one_medium_stays_for_that_medium() -> None:
    assert bundled('@import url("b/c.css") layer(print.page) print;') == (
        "@media print{@layer print.page{b{color:blue}}}\n"
    )


def test_the_sheets_keep_their_order() -> None:
    main = '@import url("b/c.css") layer(b);\n@import url("a.css") layer(a);\np { color: green }'
    whole = bundled(main)
    assert whole.index("blue") < whole.index("red") < whole.index("green")


def test_comments_and_idle_spaces_are_left_out() -> None:
    assert bundled("/* one\n two */\n\n  a {\n\n    b: c;\n  }\n/**/") == "a{b:c}\n"


@pytest.mark.parametrize(
    "rule",
    [
        'a::before{content:" · "}',
        'a::before{content:" (" attr(href) ")"}',
        'a::before{content:"▶ " / ""}',
        "a{width:calc(var(--a) + 2 * var(--b))}",
        "a :hover{color:red}",
        "@layer x{.prose :is(ul,ol){color:red}.prose li + li{color:red}}",
        "@layer x{a > :first-child{--one:1;--two:2}}",
        'a{font:1em/1.5 "Noto Sans",serif}',
        "@media (width < 36rem){a{color:red}}",
    ],
)
def test_spaces_that_mean_something_stay(rule: str) -> None:
    assert bundled(rule) == f"{rule}\n"


def test_a_sheet_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"z\.css"):
        bundled('@import url("z.css") layer(base);')
