"""What the page says a vote would do is what the vote then does."""

from datetime import datetime, timedelta

import pytest

from curation.errors import VoteRefused, VotingClosed
from curation.models import Work
from curation.prospects import prospect
from curation.rules import VoteRules
from curation.services import cast_vote, dispute
from tests.curation.scene import Voters, Works

pytestmark = pytest.mark.usefixtures("db")
HOUR = timedelta(hours=1)


def net(paper: int) -> int:
    return Work.objects.values_list("net_rshares", flat=True).get(pk=paper)


def test_a_vote_does_what_was_foreseen(
    person: Voters, work: Works, rules: VoteRules, noon: datetime
) -> None:
    paper, first, second = work().pk, person(1_000_000_000), person(3_000_000_000)
    cast_vote(paper, voter=first, weight_bp=10_000, rules=rules, now=noon)
    found = prospect(paper, voter=second, rules=rules, now=noon + HOUR)
    assert found is not None
    # A full vote of 3,000 VESTS is a fiftieth: 60 VESTS beside the first one's 20.
    assert (found.net_without, found.net_with(10_000)) == (20_000_000, 80_000_000)
    cast_vote(paper, voter=second, weight_bp=10_000, rules=rules, now=noon + HOUR)
    assert net(paper) == 80_000_000


def test_a_changed_vote_is_foreseen_in_the_place_of_the_old_one(
    person: Voters, work: Works, rules: VoteRules, noon: datetime
) -> None:
    paper, voter = work().pk, person(1_000_000_000)
    cast_vote(paper, voter=voter, weight_bp=10_000, rules=rules, now=noon)
    found = prospect(paper, voter=voter, rules=rules, now=noon + HOUR)
    assert found is not None
    assert found.net_without == 0
    assert [found.net_with(weight) for weight in (10_000, 2_500)] == [20_000_000, 5_000_000]


def test_a_dispute_is_foreseen_with_its_limit_and_its_end(
    person: Voters, work: Works, rules: VoteRules, noon: datetime
) -> None:
    paper, fan, other = work(), person(1_000_000_000), person(1_000_000_000)
    cast_vote(paper.pk, voter=fan, weight_bp=10_000, rules=rules, now=noon)
    found = prospect(paper.pk, voter=other, rules=rules, now=noon + HOUR)
    assert found is not None
    # One disputer takes a tenth at most.
    assert found.net_with(-10_000) == 18_000_000
    dispute(
        paper.pk, voter=other, weight_bp=10_000, reason="exchanged", rules=rules, now=noon + HOUR
    )
    assert net(paper.pk) == 18_000_000
    late = prospect(paper.pk, voter=other, rules=rules, now=paper.closes_at - 11 * HOUR)
    assert late is not None
    with pytest.raises(VotingClosed):
        late.net_with(-5_000)


def test_what_would_be_refused_is_known_before(
    person: Voters, work: Works, rules: VoteRules, noon: datetime
) -> None:
    found = prospect(work().pk, voter=person(1_000_000_000), rules=rules, now=noon)
    assert found is not None
    with pytest.raises(VoteRefused):
        found.net_with(-10_000)


def test_early_is_a_day_then_half_then_an_eighth(
    person: Voters, work: Works, rules: VoteRules, noon: datetime
) -> None:
    paper, voter = work().pk, person(1_000_000_000)
    divisors = []
    for hours in (0, 23, 24, 71, 72):
        found = prospect(paper, voter=voter, rules=rules, now=noon + hours * HOUR)
        assert found is not None
        divisors.append(found.window.divisor if found.window else None)
    assert divisors == [1, 1, 2, 2, None]
