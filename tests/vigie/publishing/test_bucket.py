"""Publishing to a bucket, against a real server: readers never see a page that lacks its style."""

from __future__ import annotations

import json
import os
import random
import re
from http.client import HTTPConnection
from itertools import count
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Self

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from moto.server import ThreadedMotoServer

from tests.site.builder import every_byte, write
from tests.vigie.publishing.sites import OLD_STYLE, new, old, site
from vigie.delivery import FOR_EVER
from vigie.publishing import bucket as module
from vigie.publishing.bucket import LOCK, Bucket
from vigie.publishing.place import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vigie.publishing.changes import Changes

PAGES = int(os.environ.get("VIGIE_BUCKET_PAGES", "12"))
"""Of the site whose publications are cut short."""
_NAMES = count(1)
_STYLE = re.compile(rb'href="(/[^"]+)"')


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    """Start a store on loopback; give its port."""
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    yield started.get_host_and_port()[1]
    started.stop()


@pytest.fixture
def place(server: int, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """Make a bucket; give a place in it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "someone",
        "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{server}",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    name = f"vigie-{next(_NAMES)}"
    client = boto3.client("s3", region_name="us-east-1")
    client.create_bucket(Bucket=name)
    everybody = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{name}/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [everybody]}
    client.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))
    return Bucket(name, "blog/")


def published(place: Bucket, site: Path) -> Changes:
    """Publish a site and return what that changed."""
    with place.held():
        changes = place.compare(site)
        place.put(site, changes)
    return changes


def objects(place: Bucket) -> dict[str, bytes]:
    """Return the bytes of every object."""
    return {path: get(place, path)[1] for path in place._objects()}  # noqa: SLF001 -- what is there


def get(place: Bucket, path: str) -> tuple[int, bytes, Any]:
    """Read an object as a reader does; return the status, the bytes and the headers."""
    netloc = place.client.meta.endpoint_url.removeprefix("http://")
    connection = HTTPConnection(netloc, timeout=10)
    connection.request("GET", f"/{place.bucket}/{place.prefix}{path}")
    answer = connection.getresponse()
    found = answer.status, answer.read(), answer.headers
    connection.close()
    return found


def broken_after(place: Bucket, number: int) -> None:
    """Let so many more objects be sent, and then none."""
    sent = count(1)

    def fail(**_: object) -> None:
        if next(sent) > number:
            raise EndpointConnectionError(endpoint_url="the store")

    place.client.meta.events.register("before-send.s3.PutObject", fail)


def test_only_what_changed_is_sent_and_what_went_is_removed(place: Bucket, tmp_path: Path) -> None:
    first = published(place, old(tmp_path / "old"))
    assert objects(place) == every_byte(tmp_path / "old")
    assert len(first.added) == len(objects(place))
    assert published(place, tmp_path / "old").nothing
    second = published(place, new(tmp_path / "new"))
    assert "robots.txt" not in second.sent
    assert second.removed == ("fr/0/index.html",)
    assert objects(place) == every_byte(tmp_path / "new") | {OLD_STYLE: b"old"}
    write(tmp_path / "new", {"index.html": "mended"})
    third = published(place, tmp_path / "new")
    assert (third.sent, third.removed) == (("index.html",), (OLD_STYLE,))


def test_objects_have_their_types_and_are_kept_as_long_as_they_last(
    place: Bucket, tmp_path: Path
) -> None:
    published(place, old(tmp_path / "old"))
    _, _, page = get(place, "fr/1/index.html")
    assert (page["Content-Type"], page["Cache-Control"]) == (
        "text/html; charset=utf-8",
        "no-cache",
    )
    _, _, style = get(place, OLD_STYLE)
    assert (style["Content-Type"], style["Cache-Control"]) == ("text/css; charset=utf-8", FOR_EVER)
    _, _, feed = get(place, "fr/rss.xml")
    assert feed["Content-Type"] == "application/xml; charset=utf-8"


def test_everything_is_sent_again_where_it_would_be_served_otherwise(
    place: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = old(tmp_path / "old")
    published(place, site)
    monkeypatch.setattr(module, "fingerprint", lambda: "other")
    assert set(place.compare(site).changed) == set(every_byte(site))


def test_a_publication_cut_short_anywhere_can_be_repeated_and_no_page_lacks_its_style(
    place: Bucket, tmp_path: Path
) -> None:
    published(place, old(tmp_path / "old", PAGES))
    chance = random.Random(2013)  # noqa: S311 -- the same places each time
    for turn in range(4):
        made = site(tmp_path / f"{turn}", f"theme/{turn:012}/main.css", range(PAGES), f"{turn}")
        broken = Bucket(place.bucket, place.prefix)
        broken_after(broken, chance.randrange(1, PAGES + 4))
        with Reader(place) as reader, pytest.raises(PublishError, match="you can publish again"):
            published(broken, made)
        assert reader.wrong == []
        with Reader(place) as reader:
            published(place, made)
        assert reader.wrong == []
        assert reader.seen
        held, wanted = objects(place), every_byte(made)
        assert {path: held[path] for path in wanted} == wanted
    assert len(held) == len(wanted) + 1  # the style before


class Reader(Thread):
    """Reads pages and the style sheets that they name, over and over, until the block ends."""

    def __init__(self, place: Bucket) -> None:
        """Note nothing yet."""
        super().__init__()
        self.place = place
        self.ended = Event()
        self.seen = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """Read."""
        for number in count():
            if self.ended.is_set():
                return
            status, page, _ = get(self.place, f"fr/{number % PAGES}/index.html")
            match = _STYLE.search(page)
            assert match is not None, status
            style = match[1].decode()
            if get(self.place, style.lstrip("/"))[0] != 200:
                self.wrong.append(style)
            self.seen += 1
            self.ended.wait(0.01)

    def __enter__(self) -> Self:
        """Begin."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Read no more."""
        self.ended.set()
        self.join()


def test_objects_of_somebody_else_are_neither_replaced_nor_removed(
    place: Bucket, tmp_path: Path
) -> None:
    place.client.put_object(Bucket=place.bucket, Key="blog/thesis.txt", Body=b"mine")
    with pytest.raises(PublishError, match="name another place"):
        published(place, old(tmp_path / "old"))
    assert objects(place) == {"thesis.txt": b"mine"}
    beside = Bucket(place.bucket, "site/")
    published(beside, tmp_path / "old")
    assert objects(place) == {"thesis.txt": b"mine"}


def test_two_publishers_do_not_meet_and_one_that_was_killed_can_come_back(
    place: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.client.put_object(Bucket=place.bucket, Key=f"blog/{LOCK}", Body=b"somebody else")
    with pytest.raises(PublishError, match="Somebody else is publishing"):
        published(place, old(tmp_path / "old"))
    assert objects(place) == {}
    monkeypatch.setattr(module, "_holder", lambda: "somebody else")
    published(place, tmp_path / "old")
    assert objects(place) == every_byte(tmp_path / "old")
    with place.held():
        assert get(place, LOCK)[1] == b"somebody else"
    assert get(place, LOCK)[0] == 404


def test_two_publishers_of_one_machine_do_not_meet(place: Bucket) -> None:
    other = Bucket(place.bucket, place.prefix)
    with (
        place.held(),
        pytest.raises(PublishError, match="Somebody else is publishing"),
        other.held(),
    ):
        pass
    with other.held():
        pass


def test_a_store_that_refuses_is_heard(place: Bucket, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="NoSuchBucket"):
        published(Bucket("nobody-has-this", ""), old(tmp_path / "old"))
    with pytest.raises(PublishError, match="is kept there"):
        place.roll_back()
