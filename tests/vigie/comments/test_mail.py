"""A message becomes a proposal: its own words, a name, a date, and nothing else of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.comments.mail import Letter, own_words, read_letter
from vigie.languages import Language

EAST = timezone(timedelta(hours=-4))
MESSAGE = """\
Received: from [203.0.113.7] by mx.example.org
Message-ID: <1@example.org>
From: =?utf-8?q?Lectrice_fid=C3=A8le?= <lectrice@example.org>
Subject: =?utf-8?q?Commentaire_sur_=C2=AB_X_=C2=BB?= [2013-06-05-e-gouv-ottawa]
Date: Wed, 5 Jun 2013 02:35:00 -0400
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Merci du partage, c'est une bonne id=E9e et je la note pour la prochaine
rencontre.

Le mer. 5 juin 2013 =E0 01:00, Vigie <vigie@example.org> a =E9crit=A0:
> Un texte cit=E9
> encore

--=20
Lectrice
514 555-0199
--b
Content-Type: text/html

<p onclick=x>Merci</p>
--b--
"""


def test_a_message_gives_its_own_words_a_name_a_date_and_the_post() -> None:
    assert read_letter(MESSAGE.encode()) == Letter(
        body="Merci du partage, c'est une bonne idée et je la note pour la prochaine rencontre.",
        author="Lectrice fidèle",
        date=datetime(2013, 6, 5, 2, 35, tzinfo=EAST),
        language=Language.FR,
        post="2013-06-05-e-gouv-ottawa",
    )


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("jean@example.org", ""),
        ('"jean@example.org" <jean@example.org>', ""),
        ('"Jean \\"J\\" T." <jean@example.org>', 'Jean "J" T.'),
        ("=?utf-8?b?4oCuSmVhbg==?= <a@b.ca>", "Jean"),
        ("", ""),
        ("<<>>", ""),
    ],
)
def test_only_a_name_is_taken_from_a_sender(sender: str, name: str) -> None:
    assert read_letter(f"From: {sender}\nSubject: x\n\nBonjour\n".encode()).author == name


def test_a_text_without_headers_is_a_comment_as_it_is() -> None:
    assert read_letter("Bonjour :\n\n> cité".encode()) == Letter(body="Bonjour :\n\n> cité")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Oui.\n\nOn Mon, 3 Jun 2013, A <a@b.ca>\nwrote:\n> x\n", "Oui."),
        ("Oui.\n-----Original Message-----\nFrom: a@b.ca\nx", "Oui."),
        ("> x\nNon.\n> y\nSi.", "Non.\nSi."),
        ("Un.\n-- \nSignature", "Un."),
        ("- a\n- b", "- a\n- b"),
        (f"{'mot ' * 16}\nsuite\n\ncourt\nligne", f"{'mot ' * 16}suite\n\ncourt\nligne"),
    ],
)
def test_quotations_signatures_and_wrapped_lines_are_seen(text: str, own: str) -> None:
    assert own_words(text) == own


def test_a_message_without_plain_text_proposes_nothing() -> None:
    html = "From: A <a@b.ca>\nContent-Type: text/html\n\n<p>x</p>\n"
    assert read_letter(html.encode()).body == ""


@given(
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                *(b"From: ", b"Date: ", b"Subject: ", b"Content-Type: ", b"multipart/mixed", b"\n"),
                *(
                    b"; boundary=b",
                    b"--b\n",
                    b"text/plain",
                    b"; charset=nope",
                    b"=?utf-8?q?",
                    b"?=",
                ),
                *(
                    b"<a@b.ca>",
                    b'"',
                    b"\xff",
                    b"\n\n",
                    b" ",
                    b"Mon, 99 Foo",
                    b"base64",
                    b"=ZZ",
                    b"--b--",
                ),
                *(b"Content-Transfer-Encoding: ", b"message/rfc822", b"x", b"\r", b"\x00", b"@"),
            ]
        ),
        max_size=25,
    ).map(b"".join)
)
def test_no_message_makes_the_reader_raise(data: bytes) -> None:
    letter = read_letter(data)
    assert "@" not in letter.author
