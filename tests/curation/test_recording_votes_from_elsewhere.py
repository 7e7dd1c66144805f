"""Votes taken over with their strength and time: weighed by their era, once, in order."""

from datetime import datetime, timedelta

import pytest

from curation.errors import UnknownWork, VoteRefused
from curation.models import Vote
from curation.ranking import hot
from curation.rules import VoteRules
from curation.selectors import events_of
from curation.services import Recorded, record_votes
from rewards.rules import load
from tests.curation.scene import Recordings, Voters, Works

pytestmark = pytest.mark.usefixtures("db")


def test_the_recorded_votes_of_a_post_of_2016_get_their_weights(
    recorded: Recordings, person: Voters, work: Works
) -> None:
    """@gtg's post without a hidden vote: 166 votes, the last after the first payout left out."""
    row = recorded("curation_votes_2016.json")["rows"][0]
    created = datetime.fromisoformat(row["created"] + "+00:00")
    told = [vote for vote in row["votes"] if vote["check"] == "exact"]
    names = {vote["voter"]: person(0) for vote in told}
    on = work(opened_at=created, closes_at=created + timedelta(days=30))
    votes = [
        Recorded(
            voter=names[vote["voter"]],
            weight_bp=vote["percent"],
            rshares=vote["rshares"],
            at=datetime.fromisoformat(vote["time"] + "+00:00"),
        )
        for vote in told
    ]
    events = record_votes(on.pk, votes=votes, rules=load("steem-hf6").vote)
    assert [event.weight for event in events] == [vote["weight"] for vote in told]
    assert len(events) == 166
    on.refresh_from_db()
    assert on.net_rshares == sum(vote["rshares"] for vote in told)
    assert on.hot == hot(on.net_rshares, created=int(created.timestamp()))
    assert record_votes(on.pk, votes=votes, rules=load("steem-hf6").vote) == []
    print(f"{len(events)} recorded votes, every weight exact")


def test_a_vote_changed_before_hf26_keeps_its_first_rshares(
    noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(0)
    rules = load("steem-hf6").vote
    votes = [
        Recorded(voter=voter, weight_bp=100, rshares=rshares, at=noon + timedelta(minutes=minute))
        for minute, rshares in ((31, 500), (32, 900))
    ]
    record_votes(on.pk, votes=votes, rules=rules)
    on.refresh_from_db()
    assert (on.net_rshares, on.vote_rshares, on.total_weight, on.upvotes) == (900, 500, 0, 1)
    standing = Vote.objects.get(work=on, voter=voter)
    assert (standing.rshares, standing.weight, standing.changes) == (900, 0, 1)
    assert [event.rshares for event in events_of(on.pk)] == [500, 900]


def test_a_vote_that_was_changed_too_late_stays_as_it_was(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on, voter = work(), person(0)
    votes = [Recorded(voter, 100, 500, noon), Recorded(voter, 100, 900, on.closes_at)]
    assert [event.rshares for event in record_votes(on.pk, votes=votes, rules=rules)] == [500]
    on.refresh_from_db()
    assert (on.net_rshares, on.upvotes) == (500, 1)


def test_votes_after_the_closing_and_unknown_works_do_not_count(
    rules: VoteRules, noon: datetime, person: Voters, work: Works
) -> None:
    on = work()
    late = Recorded(voter=person(0), weight_bp=1, rshares=9, at=on.closes_at)
    (event,) = record_votes(on.pk, votes=[late], rules=rules)
    assert event.rshares == 0
    with pytest.raises(UnknownWork):
        record_votes(10**9, votes=[late], rules=rules)
    heavy = Recorded(voter=late.voter, weight_bp=10_001, rshares=9, at=noon)
    with pytest.raises(VoteRefused):
        record_votes(on.pk, votes=[heavy], rules=rules)
