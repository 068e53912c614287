# ruff: noqa: E501 -- one slip a line
"""Every rule finds what it is after, and leaves alone what only looks like it."""

from __future__ import annotations

import pytest

from vigie.checking import rules
from vigie.checking.manuscript import read
from vigie.languages import Language

FR, EN = Language.FR, Language.EN
LONG_ENGLISH = (
    "The people who write for this site are asked to mark the words of the other language, so "
    "that a voice can read them as they are meant to be read."
)
LONG_FRENCH = (
    "Celles et ceux qui écrivent pour ce site marquent les mots de l’autre langue, pour qu’une "
    "voix puisse les lire comme il se doit."
)


def found(name: str, body: str, language: Language = FR, front: str = "title: x") -> list[str]:
    """Return what one rule finds in a text, as `column: what`; front matter takes three lines."""
    (rule,) = (one for one in rules.RULES if one.name == name)
    manuscript = read("posts/x/fr.md", language, f"---\n{front}\n---\n{body}\n")
    return [f"{one.line}:{one.column}: {one.what}" for one in rule.problems(manuscript)]


WRONG: tuple[tuple[str, Language, str, str], ...] = (
    ("heading-order", FR, "### Un", "4:1: the heading “Un” skips a level"),
    ("heading-order", FR, "## Un\n\n#### Deux", "6:1: the heading “Deux” skips a level"),
    ("heading-order", FR, "<h2>Un</h2>\n\n<h5>X</h5>", "6:1: the heading “X” skips a level"),
    ("heading-empty", FR, "## {#a}", "4:1: a heading without words"),
    ("heading-bold", FR, "Un\n\n**Un titre**\n\nDeux", "6:1: “Un titre” looks like a heading and is none"),
    ("link-empty", FR, "a [](b.md)", "4:3: the link to “b.md” has no words"),
    ("link-empty", FR, "a <a href='b.md'></a>", "4:3: the link to “b.md” has no words"),
    ("link-text", FR, "[Cliquez ici](b.md)", "4:1: the words of the link, “Cliquez ici”, do not tell where it leads"),
    ("link-text", FR, "[*ici*.](b.md)", "4:1: the words of the link, “ici.”, do not tell where it leads"),
    ("link-text", EN, "a [here](b.md)", "4:3: the words of the link, “here”, do not tell where it leads"),
    ("link-text", EN, "[Read more →](b.md)", "4:1: the words of the link, “Read more →”, do not tell where it leads"),
    ("link-text", EN, "[this link][r]\n\n[r]: b.md", "4:1: the words of the link, “this link”, do not tell where it leads"),
    ("link-address", EN, "[www.a.ca](b.md)", "4:1: the words of the link are an address, “www.a.ca”"),
    ("link-document", EN, "[the report](a.pdf)", "4:1: the link “the report” does not tell that it leads to a document"),
    ("link-document", EN, "[data](https://a.ca/b.xlsx?c#d)", "4:1: the link “data” does not tell that it leads to a document"),
    ("link-language", FR, "[ma](../a/en.md)", "4:1: the link “ma” leads to a text in the other language"),
    ("alt-text", FR, "![photo](a.png)", "4:1: “photo” does not describe the picture"),
    ("alt-text", FR, "![IMG_2041](a.png)", "4:1: “IMG_2041” does not describe the picture"),
    ("alt-text", FR, "<img src=a.png alt='salle.png'>", "4:1: “salle.png” does not describe the picture"),
    ("alt-wording", FR, "![Photo d'une salle](a.png)", "4:1: the description begins with “Photo”"),
    ("alt-wording", EN, f"![{'word ' * 80}](a.png)", "4:1: a description of 399 characters"),
    ("table-header", FR, "<table><tr><td>a</td></tr></table>", "4:1: a table without header cells"),
    ("language", FR, f"{LONG_FRENCH}\n\n{LONG_ENGLISH}", "6:1: this paragraph looks like English"),
    ("language", EN, f"{LONG_ENGLISH}\n\n> {LONG_FRENCH}", "6:3: this paragraph looks like French"),
    ("language", FR, LONG_ENGLISH, "4:1: the text looks like English"),
    ("date", FR, "le 31 juin", "4:4: there is no “31 juin”"),
    ("date", FR, "le 29\u00a0février 2021", "4:4: there is no “29 février 2021”"),
    ("date", FR, "le lundi 4 novembre 2021", "4:4: “lundi 4 novembre 2021” is no lundi"),
    ("date", FR, "le 32 déc. 2021", "4:4: there is no “32 déc. 2021”"),
    ("date", EN, "on Monday, November 4, 2021", "4:4: “Monday, November 4, 2021” is no Monday"),
    ("date", EN, "Monday 4 November 2021", "4:1: “Monday 4 November 2021” is no Monday"),
    ("date", EN, "until Feb. 30th", "4:7: there is no “Feb. 30th”"),
    ("capital-accent", FR, "L’Etat et l'Ecole", "4:3: “Etat” lacks an accent; 4:13: “Ecole” lacks an accent"),
    ("capital-accent", FR, "A Québec. A l’heure", "4:1: “A” lacks an accent; 4:11: “A” lacks an accent"),
    ("capital-accent", FR, "Ca va", "4:1: “Ca” lacks an accent"),
    ("capital-accent", FR, "L’Education", "4:3: “Education” lacks an accent"),
    ("capital-accent", FR, "MINISTERE", "4:1: “MINISTERE” lacks an accent"),
    ("capital-accent", EN, "the *Etat*{: lang=fr }", "4:6: “Etat” lacks an accent"),
    ("ordinal", FR, "le 2ème, la 1ère", "4:4: “2ème”; 4:13: “1ère”"),
    ("ordinal", FR, "XXème et 3èmes", "4:1: “XXème”; 4:10: “3èmes”"),
    ("ordinal", FR, "la 2nde", "4:4: “2nde”"),
    ("colon", FR, "Note: ceci", "4:5: no space before the colon"),
    ("colon", FR, "**Note**: ceci\n`x`: cela", "4:9: no space before the colon; 5:4: no space before the colon"),
    ("quotation-marks", FR, "un « mot", "4:4: a mark « without its »"),
    ("quotation-marks", FR, "un mot »", "4:8: a mark » without its «"),
    ("quotation-marks", FR, "un “mot”", "4:4: English quotation marks in French"),
    ("quotation-marks", FR, "dit 'un mot' ici", "4:5: single straight marks around a French passage"),
    ("quotation-marks", EN, 'say "one', "4:5: a straight quotation mark without its other one"),
    ("spacing", FR, "un , deux .", "4:4: a space before a comma or a point; 4:11: a space before a comma or a point"),
    ("spacing", EN, "one ,two", "4:5: a space before a comma or a point"),
    ("spacing", FR, "un,deux;trois", "4:3: no space behind the mark; 4:8: no space behind the mark"),
    ("spacing", EN, "It ended.Then", "4:9: no space behind the mark"),
    ("spacing", EN, "( one )", "4:1: a space inside the bracket; 4:7: a space inside the bracket"),
    ("number", FR, "2.1 Mo", "4:1: a decimal point in French"),
    ("number", FR, "1,000,000", "4:1: groups of figures parted by commas in French"),
    ("number", EN, "2,1 MB", "4:1: a decimal comma in English"),
    ("number", EN, "50 % of", "4:1: a space before the sign % in English"),
    ("hour", FR, "à 20:30 et 9:00", "4:3: “20:30”; 4:12: “9:00”"),
    ("hour", FR, "à 20 h 00, 8h00", "4:3: “20 h 00”; 4:12: “8h00”"),
    ("hour", EN, "at 8pm or 8:30 AM", "4:4: “8pm”; 4:11: “8:30 AM”"),
    ("repetition", FR, "le le mot", "4:4: “le” is written twice"),
    ("repetition", EN, "of the\nthe house", "5:1: “the” is written twice"),
    ("repetition", FR, "Quoi !! Et.. un,, deux", "4:6: “!!”; 4:11: “..”; 4:16: “,,”"),
    ("repetition", FR, "un, etc...", "4:5: “etc...”"),
    ("silence", FR, "<!-- check: off link-txet -->", "4:1: there is no rule “link-txet”"),
    ("silence", FR, "<!-- check: off -->", "4:1: a comment that turns no rule off"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "language", "body", "expected"), WRONG)
def test_a_slip_is_found_at_its_place(
    name: str, language: Language, body: str, expected: str
) -> None:
    assert "; ".join(sorted_by_place(found(name, body, language))) == expected


def sorted_by_place(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda line: [int(part) for part in line.split(":")[:2]])


def test_every_rule_has_a_slip_that_it_finds() -> None:
    assert {name for name, *_ in WRONG} == {rule.name for rule in rules.RULES} - {"summary"}


RIGHT: tuple[tuple[str, Language, str], ...] = (
    ("heading-order", FR, "## Un\n\n### Deux\n\n#### Trois\n\n## Quatre"),
    ("heading-order", FR, "## Un\n\n```\n#### Code\n```"),
    ("heading-bold", FR, "**Attention.**\n\n**Un** mot\n\n/// interview\n\n**Pourquoi**\n\n///"),
    ("link-empty", FR, "[`code`](b.md) [![image](a.png)](b.md) `[](b.md)`"),
    ("link-text", FR, "[ici même, à Québec](b.md) et `[ici](b.md)` ici"),
    ("link-document", FR, "[rapport (PDF, 2 pages)](a.pdf) [un tableau Excel](a.xlsx) [x](b.md)"),
    ("link-language", FR, "[ma](../a/en.md){: hreflang=en } [mb](../a/) [mc](../a/fr.md)"),
    ("alt-text", FR, "![Photo de famille](a.png) ![](a.png){: role=presentation }"),
    ("alt-wording", FR, "![Des chaises en cercle](a.png)"),
    ("table-header", FR, "<table><tr><th>a</th></tr></table>\n\n| a |\n|---|\n| b |"),
    ("language", FR, f"{LONG_FRENCH}\n\n{LONG_ENGLISH}\n{{: lang=en }}"),
    ("language", FR, f"{LONG_FRENCH}\n\nThe Web Content Accessibility Guidelines, de W3C."),
    ("language", EN, f'<div lang="fr" markdown="1">\n\n{LONG_FRENCH}\n\n</div>'),
    ("date", FR, "le 29 février 2020, le 31 mai, jeudi 4 novembre 2021, 131 mai, 2.31 juin"),
    ("date", EN, "Thursday, November 4, 2021; May 2021; may 31 days; *31 June*{: .verbatim }"),
    ("capital-accent", FR, "A-t-il vu A posteriori? La lettre A est là. École, États-Unis, Étude"),
    ("capital-accent", FR, "Journal of Education Studies, Emission *Election*{: lang=en }"),
    ("capital-accent", EN, "Ecole and Etat"),
    ("ordinal", FR, "1er, 2e, XXe, 3es, même, système, la mère, 2de, Cème"),
    ("ordinal", EN, "the 2nd, the 1ere"),
    ("colon", FR, "Note : ceci, `a: b`, 10:30, a:b\n\nTerme\n:   Déf"),
    ("colon", EN, "Note: this"),
    ("colon", FR, "*Note: this*{: lang=en } et [^1]\n\n[^1]: Note"),
    ("quotation-marks", FR, "« un “mot” » et l'un, l'autre, un 'x'y, 27\""),
    ("quotation-marks", FR, "« un\nmot » *“word”*{: lang=en }"),
    ("quotation-marks", EN, 'say "one" and “two”, members\' and ’90s'),
    ("spacing", FR, "un, deux; trois. Quatre… 1,5 a.m. p.ex. Zegouv.ca .htaccess (un)"),
    ("spacing", EN, "e.g. this, 10,000 and ... that, GOV.UK, Node.js"),
    ("spacing", FR, "`a ,b` ![x ](a.png), fin"),
    ("number", FR, "2,1 Mo, version 2.1, 1 000 000, 1.2.3, 10,50 $"),
    ("number", EN, "2.1 MB, 10,000 km, 50%"),
    ("hour", FR, "20 h 30, 16:9, 10:30:15, 2021-11-04T20:30, 20 h 05"),
    ("hour", EN, "8 p.m., 8:30 a.m., 20:30, I am"),
    ("repetition", FR, "nous nous, vous vous, peu à peu, 12 12, le… le, un-un, l’un l’un"),
    ("repetition", EN, "that that, Had had, wait… what?! no?"),
    ("repetition", FR, "| le | le |\n|----|----|\n| ../a | fin. Fin |"),
    ("silence", FR, "<!-- check: off link-text, spelling -->\n\n`<!-- check: off x -->`"),
)


@pytest.mark.parametrize(("name", "language", "body"), RIGHT)
def test_what_is_right_is_left_alone(name: str, language: Language, body: str) -> None:
    assert found(name, body, language) == []


def test_a_post_without_a_summary_is_told_at_its_title() -> None:
    assert found("summary", "x", front="title: Un") == ["2:8: there is no summary"]
    assert found("summary", "x", front="title: Un\nsummary: Deux") == []


def test_titles_and_summaries_are_looked_at_too() -> None:
    front = 'title: "Un un mot"\nsummary: Note: x'
    assert found("repetition", "x", front=front) == []  # that is no YAML
    front = 'title: "Un un mot"\nsummary: L’Etat'
    assert found("repetition", "x", front=front) == ["2:12: “un” is written twice"]
    assert found("capital-accent", "x", front=front) == ["3:12: “Etat” lacks an accent"]


@pytest.mark.parametrize(
    "body",
    [
        "[ici](b.md) <!-- check: off link-text -->",
        "<!-- check: off link-text -->\n[ici](b.md)",
        "<!-- check: off spelling link-text -->\n\nUn [lien](b.md)\net [ici](b.md)",
        "> <!-- check: off link-text -->\n> [ici](b.md)",
    ],
)
def test_a_rule_is_turned_off_for_a_place(body: str) -> None:
    assert found("link-text", body) == []
    assert found("link-text", f"{body}\n\n[ici](b.md)") != []


def test_another_rule_stays_on() -> None:
    assert found("link-text", "[ici](b.md) <!-- check: off spelling -->") != []


def test_a_rule_is_turned_off_in_the_front_matter_for_the_next_line() -> None:
    front = "# check: off repetition\ntitle: le le\nsummary: la la"
    assert found("repetition", "x", front=front) == ["4:13: “la” is written twice"]
