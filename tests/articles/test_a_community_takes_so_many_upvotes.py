"""A community's own limit of upvotes in a day: what counts, and when there is room again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles import services
from articles.errors import TooOften
from articles.models import Article
from communities.models import Community, VotingLimit
from communities.services import found
from curation.models import Vote, VoteEvent
from curation.services import Recorded, record_votes
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken
from tests.rules import active_rules

type Person = Callable[[str], Account]
"""Makes an account."""

_HOUR = timedelta(hours=1)


@pytest.fixture
def marcel(person: Person) -> Account:
    return person("marcel")


@pytest.fixture
def bakers(marcel: Account, now: datetime) -> Community:
    """A community that takes two upvotes of one person in a day."""
    made = found("bakers", title="Bakers", founder=marcel, now=now)
    VotingLimit.objects.create(community=made, upvotes=2)
    return made


@pytest.fixture
def ines(person: Person) -> Account:
    """Who votes."""
    return person("ines")


def texts(author: Account, count: int, *, at: datetime, slug: str = "bakers") -> list[Article]:
    place = Community.objects.filter(slug=slug).first()
    return [
        services.publish(author, title=f"Rye {each}", body="Words.", community=place, now=at)
        for each in range(count)
    ]


def vote(voter: Account, text: int, at: datetime, weight_bp: int = 1_000) -> None:
    services.vote_on(text, voter=voter, weight_bp=weight_bp, now=at)


def test_the_third_text_of_a_day_is_refused_with_the_minute_of_the_next(
    bakers: Community, marcel: Account, ines: Account, now: datetime
) -> None:
    one, two, three = texts(marcel, 3, at=now)
    vote(ines, one.pk, now + timedelta(seconds=30))
    vote(ines, two.pk, now + _HOUR)
    with pytest.raises(TooOften, match="takes at most 2 of one person's upvotes") as refused:
        vote(ines, three.pk, now + 2 * _HOUR)
    assert refused.value.values["until"] == now + timedelta(days=1, minutes=1)
    assert not Vote.objects.filter(work=three.pk).exists()
    assert VoteEvent.objects.filter(voter=ines.wallet_id).count() == 2
    vote(marcel, three.pk, now + 2 * _HOUR)
    vote(ines, three.pk, now + timedelta(days=1, seconds=30))


def test_an_answer_counts_and_a_text_of_another_place_does_not(
    bakers: Community, marcel: Account, ines: Account, now: datetime
) -> None:
    found("smiths", title="Smiths", founder=marcel, now=now)
    one, two = texts(marcel, 2, at=now)
    [elsewhere] = texts(marcel, 1, at=now, slug="smiths")
    [nowhere] = texts(marcel, 1, at=now, slug="")
    answer = services.reply(one.pk, author=marcel, body="And salt.", now=now)
    for text in (elsewhere.pk, one.pk, nowhere.pk, answer.pk):
        vote(ines, text, now)
    with pytest.raises(TooOften):
        vote(ines, two.pk, now)


def test_a_vote_that_is_changed_is_no_new_one(
    bakers: Community, marcel: Account, ines: Account, now: datetime
) -> None:
    one, two, three = texts(marcel, 3, at=now)
    vote(ines, one.pk, now)
    vote(ines, two.pk, now + _HOUR)
    vote(ines, one.pk, now + 2 * _HOUR, weight_bp=2_000)
    with pytest.raises(TooOften) as refused:
        vote(ines, three.pk, now + 3 * _HOUR)
    # The change does not put off when the first one is a day old.
    assert refused.value.values["until"] == now + timedelta(days=1)
    VotingLimit.objects.update(upvotes=1)
    vote(ines, two.pk, now + 4 * _HOUR, weight_bp=3_000)
    vote(ines, one.pk, now + timedelta(days=2), weight_bp=3_000)
    vote(ines, three.pk, now + timedelta(days=2))


def test_taking_back_is_free_and_makes_no_room(
    bakers: Community, marcel: Account, ines: Account, now: datetime
) -> None:
    one, two, three = texts(marcel, 3, at=now)
    vote(ines, one.pk, now)
    vote(ines, two.pk, now)
    services.withdraw_vote(one.pk, voter=ines, now=now + _HOUR)
    with pytest.raises(TooOften):
        vote(ines, three.pk, now + _HOUR)
    vote(ines, one.pk, now + _HOUR)
    assert Vote.objects.get(work=one.pk, voter=ines.wallet_id).weight_bp == 1_000


def test_a_dispute_is_no_upvote_until_it_becomes_one(
    bakers: Community, marcel: Account, ines: Account, person: Person, now: datetime
) -> None:
    one, two, three = texts(marcel, 3, at=now)
    rules = active_rules().vote
    recorded = Recorded(person("okonjo").wallet_id, 10_000, 5_000_000, now)
    record_votes(one.pk, votes=[recorded], rules=rules)
    reason = rules.dispute.reasons[0]
    services.dispute_reward(one.pk, voter=ines, weight_bp=1_000, reason=reason, now=now)
    vote(ines, two.pk, now)
    vote(ines, three.pk, now)
    with pytest.raises(TooOften):
        vote(ines, one.pk, now + _HOUR)


def test_without_a_limit_nothing_is_counted(
    bakers: Community, marcel: Account, ines: Account, now: datetime
) -> None:
    one, two = texts(marcel, 2, at=now)

    def asked(text: Article) -> int:
        with CaptureQueriesContext(connection) as captured:
            vote(ines, text.pk, now)
        return len(captured)

    counted = asked(one)
    VotingLimit.objects.all().delete()
    assert asked(two) == counted - 1


def test_of_two_at_once_one_goes_through(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    now = database_time()
    author, voter = register("marcel", now=now), register("ines", now=now)
    made = found("bakers", title="Bakers", founder=author, now=now)
    VotingLimit.objects.create(community=made, upvotes=1)
    one, two = texts(author, 2, at=now)
    with pytest.raises(TooOften):
        overtaken(
            lambda: vote(voter, two.pk, database_time()),
            quick=lambda: vote(voter, one.pk, database_time()),
        )
    assert Vote.objects.filter(voter=voter.wallet_id).count() == 1
