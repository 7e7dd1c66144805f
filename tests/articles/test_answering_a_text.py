"""Comments."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from articles import services
from articles.drafting import Sheet
from articles.errors import NotOpen, TextRefused, UnknownText
from articles.models import Article, Comment, Revision
from articles.services.moderating import remove
from articles.threads import STEP
from articles.wording import MAX_BODY, MAX_COMMENT


def test_a_comment_has_a_limit_of_its_own_when_written_and_when_changed(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="x" * MAX_BODY, now=now)
    comment = services.reply(article.pk, author=ines, body="x" * MAX_COMMENT, now=now)
    for words in ("", "x" * (MAX_COMMENT + 1)):
        with pytest.raises(TextRefused):
            services.reply(article.pk, author=ines, body=words, now=now)
        with pytest.raises(TextRefused):
            services.revise(comment.pk, author=ines, body=words, now=now)


def test_the_table_refuses_a_longer_text(person: Callable[[str], Account], now: datetime) -> None:
    article = services.publish(person("ines"), title="Beans", body="Words.", now=now)
    with pytest.raises(IntegrityError, match="revision_body_bounded"), transaction.atomic():
        Revision.objects.filter(work=article.pk).update(body="x" * (MAX_BODY + 1))


def test_a_thread_is_kept_answer_behind_question(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    first = services.reply(article.pk, author=marcel, body="First", now=now)
    second = services.reply(article.pk, author=marcel, body="Second", now=now)
    inner = services.reply(first.pk, author=ines, body="# Inner", now=now)
    kept = Comment.objects.filter(article=article).order_by("path")
    assert [each.pk for each in kept] == [first.pk, inner.pk, second.pk]
    assert [len(each.path) // STEP for each in kept] == [1, 2, 1]
    assert kept[1].revision.html == "<h3>Inner</h3>\n"
    assert Article.objects.get(pk=article.pk).replies == 3


def test_an_answer_is_a_work_that_stands_in_no_list(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    comment = services.reply(article.pk, author=ines, body="Words.", now=now)
    assert (comment.work.ranked, comment.work.hot) == (False, 0)
    assert comment.permlink == "re-beans-20261123t120000"


def test_what_is_not_there_or_was_removed_takes_no_answer(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    remove(article.pk)
    with pytest.raises(NotOpen, match="taken away"):
        services.reply(article.pk, author=ines, body="Words.", now=now)
    with pytest.raises(UnknownText):
        services.reply(article.pk + 1, author=ines, body="Words.", now=now)


def test_the_same_words_under_the_same_text_are_one_answer_for_an_hour(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(ines, title="Beans", body="Words.", now=now)

    def sent(
        body: str = "So it is.", *, by: Account = marcel, above: int = article.pk, minutes: int = 0
    ) -> Comment:
        at = now + timedelta(minutes=minutes)
        return services.reply(above, author=by, body=body, sheet=Sheet(uuid4()), now=at)

    first = sent()
    assert sent(minutes=59) == first
    others = [
        sent("So it is not.", minutes=1),
        sent(by=ines, minutes=1),
        sent(above=first.pk, minutes=1),
        sent(minutes=61),
    ]
    assert len({first, *others}) == 5 == Comment.objects.count()
    services.erase(others[0].pk, author=marcel, now=now)
    assert sent("So it is not.", minutes=2) not in others
