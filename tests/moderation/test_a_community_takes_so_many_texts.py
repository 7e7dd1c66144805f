"""A community's own limits: how much of one person it takes in a day, and when there is room."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from accounts.models import Account
from articles.drafting import Manuscript, Sheet
from articles.errors import TooOften
from articles.models import Article, Comment
from articles.proposals import Proposal
from communities.models import Community
from moderation.errors import NotYourOffice, WordsRefused
from moderation.selectors import Limits, limits_of
from moderation.services import set_limits, submit, submit_answer

type Person = Callable[[str], Account]
"""Makes an account."""


def send(author: Account, now: datetime, *, community: str = "bakers") -> None:
    proposal = Proposal("Rye", "Words.", community=community)
    submit(author, proposal=proposal, sheet=Sheet(uuid4()), text=Manuscript("Rye", "W"), now=now)


def test_the_third_text_of_a_day_waits_for_its_minute(
    person: Person, owner: Account, bakers: Community, now: datetime
) -> None:
    ines = person("ines")
    set_limits(owner, community=bakers, texts=2, answers=None, upvotes=None, now=now)
    send(ines, now)
    send(ines, now + timedelta(hours=1))
    with pytest.raises(TooOften) as refused:
        send(ines, now + timedelta(hours=2))
    assert refused.value.values["until"] == now + timedelta(days=1)
    send(ines, now + timedelta(hours=2), community="")
    send(owner, now + timedelta(hours=2))
    send(ines, now + timedelta(days=1))
    assert Article.objects.filter(author=ines).count() == 4


def test_answers_have_a_limit_of_their_own(
    person: Person, owner: Account, bakers: Community, now: datetime
) -> None:
    ines = person("ines")
    set_limits(owner, community=bakers, texts=None, answers=1, upvotes=None, now=now)
    send(owner, now)
    text = Article.objects.get()
    submit_answer(text.pk, author=ines, body="How long?", now=now)
    with pytest.raises(TooOften):
        submit_answer(text.pk, author=ines, body="How hot?", now=now)
    assert Comment.objects.count() == 1


def test_a_limit_is_taken_away_again(
    person: Person, owner: Account, bakers: Community, now: datetime
) -> None:
    set_limits(owner, community=bakers, texts=1, answers=1, upvotes=7, now=now)
    assert limits_of(bakers) == Limits(1, 1, 7)
    set_limits(owner, community=bakers, texts=None, answers=None, upvotes=None, now=now)
    ines = person("ines")
    for _ in range(3):
        send(ines, now)
    assert limits_of(bakers) == Limits()


@pytest.mark.parametrize("most", [0, -1, 1_001])
def test_what_is_no_limit_is_refused(
    most: int, owner: Account, bakers: Community, now: datetime
) -> None:
    with pytest.raises(WordsRefused):
        set_limits(owner, community=bakers, texts=most, answers=None, upvotes=None, now=now)
    with pytest.raises(WordsRefused):
        set_limits(owner, community=bakers, texts=None, answers=None, upvotes=most, now=now)


def test_only_admins_set_limits(person: Person, bakers: Community, now: datetime) -> None:
    with pytest.raises(NotYourOffice):
        set_limits(person("ines"), community=bakers, texts=1, answers=None, upvotes=None, now=now)
