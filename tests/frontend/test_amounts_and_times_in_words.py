"""What a number or a moment reads like on a page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation
from django.utils.translation import override

from frontend.phrases import (
    about,
    date_and_hour,
    decimals,
    ink,
    number,
    percent,
    span,
    vests,
    when,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0.000\u00a0INK"),
        (1, "0.001\u00a0INK"),
        (12_418, "12.418\u00a0INK"),
        (-1_500, "\u22121.500\u00a0INK"),
        (9_007_199_254_740_991, "9\u202f007\u202f199\u202f254\u202f740.991\u00a0INK"),
    ],
)
def test_an_amount_is_written_to_its_last_unit(amount: int, written: str) -> None:
    assert ink(amount) == written


def test_swedish_writes_a_comma() -> None:
    with override("sv"):
        assert ink(12_418) == "12,418\u00a0INK"
        assert vests(1) == "0,000001\u00a0VESTS"
        assert percent(1_250) == "12,50\u00a0%"


def test_an_estimate_is_a_range_and_says_about() -> None:
    assert about(9_000) == "about 8.1 to 9.9 INK"
    assert about(20) == "about 0.018 to 0.022 INK"
    assert about(1_000_000) == "about 900 to 1\u202f100 INK"
    assert about(0) == "nothing yet"


def test_whole_numbers_are_grouped_by_threes() -> None:
    assert number(1_234_567) == "1\u202f234\u202f567"
    assert decimals(5, places=3) == "0.005"
    assert percent(10_000) == "100\u00a0%"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=1), "1 second"),
        (timedelta(minutes=59, seconds=59), "59 minutes"),
        (timedelta(hours=23), "23 hours"),
        (timedelta(days=3, hours=4), "3 days 4 hours"),
        (timedelta(days=6, hours=4), "6 days"),
        (timedelta(seconds=-5), "0 seconds"),
    ],
)
def test_a_length_of_time_in_words(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_near_moments_are_told_from_now_and_far_ones_by_date() -> None:
    assert when(NOW - timedelta(seconds=5), now=NOW).words == "just now"
    assert when(NOW - timedelta(hours=2), now=NOW).words == "2 hours ago"
    assert when(NOW - timedelta(days=30), now=NOW).words == "24 Oct"
    assert when(NOW - timedelta(days=400), now=NOW).words == "19 Oct 2025"
    exact = when(NOW, now=NOW)
    assert exact.exact == "23 November 2026, 12:00:00 UTC"
    assert exact.iso == "2026-11-23T12:00:00+00:00"


def test_a_short_month_is_written_as_its_language_does() -> None:
    with translation.override("sv"):
        assert when(NOW - timedelta(days=30), now=NOW).words == "24 okt"
        assert when(NOW - timedelta(days=400), now=NOW).words == "19 okt 2025"


@pytest.mark.parametrize(
    ("zone", "words", "exact"),
    [
        # 15:30 UTC on the last day of the year is the new year's first morning in Tokyo.
        ("Asia/Tokyo", "1 Jan", "1 January 2026, 00:30:00 JST"),
        ("UTC", "31 Dec 2025", "31 December 2025, 15:30:00 UTC"),
        ("America/Sao_Paulo", "31 Dec 2025", "31 December 2025, 12:30:00 UTC-03"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone(zone: str, words: str, exact: str) -> None:
    moment = datetime(2025, 12, 31, 15, 30, tzinfo=UTC)
    with timezone.override(zone):
        told = when(moment, now=NOW)
        assert (told.words, told.exact) == (words, exact)
        assert told.iso == "2025-12-31T15:30:00+00:00"
        assert date_and_hour(moment).endswith(exact[-3:])
