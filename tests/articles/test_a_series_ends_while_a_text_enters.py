"""A series loses its last text at the moment at which another one enters or leaves it."""

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from articles.choices import Choices
from articles.errors import UnknownText
from articles.models import Article, Series, SeriesPart
from articles.services import leave_series, publish
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


@pytest.fixture
def ines(committed_db: CommittedDatabase, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", now=database_time())


def write(author: Account, title: str) -> Article:
    choices = Choices(series="Beans")
    return publish(author, title=title, body="Words.", choices=choices, now=database_time())


def test_the_text_that_enters_makes_the_series_anew(ines: Account) -> None:
    one = write(ines, "One")
    two = overtaken(lambda: write(ines, "Two"), quick=lambda: leave_series(one.pk, author=ines))
    assert [part.article_id for part in SeriesPart.objects.all()] == [two.pk]
    assert Series.objects.get().slug == "beans"


def test_a_series_that_a_text_has_entered_stays(ines: Account) -> None:
    one = write(ines, "One")
    left = overtaken(lambda: leave_series(one.pk, author=ines), quick=lambda: write(ines, "Two"))
    assert left
    assert SeriesPart.objects.count() == 1


def test_a_text_that_left_already_is_in_no_series(ines: Account) -> None:
    one = write(ines, "One")

    def leave() -> bool:
        return leave_series(one.pk, author=ines)

    with pytest.raises(UnknownText):
        overtaken(leave, quick=leave)
