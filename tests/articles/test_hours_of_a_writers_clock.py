"""Hours on a writer's clock as moments, also where clocks are put forward and back.

The changes of Stockholm and New York are those of the tz database: 2027-03-28 and 2026-10-25,
2026-11-01.
"""

from datetime import UTC, datetime, timedelta

import pytest

from articles.errors import TextRefused
from articles.planning import check_ahead, moment_of


@pytest.mark.parametrize(
    ("local", "zone", "expected"),
    [
        ("2026-11-26T09:00", "Europe/Stockholm", "2026-11-26T08:00+00:00"),
        ("2026-06-26T09:00", "Europe/Stockholm", "2026-06-26T07:00+00:00"),
        ("2026-11-26T09:00", "UTC", "2026-11-26T09:00+00:00"),
        ("2026-11-26T09:00", "Asia/Kathmandu", "2026-11-26T03:15+00:00"),
        # An hour that comes twice: the first one.
        ("2026-10-25T02:30", "Europe/Stockholm", "2026-10-25T00:30+00:00"),
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30+00:00"),
        # Around the hour that does not exist.
        ("2027-03-28T01:59", "Europe/Stockholm", "2027-03-28T00:59+00:00"),
        ("2027-03-28T03:00", "Europe/Stockholm", "2027-03-28T01:00+00:00"),
    ],
)
def test_an_hour_becomes_a_moment(local: str, zone: str, expected: str) -> None:
    found = moment_of(datetime.fromisoformat(local), zone=zone)
    assert found == datetime.fromisoformat(expected)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("hour", ["02:00", "02:30", "02:59"])
def test_an_hour_that_does_not_exist_is_refused(hour: str) -> None:
    with pytest.raises(TextRefused, match=f"{hour} does not exist"):
        moment_of(datetime.fromisoformat(f"2027-03-28T{hour}"), zone="Europe/Stockholm")


def test_a_plan_lies_ahead_and_not_too_far() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert check_ahead(now + timedelta(seconds=1), now=now) > now
    with pytest.raises(TextRefused, match="passed"):
        check_ahead(now, now=now)
    with pytest.raises(TextRefused, match="a year"):
        check_ahead(now + timedelta(days=367), now=now)
