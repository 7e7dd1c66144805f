"""The readers of a text change while somebody answers it, changes an answer or votes on one."""

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles import services
from articles.choices import Audience, Choices
from articles.errors import NotOpen
from articles.models import Article, Comment, SearchEntry
from curation.errors import VotingClosed
from curation.models import VoteEvent
from curation.services import close_works
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


@pytest.fixture(autouse=True)
def ours(committed_db: CommittedDatabase, settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0


@pytest.fixture
def ines() -> Account:
    return register("ines", now=database_time())


@pytest.fixture
def marcel() -> Account:
    return register("marcel", now=database_time())


@pytest.fixture
def few(ines: Account, marcel: Account) -> Choices:
    """For the circle in which marcel is."""
    circle = services.make_circle(ines, name="Family", now=database_time())
    services.add_to_circle(ines, circle_id=circle.pk, name="marcel", now=database_time())
    return Choices(audience=Audience.CIRCLES, readers=(circle.pk,))


@pytest.fixture
def text(ines: Account, few: Choices) -> Article:
    """For everybody, and without a reward, since it was for few at first."""
    made = services.publish(ines, title="Gates", body="Words.", choices=few, now=database_time())
    turn(made, Choices())
    return made


def turn(text: Article, choices: Choices) -> None:
    services.revise(
        text.pk, author=text.author, body="Words.", choices=choices, now=database_time()
    )


def answer(text: Article, author: Account) -> Comment:
    return services.reply(text.pk, author=author, body="Yes.", now=database_time())


@pytest.mark.parametrize("narrow", [True, False])
def test_an_answer_is_read_by_those_it_was_written_for(
    narrow: bool, text: Article, few: Choices, marcel: Account
) -> None:
    before, after = (Choices(), few) if narrow else (few, Choices())
    turn(text, before)
    with pytest.raises(NotOpen, match="changed who reads"):
        overtaken(lambda: answer(text, marcel), quick=lambda: turn(text, after))
    assert not Comment.objects.exists()


def test_an_answer_to_what_is_erased_meanwhile_keeps_nothing_of_its_title(
    text: Article, ines: Account, marcel: Account
) -> None:
    with pytest.raises(NotOpen, match="taken away"):
        overtaken(
            lambda: answer(text, marcel),
            quick=lambda: services.erase(text.pk, author=ines, now=database_time()),
        )
    assert not Comment.objects.exists()


def test_an_answer_that_is_quicker_than_erasing_stays(
    text: Article, ines: Account, marcel: Account
) -> None:
    overtaken(
        lambda: services.erase(text.pk, author=ines, now=database_time()),
        quick=lambda: answer(text, marcel),
    )
    assert Comment.objects.get().revision.body == "Yes."


def test_an_answer_that_is_quicker_is_hidden_with_the_text(
    text: Article, few: Choices, marcel: Account
) -> None:
    overtaken(lambda: turn(text, few), quick=lambda: answer(text, marcel))
    assert Comment.objects.count() == 1
    assert not SearchEntry.objects.exists()


def test_an_answer_that_is_changed_meanwhile_is_not_found(
    text: Article, few: Choices, marcel: Account
) -> None:
    given = answer(text, marcel)
    # One whose vote is over: its work is not touched, so that nothing is waited for there.
    close_works([given.pk], now=database_time())
    overtaken(
        lambda: services.revise(given.pk, author=marcel, body="No.", now=database_time()),
        quick=lambda: turn(text, few),
    )
    assert not SearchEntry.objects.exists()


def test_a_vote_on_an_answer_is_too_late(text: Article, few: Choices, marcel: Account) -> None:
    given = answer(text, marcel)
    voter = register("olaf", now=database_time())
    with pytest.raises(VotingClosed):
        overtaken(
            lambda: services.vote_on(given.pk, voter=voter, weight_bp=100, now=database_time()),
            quick=lambda: turn(text, few),
        )
    assert not VoteEvent.objects.exists()
