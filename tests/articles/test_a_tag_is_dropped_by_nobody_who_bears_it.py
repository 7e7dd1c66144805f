"""The last text with a tag is deleted at the moment in which another one takes the tag."""

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles.models import ArticleTag
from articles.services import erase, follow_tag, publish
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


def tagged(author: Account) -> int:
    text = publish(author, title="Soil", body="Words.", tags=["soil"], now=database_time())
    number: int = text.pk
    return number


def test_who_takes_a_tag_that_is_being_dropped_makes_it_anew(
    ines: Account, marcel: Account
) -> None:
    last = tagged(ines)
    text = overtaken(
        lambda: tagged(marcel), quick=lambda: erase(last, author=ines, now=database_time())
    )
    assert list(ArticleTag.objects.values_list("article", "tag__name")) == [(text, "soil")]


def test_who_follows_a_tag_that_is_being_dropped_follows_it(
    ines: Account, marcel: Account
) -> None:
    last, now = tagged(ines), database_time()
    overtaken(
        lambda: follow_tag(marcel, name="soil", now=now),
        quick=lambda: erase(last, author=ines, now=now),
    )
    assert marcel.tag_follows.get().tag.name == "soil"


def test_a_tag_that_is_being_taken_is_not_dropped(ines: Account, marcel: Account) -> None:
    last = tagged(ines)
    overtaken(lambda: erase(last, author=ines, now=database_time()), quick=lambda: tagged(marcel))
    assert ArticleTag.objects.get().tag.name == "soil"
