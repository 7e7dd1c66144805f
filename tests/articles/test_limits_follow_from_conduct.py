"""How fast somebody can go on follows from what readers valued and from Ink Power."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.pace import USUAL, Act, Conduct, Pace, Wait, is_newcomer, paces_of, too_soon

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
acts = st.sampled_from(list(Act))
conducts = st.builds(
    Conduct,
    newcomer=st.booleans(),
    limited=st.booleans(),
    reputation=st.floats(-100, 200),
    stake_milliink=st.integers(0, 10**15),
)


def most(act: Act, conduct: Conduct) -> list[int]:
    return [pace.most for pace in paces_of(act, conduct=conduct)]


@given(acts, conducts, st.floats(0, 100), st.integers(0, 10**15))
def test_more_reputation_and_more_power_never_lower_a_limit(
    act: Act, conduct: Conduct, more: float, power: int
) -> None:
    higher = Conduct(
        newcomer=conduct.newcomer,
        limited=conduct.limited,
        reputation=conduct.reputation + more,
        stake_milliink=conduct.stake_milliink + power,
    )
    pairs = zip(most(act, conduct), most(act, higher), strict=True)
    assert all(less <= greater for less, greater in pairs)


@given(acts, conducts)
def test_everybody_can_do_each_once(act: Act, conduct: Conduct) -> None:
    assert min(most(act, conduct)) >= 1


@given(acts, conducts)
def test_a_limited_account_is_never_faster_than_itself(act: Act, conduct: Conduct) -> None:
    slow = Conduct(
        newcomer=conduct.newcomer,
        limited=True,
        reputation=conduct.reputation,
        stake_milliink=conduct.stake_milliink,
    )
    pairs = zip(most(act, slow), most(act, conduct), strict=True)
    assert all(less <= greater for less, greater in pairs)


@given(acts, st.integers(0, 10**18))
def test_power_makes_no_newcomer_faster(act: Act, stake: int) -> None:
    bought = Conduct(newcomer=True, stake_milliink=stake)
    assert paces_of(act, conduct=bought) == paces_of(act, conduct=Conduct(newcomer=True))


def test_limits_in_figures() -> None:
    assert paces_of(Act.TEXT, conduct=Conduct()) == tuple(USUAL[Act.TEXT])
    assert most(Act.TEXT, Conduct(newcomer=True)) == [3, 12]
    assert most(Act.TEXT, Conduct(limited=True)) == [1, 5]
    assert most(Act.TEXT, Conduct(reputation=45.9)) == [10, 40]
    assert most(Act.TEXT, Conduct(reputation=90, stake_milliink=10**12)) == [20, 80]
    assert most(Act.ANSWER, Conduct(newcomer=True)) == [6, 36, 180]
    assert most(Act.VOTE, Conduct(stake_milliink=9_999)) == [30, 300]
    assert most(Act.VOTE, Conduct(stake_milliink=10_000)) == [37, 375]


def test_a_day_and_a_confirmed_address_make_a_newcomer_one_of_us() -> None:
    day_ago = NOW - timedelta(days=1)
    assert not is_newcomer(registered_at=day_ago, has_address=True, now=NOW)
    assert is_newcomer(registered_at=day_ago, has_address=False, now=NOW)
    assert is_newcomer(registered_at=NOW, has_address=True, now=NOW)


def test_one_waits_for_the_limit_that_ends_last() -> None:
    minute, hour = Pace(2, timedelta(minutes=1)), Pace(3, timedelta(hours=1))
    moments = [NOW - timedelta(seconds=20), NOW - timedelta(seconds=30)]
    wait = too_soon(moments, paces=[minute, hour], now=NOW)
    assert wait == Wait(hour, NOW + timedelta(seconds=3_570))
    assert too_soon([moments[0], None], paces=[minute, hour], now=NOW) == Wait(
        minute, NOW + timedelta(seconds=40)
    )


def test_room_comes_back_to_the_second() -> None:
    pace = Pace(1, timedelta(minutes=1))
    assert too_soon([NOW - timedelta(seconds=60)], paces=[pace], now=NOW) is None
    assert too_soon([NOW - timedelta(seconds=59)], paces=[pace], now=NOW) is not None
    assert too_soon([None], paces=[pace], now=NOW) is None


@given(acts, conducts)
def test_a_site_can_let_everybody_do_more(act: Act, conduct: Conduct) -> None:
    more = replace(conduct, times=10)
    pairs = list(zip(most(act, conduct), most(act, more), strict=True))
    assert all(less <= greater for less, greater in pairs)
    assert most(Act.TEXT, Conduct(newcomer=True, times=10)) == [30, 120]
