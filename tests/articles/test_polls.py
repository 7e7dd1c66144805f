"""Polls: one account, one ballot, changeable until the end."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Audience, Choices
from articles.errors import NotOpen, TextRefused, UnknownText
from articles.models import Article, Poll, PollBallot, PollOption
from articles.polls import Question, check_question
from articles.selectors import article_page

type Person = Callable[[str], Account]
BEANS = Question("Which bean next?", ("Runner", "Broad", "None"), days=1)


def asked(author: Account, question: Question, now: datetime, **more: object) -> Article:
    chosen = Choices(question=question, **more)  # type: ignore[arg-type]
    return services.publish(author, title="Beans", body="Words.", choices=chosen, now=now)


def result(viewer: Account | None, now: datetime) -> list[tuple[str, int, bool]]:
    page = article_page("ines", permlink="beans", viewer=viewer, now=now)
    assert page is not None
    assert page.poll is not None
    return [(each.words, each.count, each.mine) for each in page.poll.answers]


def test_a_ballot_counts_once_and_can_be_changed(person: Person, now: datetime) -> None:
    ines, marcel = person("ines"), person("marcel")
    text = asked(ines, BEANS, now)
    for position in (0, 0, 1):
        services.answer_poll(text.pk, account=marcel, positions=[position], now=now)
    services.answer_poll(text.pk, account=ines, positions=[1], now=now)
    assert result(marcel, now) == [("Runner", 0, False), ("Broad", 2, True), ("None", 0, False)]
    assert PollBallot.objects.count() == 2


def test_several_answers_only_where_they_are_asked_for(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = asked(ines, BEANS, now)
    for wrong in ([0, 1], [], [7]):
        with pytest.raises(TextRefused):
            services.answer_poll(text.pk, account=ines, positions=wrong, now=now)
    Poll.objects.update(several=True)
    services.answer_poll(text.pk, account=ines, positions=[0, 2], now=now)
    assert [count for _, count, _ in result(None, now)] == [1, 0, 1]


def test_a_poll_ends_on_time(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = asked(ines, BEANS, now)
    with pytest.raises(NotOpen, match="closed"):
        services.answer_poll(text.pk, account=ines, positions=[0], now=now + timedelta(days=1))


def test_who_may_not_read_a_text_answers_no_poll(person: Person, now: datetime) -> None:
    ines = person("ines")
    circle = services.make_circle(ines, name="Family", now=now)
    text = asked(ines, BEANS, now, audience=Audience.CIRCLES, readers=(circle.pk,))
    with pytest.raises(UnknownText):
        services.answer_poll(text.pk, account=person("olaf"), positions=[0], now=now)


def test_a_question_goes_with_its_text(person: Person, now: datetime) -> None:
    ines = person("ines")
    text = asked(ines, BEANS, now)
    services.erase(text.pk, author=ines, now=now)
    assert not PollOption.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        Question("", ("a", "b")),
        Question("x" * 201, ("a", "b")),
        Question("Which?", ("a",)),
        Question("Which?", ("a", " a ")),
        Question("Which?", tuple("abcdefghijk")),
        Question("Which?", ("a", "b" * 101)),
        Question("Which?", ("a", "b"), days=365),
    ],
)
def test_a_question_is_short_with_two_to_ten_answers(wrong: Question) -> None:
    with pytest.raises(TextRefused):
        check_question(wrong)
