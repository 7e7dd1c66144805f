"""From a sent file of captions to WebVTT that has their cues and nothing else."""

import pytest

from articles.captions import MAX_CUES, Uncaptioned, rewritten

SENT = """WEBVTT - made by somebody

NOTE Written at home, in Stockholm

STYLE
::cue { background: url(https://elsewhere.example/seen) }

first
00:00:00.000 --> 00:00:01.500 line:0
<v Ines>A gate opens.
[wind]

00:01.500 --> 00:02.000
Beans &amp; bees.
"""


def test_the_cues_are_kept_and_nothing_else_is() -> None:
    kept = rewritten(SENT.encode())
    assert kept.startswith(
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v Ines>A gate opens.\n[wind]"
    )
    assert "00:00:01.500 --> 00:00:02.000\nBeans &amp; bees." in kept
    for left in ("made by", "NOTE", "STYLE", "url(", "first", "line:0"):
        assert left not in kept
    assert rewritten(kept.encode()) == kept


def test_subrip_becomes_webvtt() -> None:
    sent = "\ufeff1\r\n00:00:00,000 --> 00:00:01,000\r\nA gate opens.\r\n"
    assert rewritten(sent.encode()) == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA gate opens.\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"WEBVTT",
        b"\xff\xfe\x00\x01",
        b"A gate opens.",
        b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA\0B",
        b"WEBVTT\n\n" + b"00:00.000 --> 00:01.000\nA\n\n" * (MAX_CUES + 1),
    ],
)
def test_what_has_no_captions_is_refused(sent: bytes) -> None:
    with pytest.raises(Uncaptioned):
        rewritten(sent)
