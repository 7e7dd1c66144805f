"""What a decision does to a text, and that undoing it gives the text back as it was."""

from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.choices import Choices
from articles.errors import NotOpen, UnknownText
from articles.labels import Labels
from articles.models import Article, Comment, Pin
from articles.selectors import Question, article_page, search
from articles.services import moderating
from articles.states import State
from tests.articles.conftest import Person


@pytest.fixture
def text(person: Person, now: datetime) -> Article:
    return services.publish(person("ines"), title="Beans", body="In *shade*.", now=now)


def _found(words: str) -> list[int]:
    return [hit.work for hit in search(Question(words=words)).hits]


def test_a_removed_text_keeps_its_words_and_comes_back_as_it_was(
    text: Article, now: datetime
) -> None:
    services.pin(text.author, work_id=text.pk, now=now)
    for _ in range(2):
        moderating.remove(text.pk)
    assert _found("beans") == [] and not Pin.objects.exists()
    page = article_page("ines", permlink=text.permlink, now=now)
    assert page is not None and (page.state, page.html) == (State.REMOVED, "")
    for _ in range(2):
        moderating.restore(text.pk)
    page = article_page("ines", permlink=text.permlink, now=now)
    assert page is not None and (page.state, page.source) == (State.PUBLISHED, "In *shade*.")
    assert _found("beans") == [text.pk]


def test_its_author_reads_it_still(text: Article, now: datetime) -> None:
    moderating.remove(text.pk)
    page = article_page("ines", permlink=text.permlink, viewer=text.author, now=now)
    assert page is not None and page.source == "In *shade*."


def test_a_removed_text_can_be_erased_and_then_is_gone_for_good(
    text: Article, now: datetime
) -> None:
    moderating.remove(text.pk)
    services.erase(text.pk, author=text.author, now=now)
    with pytest.raises(NotOpen):
        moderating.restore(text.pk)


def test_a_locked_text_takes_no_answers_until_it_is_unlocked(
    text: Article, person: Person, now: datetime
) -> None:
    moderating.lock(text.pk)
    with pytest.raises(NotOpen, match="closed this thread"):
        services.reply(text.pk, author=text.author, body="Me neither.", now=now)
    moderating.unlock(text.pk)
    assert services.reply(text.pk, author=person("marcel"), body="Yes.", now=now).pk


def test_below_a_locked_comment_nobody_answers_and_beside_it_they_do(
    text: Article, now: datetime
) -> None:
    def answer(work: int, words: str) -> Comment:
        return services.reply(work, author=text.author, body=words, now=now)

    first = answer(text.pk, "First.")
    below = answer(first.pk, "Below.")
    beside = answer(text.pk, "Beside.")
    moderating.lock(first.pk)
    for work in (first.pk, below.pk):
        with pytest.raises(NotOpen):
            answer(work, "Too late.")
    assert answer(beside.pk, "In time.").parent_id == beside.pk


def test_a_required_label_cannot_be_taken_off_by_the_author(text: Article, now: datetime) -> None:
    moderating.require_label(text.pk, label="Violence")
    _choose(text, sensitive="", now=now)
    assert _label(text) == "Violence"
    _choose(text, sensitive="Blood, much of it", now=now)
    assert _label(text) == "Blood, much of it"
    _choose(text, sensitive="", now=now)
    moderating.release_label(text.pk)
    assert _label(text) == ""


def test_a_label_of_the_authors_own_outlives_the_required_one(
    text: Article, now: datetime
) -> None:
    _choose(text, sensitive="Blood", now=now)
    moderating.require_label(text.pk, label="Violence")
    assert _label(text) == "Blood"
    moderating.release_label(text.pk)
    assert _label(text) == "Blood"


def test_a_comment_can_be_labelled(text: Article, now: datetime) -> None:
    comment = services.reply(text.pk, author=text.author, body="Blood.", now=now)
    moderating.require_label(comment.pk, label="Violence")
    comment.refresh_from_db()
    assert comment.required_sensitive == "Violence"
    moderating.release_label(comment.pk)
    comment.refresh_from_db()
    assert comment.required_sensitive == ""


def test_what_is_not_there_is_told(db: None) -> None:
    with pytest.raises(UnknownText):
        moderating.remove(4)


def _choose(text: Article, *, sensitive: str, now: datetime) -> None:
    choices = Choices(labels=Labels(sensitive=sensitive))
    author: Account = text.author
    services.revise(text.pk, author=author, body="In *shade*.", choices=choices, now=now)


def _label(text: Article) -> str:
    text.refresh_from_db()
    return text.sensitive
