"""Whatever people press, in any order: sums fit the votes, mana stays in its bounds."""

from datetime import UTC, datetime, timedelta
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from curation.errors import CurationError
from curation.power import Mana, limits, mana_at
from curation.rules import VoteRules
from curation.tally import Ballot, Tally, exchange
from curation.verdict import Standing, Verdict, judge_dispute, judge_vote, judge_withdrawal
from rewards.rules import load

OPENED = datetime(2026, 11, 20, tzinfo=UTC)
ERAS = ("inkwell-1", "inkwell-demo", "hive-hf28", "hive-hf25", "steem-hf21", "steem-hf19")
KEEPS_FIRST = ("hive-hf25", "steem-hf21", "steem-hf19")

presses = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["vote", "dispute", "withdraw"]),
        st.integers(1, 10_000),
        st.integers(0, 90_000),
    ),
    max_size=25,
)


class Scene:
    """One work and four voters, kept as the tables would keep them."""

    def __init__(self, rules: VoteRules, stakes: list[int]) -> None:
        self.rules, self.stakes = rules, stakes
        self.tally = Tally()
        self.ballots: dict[int, Ballot] = {}
        self.changes: dict[int, int] = {}
        self.manas = [Mana(up=0, dispute=0, stake=0, at=0)] * len(stakes)
        self.now = OPENED

    def press(self, voter: int, verb: str, weight_bp: int, later_seconds: int) -> Verdict | None:
        self.now += timedelta(seconds=later_seconds)
        standing = self.standing(voter)
        try:
            verdict = self.judged(standing, verb, weight_bp)
        except CurationError:
            return None
        self.tally, self.manas[voter] = verdict.tally, verdict.mana
        self.ballots[voter], self.changes[voter] = verdict.ballot, verdict.changes
        return verdict

    def judged(self, standing: Standing, verb: str, weight_bp: int) -> Verdict:
        rules, now = self.rules, self.now
        if verb == "vote":
            return judge_vote(standing, weight_bp=weight_bp, now=now, rules=rules)
        if verb == "dispute":
            return judge_dispute(
                standing, weight_bp=weight_bp, reason="exchanged", now=now, rules=rules
            )
        return judge_withdrawal(standing, now=now, rules=rules)

    def standing(self, voter: int) -> Standing:
        return Standing(
            voter=voter,
            stake=self.stakes[voter],
            mana=self.manas[voter],
            author=3,
            opened_at=OPENED,
            closes_at=OPENED + timedelta(days=7),
            declined=False,
            allows_votes=True,
            allows_curation=True,
            ranked=True,
            paid=False,
            disqualified=False,
            tally=self.tally,
            old=self.ballots.get(voter),
            changes=self.changes.get(voter, 0),
        )


scenes = st.builds(
    lambda era, stakes: (era, Scene(load(era).vote, stakes)),
    st.sampled_from(ERAS),
    st.lists(st.integers(0, 2**52), min_size=4, max_size=4),
)


@given(scenes, presses)
def test_the_tally_is_the_sum_of_the_standing_votes(
    scene: tuple[str, Scene], pressed: list[tuple[int, str, int, int]]
) -> None:
    era, at = scene
    for press in pressed:
        at.press(*press)
        ballots = at.ballots.values()
        assert at.tally.net_rshares == sum(ballot.rshares for ballot in ballots)
        assert at.tally.upvotes == sum(ballot.weight_bp > 0 for ballot in ballots)
        assert at.tally.downvotes == sum(ballot.weight_bp < 0 for ballot in ballots)
        if era not in KEEPS_FIRST:
            positive = sum(max(ballot.rshares, 0) for ballot in ballots)
            assert at.tally.vote_rshares == positive
            assert at.tally.total_weight == sum(ballot.weight for ballot in ballots)


@given(scenes, presses)
def test_mana_stays_between_nothing_and_the_stake(
    scene: tuple[str, Scene], pressed: list[tuple[int, str, int, int]]
) -> None:
    _, at = scene
    for press in pressed:
        at.press(*press)
        for mana in at.manas:
            full, dispute_full = limits(mana.stake, at.rules)
            assert 0 <= mana.up <= full
            assert 0 <= mana.dispute <= dispute_full


@given(scenes, presses)
def test_an_own_vote_and_a_limited_dispute_never_exceed_what_they_may(
    scene: tuple[str, Scene], pressed: list[tuple[int, str, int, int]]
) -> None:
    era, at = scene
    for press in pressed:
        before = at.tally
        verdict = at.press(*press)
        if verdict is None or not era.startswith("inkwell"):
            continue
        if press[0] == 3:
            assert verdict.ballot.rshares == 0
        if press[1] == "dispute":
            assert -verdict.ballot.rshares <= before.vote_rshares // 10


@given(
    st.permutations(range(5)),
    st.lists(st.integers(1, 2**40), min_size=5, max_size=5),
)
def test_votes_that_replace_nothing_sum_up_in_any_order(
    order: list[int], rshares: list[int]
) -> None:
    rules = load("inkwell-1").vote
    ballots = [Ballot(weight_bp=100, rshares=each, weight=each) for each in rshares]

    def cast(tally: Tally, number: int) -> Tally:
        ballot = ballots[number]
        return exchange(tally, old=None, new=ballot, added=ballot.weight, rules=rules)

    assert reduce(cast, order, Tally()) == reduce(cast, range(5), Tally())


@given(
    st.sampled_from(["inkwell-1", "inkwell-demo"]),
    st.lists(st.tuples(st.integers(10**9, 2**52), st.integers(1, 10_000)), min_size=3, max_size=3),
    st.permutations(range(3)),
    st.lists(st.integers(0, 2**20), min_size=3, max_size=3),
)
def test_in_the_first_hours_it_makes_no_difference_who_votes_first(
    era: str, voters: list[tuple[int, int]], order: list[int], pauses: list[int]
) -> None:
    """Each gets the same part of the curators' reward, at whatever place and moment they voted."""
    rules = load(era).vote
    first = rules.windows[0].until_seconds
    # The work's author is a fourth, so that all three votes count.
    stakes = [*(stake for stake, _ in voters), 0]
    one, other = Scene(rules, stakes), Scene(rules, stakes)
    for voter, (_, weight_bp) in enumerate(voters):
        assert one.press(voter, "vote", weight_bp, 0) is not None
    for voter, pause in zip(order, pauses, strict=True):
        later = pause * (first // 3 - 1) // 2**20
        assert other.press(voter, "vote", voters[voter][1], later) is not None
    assert one.ballots == other.ballots
    assert one.tally == other.tally
    shares = [one.ballots[voter].weight for voter in range(3)]
    assert sum(shares) == one.tally.total_weight


@given(
    st.integers(0, 2**52),
    st.integers(0, 2**52),
    st.integers(0, 10**6),
    st.sampled_from(ERAS),
)
def test_stake_that_comes_or_goes_leaves_mana_in_its_bounds(
    stake: int, later_stake: int, elapsed: int, era: str
) -> None:
    rules = load(era).vote
    up, dispute = limits(stake, rules)
    mana = Mana(up=up // 2, dispute=dispute // 3, stake=stake, at=0)
    later = mana_at(mana, stake=later_stake, now=elapsed, rules=rules)
    full, dispute_full = limits(later_stake, rules)
    assert 0 <= later.up <= full
    assert 0 <= later.dispute <= dispute_full
    assert later.stake == later_stake
