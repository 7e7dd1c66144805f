"""Which versions of a draft stay: a rule that never lets go of the last one."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.drafting import MAX_HISTORY, MAX_VERSIONS, Stamp, let_go

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def history(seconds_ago: list[int], *, size: int = 10) -> list[Stamp]:
    """Versions numbered in the order of their times."""
    times = sorted((NOW - timedelta(seconds=each) for each in seconds_ago), reverse=False)
    return [Stamp(number, at, size) for number, at in enumerate(times, 1)]


AGES = st.lists(st.integers(0, 400 * 86_400), min_size=1, max_size=60)


@given(AGES)
def test_the_last_version_and_all_of_the_last_ten_minutes_stay(ages: list[int]) -> None:
    versions = history(ages)
    gone = let_go(versions, now=NOW)
    assert versions[-1].number not in gone
    assert all(NOW - each.at > timedelta(minutes=10) for each in versions if each.number in gone)


@given(AGES, st.integers(0, 90 * 86_400))
def test_thinning_twice_is_thinning_once(ages: list[int], later: int) -> None:
    versions = history(ages)
    then = NOW + timedelta(seconds=later)
    first = let_go(versions, now=NOW)
    left = [each for each in versions if each.number not in first]
    assert first | let_go(left, now=then) == let_go(versions, now=then)


@given(AGES)
def test_no_hour_of_a_month_goes_without_its_last_version(ages: list[int]) -> None:
    versions = history(ages)
    gone = let_go(versions, now=NOW)
    last_of_hour = {int(each.at.timestamp()) // 3_600: each.number for each in versions}
    month = NOW - timedelta(days=30)
    for each in versions:
        if each.at >= month:
            assert last_of_hour[int(each.at.timestamp()) // 3_600] not in gone


def test_a_days_writing_at_one_version_a_second_stays_small() -> None:
    kept = 86_400 - len(let_go(history(list(range(86_400))), now=NOW))
    assert 600 + 50 + 22 <= kept <= 600 + 52 + 25


def test_the_longest_texts_keep_only_their_newest_versions() -> None:
    versions = history(list(range(500)), size=400_000)
    gone = let_go(versions, now=NOW)
    assert gone == {each.number for each in versions[: -MAX_HISTORY // 400_000]}


def test_a_version_larger_than_all_history_is_still_kept() -> None:
    assert let_go([Stamp(1, NOW, MAX_HISTORY + 1)], now=NOW) == set()


def test_there_are_never_more_than_the_bound() -> None:
    versions = history(list(range(0, 200_000_000, 86_400)))
    assert len(versions) - len(let_go(versions, now=NOW)) == MAX_VERSIONS
