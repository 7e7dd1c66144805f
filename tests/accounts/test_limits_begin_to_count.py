"""Less counts at once, more a day after it was asked for, and until then it can be called back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accounts.bounds import USUAL, WAIT, Bounds, Kept, Wish

START = datetime(2026, 11, 25, tzinfo=UTC)
HOUR = timedelta(hours=1)
AMOUNTS = st.none() | st.integers(min_value=0, max_value=5)
BOUNDS = st.builds(Bounds, each=AMOUNTS, day=AMOUNTS)


def no_more(one: int | None, other: int | None) -> bool:
    """Whether the first bound lets no more leave than the second."""
    return other is None or (one is not None and one <= other)


def test_who_set_nothing_sends_a_thousand_a_day() -> None:
    assert Kept().at(START).bounds == USUAL == Bounds(each=None, day=1_000_000)


def test_less_counts_at_once() -> None:
    kept = Kept().with_wish(Bounds(each=5_000, day=20_000), now=START)
    assert kept == Kept(Bounds(each=5_000, day=20_000))


def test_more_counts_after_a_day_and_not_before() -> None:
    kept = Kept(Bounds(day=10)).with_wish(Bounds(day=None), now=START)
    assert kept.at(START + WAIT - timedelta(microseconds=1)).bounds == Bounds(day=10)
    assert kept.at(START + WAIT) == Kept(Bounds(day=None))


def test_of_both_together_the_lesser_counts_meanwhile() -> None:
    kept = Kept(Bounds(each=5, day=10)).with_wish(Bounds(each=3, day=50), now=START)
    assert kept.bounds == Bounds(each=3, day=10)
    assert kept.at(START + WAIT).bounds == Bounds(each=3, day=50)


def test_asked_for_again_it_waits_no_longer() -> None:
    kept = Kept(Bounds(day=10)).with_wish(Bounds(day=50), now=START)
    assert kept.with_wish(Bounds(day=50), now=START + 9 * HOUR) == kept
    assert not kept.asks_for_more(Bounds(day=50), now=START + 9 * HOUR)
    assert kept.asks_for_more(Bounds(day=51), now=START + 9 * HOUR)


def test_less_than_what_waits_waits_no_longer_either() -> None:
    kept = Kept(Bounds(day=10)).with_wish(Bounds(day=50), now=START)
    assert not kept.asks_for_more(Bounds(day=49), now=START + 9 * HOUR)
    kept = kept.with_wish(Bounds(day=49), now=START + 9 * HOUR)
    assert kept == Kept(Bounds(day=10), Wish(Bounds(day=49), START + WAIT))


def test_a_bound_that_is_left_as_it_is_keeps_what_waits_for_it() -> None:
    kept = Kept(Bounds(each=5, day=10)).with_wish(Bounds(each=5, day=50), now=START)
    assert kept.with_wish(Bounds(each=5, day=10), now=START + HOUR) == kept
    lower = kept.with_wish(Bounds(each=3, day=10), now=START + HOUR)
    assert lower == Kept(Bounds(each=3, day=10), Wish(Bounds(each=3, day=50), START + WAIT))
    assert not kept.asks_for_more(Bounds(each=3, day=10), now=START + HOUR)


def test_a_second_wish_leaves_the_first_and_both_wait_anew() -> None:
    kept = Kept(Bounds(each=5, day=10)).with_wish(Bounds(each=5, day=50), now=START)
    both = kept.with_wish(Bounds(each=None, day=10), now=START + HOUR)
    wish = Wish(Bounds(each=None, day=50), START + HOUR + WAIT)
    assert both == Kept(Bounds(each=5, day=10), wish)
    assert kept.asks_for_more(Bounds(each=None, day=10), now=START + HOUR)


@given(
    asked=st.lists(st.tuples(st.integers(min_value=0, max_value=30), BOUNDS), max_size=8),
    first=BOUNDS,
)
def test_nothing_lets_more_leave_than_was_allowed_or_asked_for_a_day_before(
    asked: list[tuple[int, Bounds]], first: Bounds
) -> None:
    """Of each bound: what counts is never more than what first counted and every wish whose day
    of waiting is over, whatever was asked for in between.
    """
    kept, now, wishes = Kept(first), START, list[tuple[datetime, Bounds]]()
    for hours, wanted in asked:
        now += hours * HOUR
        kept = kept.with_wish(wanted, now=now)
        wishes.append((now, wanted))
        for later in (now, now + WAIT - timedelta(seconds=1), now + WAIT):
            old = [first, *(bounds for at, bounds in wishes if at + WAIT <= later)]
            counts = kept.at(later).bounds
            assert any(no_more(counts.each, each.each) for each in old)
            assert any(no_more(counts.day, each.day) for each in old)
        assert no_more(kept.at(now).bounds.each, wanted.each)
        assert no_more(kept.at(now).bounds.day, wanted.day)
