"""A text that is sent while its author closes the account is not published."""

from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles.errors import NotOpen
from articles.models import Article, Comment
from articles.services import close_account, publish, reply
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


@pytest.fixture
def ines(committed_db: CommittedDatabase, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", now=database_time())


def write(author: Account) -> Article:
    return publish(author, title="Gates", body="Words.", now=database_time())


def answer(author: Account) -> Comment:
    text = write(register("marcel", now=database_time()))
    return reply(text.pk, author=author, body="Yes.", now=database_time())


@pytest.mark.parametrize("send", [write, answer])
def test_nothing_is_published_after_leaving(
    ines: Account, send: Callable[[Account], Article | Comment]
) -> None:
    with pytest.raises(NotOpen, match="account is closed"):
        overtaken(
            lambda: send(ines),
            quick=lambda: close_account(ines, erase_texts=True, now=database_time()),
        )
    assert not Article.objects.filter(author=ines).exists()
    assert not Comment.objects.filter(author=ines).exists()
