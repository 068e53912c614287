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
    assert bundled(main) == ("@layer base, components;\n@layer base {\na {\ncolor: red; \n}\n}\n")


def test_an_import_for_one_medium_stays_for_that_medium() -> None:
    assert bundled('@import url("b/c.css") layer(print.page) print;') == (
        "@media print {\n@layer print.page {\nb { color: blue }\n}\n}\n"
    )


def test_the_sheets_keep_their_order() -> None:
    main = '@import url("b/c.css") layer(b);\n@import url("a.css") layer(a);\np { color: green }'
    whole = bundled(main)
    assert whole.index("blue") < whole.index("red") < whole.index("green")


def test_comments_and_indentation_are_left_out() -> None:
    assert bundled("/* one\n two */\n\n  a {\n\n    b: c;\n  }\n/**/") == "a {\nb: c;\n}\n"


def test_a_sheet_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"z\.css"):
        bundled('@import url("z.css") layer(base);')
