"""A video, from the block `video:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.videos.model import Captions, Hosted, Length, Video
from plugins.videos.reading import read
from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node

STILL = "poster: still.jpg\nposter_alt: Une salle\n"
WORDS = "transcript: words.md\n"
UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
SHORT = "kkGMgK9ZtnKfYAgnEtQxbv"
NO_WORDS = (
    "2: warning: the video has neither a transcript nor captions; "
    "add “transcript: …” or “captions: …” for those who cannot hear it"
)


def of(yaml: str) -> tuple[Video, list[str]]:
    """Return the video of a block, and what is told of it."""
    block = fields(yaml)
    video = read(block, ZONE, Language.FR)
    block.finish()
    warnings = {problem.line for problem in block.report.problems if not problem.stops}
    return video, [
        line.replace(": ", ": warning: ", 1) if int(line.partition(":")[0]) in warnings else line
        for line in told(block.report)
    ]


def video_of(yaml: str) -> Video:
    """Return the video of a block that has no mistake."""
    video, problems = of(yaml)
    assert problems == []
    return video


@pytest.mark.parametrize(
    ("written", "hosted"),
    [
        (
            "host: youtube\nid: abcdefghi_-\n",
            Hosted(
                host="YouTube",
                player="https://www.youtube-nocookie.com/embed/abcdefghi_-?autoplay=1",
                page="https://www.youtube.com/watch?v=abcdefghi_-",
            ),
        ),
        (
            "host: vimeo\nid: 76979871\n",
            Hosted(
                host="Vimeo",
                player="https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
                page="https://vimeo.com/76979871",
            ),
        ),
        (
            f"host: peertube\ninstance: https://video.example.org/\nid: {UUID}\n",
            Hosted(
                host="video.example.org",
                player=f"https://video.example.org/videos/embed/{UUID}?autoplay=1",
                page=f"https://video.example.org/w/{UUID}",
            ),
        ),
        (
            f"host: peertube\ninstance: https://video.example.org\nid: {SHORT}\n",
            Hosted(
                host="video.example.org",
                player=f"https://video.example.org/videos/embed/{SHORT}?autoplay=1",
                page=f"https://video.example.org/w/{SHORT}",
            ),
        ),
    ],
)
def test_a_video_on_a_host_has_a_player_and_a_page(written: str, hosted: Hosted) -> None:
    assert video_of(f"{written}{STILL}{WORDS}").hosted == hosted


def test_a_video_in_a_file_shows_files_of_the_site() -> None:
    video = video_of(
        f"file: Talk.MP4\n{STILL}captions: [fr.vtt, {{file: en.vtt, language: en}}]\n"
        "transcript: '#words'\nduration: 1:02:03\ndate: 2026-05-01\nlanguage: en\n"
    )
    assert (video.hosted, video.file, video.format) == (None, "Talk.MP4", "video/mp4")
    assert video.captions == (
        Captions(file="fr.vtt", language=Language.EN),
        Captions(file="en.vtt", language=Language.EN),
    )
    assert (video.seconds, video.published, video.language) == (3723, "2026-05-01", Language.EN)
    assert [(one.target, one.line, one.embedded) for one in video.references()] == [
        ("Talk.MP4", 2, True),
        ("still.jpg", 3, True),
        ("fr.vtt", 5, True),
        ("en.vtt", 5, True),
        ("#words", 6, False),
    ]


def test_words_on_another_site_are_no_reference_of_this_one() -> None:
    video = video_of(f"file: a.webm\n{STILL}transcript: https://example.org/words\n")
    assert [one.target for one in video.references()] == ["a.webm", "still.jpg"]
    assert video.transcript == "https://example.org/words"


def test_captions_of_a_host_are_taken_at_the_writers_word() -> None:
    video = video_of(f"host: vimeo\nid: 76979871\n{STILL}captions: host\n")
    assert video.captioned
    assert video.captions == ()


def test_a_video_that_nobody_can_read_is_warned_of() -> None:
    assert of(f"host: vimeo\nid: 76979871\n{STILL}")[1] == [NO_WORDS]


# What is written besides a still, a transcript and, unless it says so itself, a file; what is told.
MISTAKES = (
    (
        "",
        (
            "2: it is not told where the video is; write “host: youtube” and “id: …”, or “file: …” "
            "with a file beside the text"
        ),
    ),
    ("host: youtube", "2: “video.id” is missing; write the id that is in the video’s address"),
    ("host: youtbe\nid: abcdefghijk", "2: “host”: “youtbe” is not known; did you mean “youtube”?"),
    ("id: abcdefghijk", "2: “id”: the host is not told; add e.g. “host: youtube”"),
    (
        "host: youtube\nid: abc",
        ("3: “video.id”: “abc” is no id of YouTube; copy it from the video’s address"),
    ),
    (
        "host: youtube\nid: https://youtu.be/abcdefghijk?t=3",
        ("3: “video.id”: an address where an id is expected; write id: abcdefghijk"),
    ),
    (
        "host: youtube\nid: https://www.youtube.com/watch?app=x&v=abcdefghijk",
        ("3: “video.id”: an address where an id is expected; write id: abcdefghijk"),
    ),
    (
        "host: vimeo\nid: https://vimeo.com/channels/x/76979871",
        ("3: “video.id”: an address where an id is expected; write id: 76979871"),
    ),
    (
        f"host: peertube\ninstance: https://v.example.org\nid: https://v.example.org/w/{SHORT}",
        f"4: “video.id”: an address where an id is expected; write id: {SHORT}",
    ),
    (
        "host: peertube\ninstance: https://v.example.org\nid: 12",
        ("4: “video.id”: “12” is no id of PeerTube; copy it from the video’s address"),
    ),
    (
        f"host: peertube\nid: {UUID}",
        (
            "2: “instance”: “” is not the address of a PeerTube site; write "
            "e.g. instance: https://video.example.org"
        ),
    ),
    (
        f"host: peertube\ninstance: http://v.example.org\nid: {UUID}",
        (
            "3: “instance”: "
            "“http://v.example.org” is not the address of a PeerTube site; write e.g. instance: "
            "https://video.example.org"
        ),
    ),
    (
        "host: vimeo\ninstance: https://v.example.org\nid: 76979871",
        ("3: “instance”: Vimeo has no instances; take it out"),
    ),
    (
        "host: vimeo\nid: 76979871\nfile: a.mp4",
        ("4: “file”: the video is on a host too; keep one of “host” and “file”"),
    ),
    (
        "file: a.avi",
        (
            "2: “video.file”: “a.avi” is of no form that browsers know here; use a file "
            "that ends in .mp4 or .webm"
        ),
    ),
    (
        "file: https://example.org/a.mp4",
        (
            "2: “video.file”: “https://example.org/a.mp4” is not a file "
            "beside the text; put the file beside the text and write its name"
        ),
    ),
    (
        "file: a.mp4\ncaptions: a.srt",
        (
            "3: “video.captions”: “a.srt” is of no form that browsers know "
            "here; use a file that ends in .vtt"
        ),
    ),
    (
        "file: a.mp4\ncaptions: [{language: fr}]",
        ("3: “video.captions.file” is missing; put the file beside the text and write its name"),
    ),
    (
        "file: a.mp4\ncaptions: host",
        ("3: “captions”: the video is on no host; name a file, e.g. talk.vtt"),
    ),
    (
        "host: vimeo\nid: 76979871\ncaptions: a.vtt",
        (
            "4: “captions”: Vimeo takes no files from here; "
            "write “captions: host” if its player has some, else “transcript: …”"
        ),
    ),
    (
        "file: a.mp4\nduration: 12 min",
        ("3: “duration”: “12 min” is not a length of time; write minutes and seconds, e.g. 12:30"),
    ),
    (
        "file: a.mp4\ndate: May 2026",
        ("3: “date”: “May 2026” is not a date; write e.g. 2013-06-05 or 2013-06-05T09:00"),
    ),
    ("file: a.mp4\nlanguage: de", "3: “language”: “de” is not known; write one of: fr, en"),
    (
        "file: a.mp4\nposter_att: x",
        ("3: the key “poster_att” is not known; did you mean “poster_alt”?"),
    ),
)


@pytest.mark.parametrize(("written", "problem"), MISTAKES, ids=lambda value: value[:40])
def test_a_mistake_is_told_with_its_remedy(written: str, problem: str) -> None:
    assert of(f"{written}\n{STILL}{WORDS}" if written else f"{STILL}{WORDS}")[1] == [problem]


@pytest.mark.parametrize(
    ("still", "problem"),
    [
        (
            "poster_alt: Une salle",
            (
                "2: “poster” is missing; save a picture of the video beside the "
                "text and write its name"
            ),
        ),
        ("poster: still.jpg", "2: “poster_alt” is missing; write what the picture shows"),
        (
            "poster: still.bmp\nposter_alt: x",
            (
                "4: “video.poster”: “still.bmp” is of no form that "
                "browsers know here; use a file that ends in "
                ".jpg or .jpeg or .png or .webp or .avif"
            ),
        ),
        (
            "poster: https://example.org/a.jpg\nposter_alt: x",
            (
                "4: “video.poster”: "
                "“https://example.org/a.jpg” is not a file beside the text; "
                "put the file beside the text and write its name"
            ),
        ),
    ],
)
def test_a_video_has_a_picture_of_the_site(still: str, problem: str) -> None:
    assert of(f"file: a.mp4\n{WORDS}{still}\n")[1] == [problem]


@pytest.mark.parametrize(
    ("seconds", "iso"), [(5, "PT5S"), (60, "PT1M"), (750, "PT12M30S"), (3600, "PT1H")]
)
def test_a_length_is_written_for_machines(seconds: int, iso: str) -> None:
    assert Length(seconds=seconds).iso == iso


KEYS = (
    *("host", "id", "instance", "file", "poster", "poster_alt", "captions", "transcript"),
    *("duration", "date", "language"),
)


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(key: str, node: Node) -> None:
    report = Report("fr.md")
    read(Fields(Mapping({key: (2, node)}, 2), report), ZONE, Language.FR)
    assert any(problem.stops for problem in report.problems)


@settings(max_examples=50)
@given(node=nodes())
def test_no_value_beside_good_ones_makes_the_reader_raise(node: Node) -> None:
    for key in KEYS:
        good = fields(f"host: vimeo\nid: 76979871\n{STILL}{WORDS}").mapping.entries
        read(Fields(Mapping({**good, key: (9, node)}, 2), Report("")), ZONE, Language.FR)
