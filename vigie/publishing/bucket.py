"""Publishing to a bucket of a store that speaks S3: what changed, in an order that holds.

A bucket cannot change as a whole. What pages show is sent before them, and removed after them.
"""

from __future__ import annotations

import getpass
import platform
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import blake2b, md5
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.delivery import caching, fingerprint, media_type
from vigie.publishing.changes import RECORD, between, files, is_foreign, read_record
from vigie.publishing.place import (
    PublishError,
    alone,
    interrupted,
    no_rollback,
    refuse_foreign,
)
from vigie.scratch import lock_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vigie.publishing.changes import Changes

LOCK = ".vigie-publishing"
_AT_ONCE = 8
_MOST_REMOVED = 1000
_TAKEN = ("PreconditionFailed", "412", "ConditionalRequestConflict", "409")


class Bucket:
    """The objects of a bucket whose names begin with `prefix`: empty, or with a slash last."""

    compressed = False

    def __init__(self, bucket: str, prefix: str) -> None:
        """Take the place; raise PublishError where the package that speaks to it is missing."""
        self.bucket = bucket
        self.prefix = prefix
        self.client = _client()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other publishers away by an object; one that this machine left is taken over."""
        with alone(lock_of(Path("/s3", self.bucket, self.prefix))):
            with _told():
                self._take_lock()
            try:
                yield
            finally:
                with _told():
                    self.client.delete_object(Bucket=self.bucket, Key=self.prefix + LOCK)

    def compare(self, site: Path) -> Changes:
        """Return what would change; objects that were served otherwise are sent again."""
        with _told():
            before = self._objects()
            if is_foreign(before):
                raise refuse_foreign(f"s3://{self.bucket}/{self.prefix}")
            served, shown = read_record(self._text(RECORD) if RECORD in before else "")
        if served != fingerprint():
            before = dict.fromkeys(before, "")
        after = {path: _digest((site / path).read_bytes()) for path in files(site)}
        return between(before, after, shown)

    def put(self, site: Path, changes: Changes) -> None:
        """Send and remove step by step; each is whole before the next one begins."""
        with _told():
            for step in changes.steps():
                _each(lambda path: self._send(site, path), step)
            gone = changes.removals()
            for start in range(0, len(gone), _MOST_REMOVED):
                self._remove(gone[start : start + _MOST_REMOVED])

    def roll_back(self) -> str:
        """Refuse: a bucket keeps nothing of what was there."""
        raise no_rollback()

    def _objects(self) -> dict[str, str]:
        """Return the digest of every object by its path, without the lock."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=self.prefix
        )
        found = {
            one["Key"].removeprefix(self.prefix): one["ETag"].strip('"')
            for page in pages
            for one in page.get("Contents", ())
        }
        found.pop(LOCK, None)
        return found

    def _text(self, path: str) -> str:
        answer = self.client.get_object(Bucket=self.bucket, Key=self.prefix + path)
        return str(answer["Body"].read().decode())

    def _send(self, site: Path, path: str) -> None:
        self.client.put_object(
            Bucket=self.bucket,
            Key=self.prefix + path,
            Body=(site / path).read_bytes(),
            ContentType=media_type(path),
            CacheControl=caching(path),
        )

    def _remove(self, paths: Iterable[str]) -> None:
        named = [{"Key": self.prefix + path} for path in paths]
        answer = self.client.delete_objects(
            Bucket=self.bucket, Delete={"Objects": named, "Quiet": True}
        )
        if wrong := answer.get("Errors"):
            raise interrupted("S3", wrong[0].get("Message", wrong[0].get("Code")))

    def _take_lock(self) -> None:
        from botocore.exceptions import ClientError

        me, key = _holder(), self.prefix + LOCK
        try:
            self.client.put_object(Bucket=self.bucket, Key=key, Body=me.encode(), IfNoneMatch="*")
        except ClientError as error:
            if _code(error) not in _TAKEN:
                raise
            if self._text(LOCK) != me:
                told = in_language(
                    "Somebody else is publishing there now, or was cut short; if you know that "
                    "nobody is, remove the object {}.",
                    "Quelqu’un d’autre y publie en ce moment, ou a été interrompu; si vous savez "
                    "que non, retirez l’objet {}.",
                )
                raise PublishError(told.format(key)) from None


def _client() -> Any:  # noqa: ANN401 -- boto3 makes its classes as it runs
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        told = in_language(
            "Publishing to a bucket asks for the package boto3: {} -m pip install boto3",
            "Publier dans un compartiment demande le paquet boto3\xa0: {} -m pip install boto3",
        )
        raise PublishError(told.format(sys.executable)) from None
    config = Config(
        max_pool_connections=_AT_ONCE,
        retries={"mode": "standard", "total_max_attempts": 4},
        request_checksum_calculation="when_required",  # other stores do not know the newer ones
    )
    with _told():
        session = boto3.Session()
        return session.client("s3", region_name=session.region_name or "us-east-1", config=config)


def _each(send: Callable[[str], None], paths: Iterable[str]) -> None:
    """Send some files at once; raise what stopped the first one, with none begun after it."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        futures = [pool.submit(send, path) for path in paths]
        try:
            for future in futures:
                future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the store refuses, or why it cannot be reached, into a PublishError."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise interrupted("S3", error) from None


def _code(error: Any) -> str:  # noqa: ANN401 -- as above
    return str(error.response.get("Error", {}).get("Code", ""))


def _holder() -> str:
    """Return a word for this user of this machine, which names neither."""
    return blake2b(f"{getpass.getuser()}@{platform.node()}".encode(), digest_size=12).hexdigest()


def _digest(data: bytes) -> str:
    """Return what a store tells of an object that was sent in one piece."""
    return md5(data, usedforsecurity=False).hexdigest()
