"""A decision withholds a text in the countries it names, until that decision is undone."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from accounts.whereabouts import reading_in
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Withholding
from articles.selectors import article_page, feed
from articles.selectors.withheld import withholdings_of
from articles.services import erase, publish
from articles.services.moderating import show_again, withhold
from tests.articles.conftest import NOW, Person

DAY = timedelta(days=1)


@pytest.fixture
def writer(person: Person) -> Account:
    return person("writer")


@pytest.fixture
def text(writer: Account) -> Article:
    return publish(writer, title="Beans", body="They climb.", now=NOW)


def is_read(text: Article, *, country: str, viewer: Account | None = None) -> bool:
    """By its address, and in the list of what is new: without an account the same."""
    with reading_in(country):
        page = article_page("writer", permlink=text.permlink, viewer=viewer, now=NOW)
        listed = [card.work for card in feed("new", now=NOW, viewer=viewer).cards]
    if viewer is None:
        assert (text.pk in listed) is (page is not None)
    return page is not None


def keep_from(text: Article, *countries: str, decision: int) -> None:
    withhold(text.pk, countries=countries, decision=decision, now=NOW)


def test_it_is_read_everywhere_else(text: Article) -> None:
    keep_from(text, "SE", "NO", decision=1)
    read = {each: is_read(text, country=each) for each in ("SE", "NO", "DK", "")}
    assert read == {"SE": False, "NO": False, "DK": True, "": True}


def test_its_author_reads_it_there(text: Article, writer: Account) -> None:
    keep_from(text, "SE", decision=1)
    assert is_read(text, country="SE", viewer=writer)


def test_the_same_again_changes_nothing(text: Article) -> None:
    keep_from(text, "SE", decision=1)
    keep_from(text, "SE", decision=1)
    assert withholdings_of(text.pk) == {1: ["SE"]}


def test_of_two_decisions_each_is_undone_by_itself(text: Article) -> None:
    keep_from(text, "SE", "NO", decision=1)
    keep_from(text, "SE", decision=2)
    show_again(text.pk, decision=1, lifted_by=3, now=NOW + DAY)
    show_again(text.pk, decision=1, lifted_by=4, now=NOW + 2 * DAY)
    assert withholdings_of(text.pk) == {2: ["SE"]}
    assert not is_read(text, country="SE") and is_read(text, country="NO")
    lifted = Withholding.objects.filter(decision=1).values_list("lifted_at", "lifted_by")
    assert list(lifted) == [(NOW + DAY, 3)] * 2
    show_again(text.pk, decision=2, lifted_by=5, now=NOW + DAY)
    assert is_read(text, country="SE")


def test_nothing_of_an_erased_text_is_left_to_withhold(text: Article, writer: Account) -> None:
    erase(text.pk, author=writer, now=NOW)
    with pytest.raises(NotOpen):
        keep_from(text, "SE", decision=1)
    with pytest.raises(UnknownText):
        withhold(text.pk + 1_000, countries=["SE"], decision=1, now=NOW)
    assert not Withholding.objects.exists()


@pytest.mark.parametrize(
    ("columns", "refused"),
    [
        ({"country": "se"}, "withholding_country_is_a_code"),
        ({"country": ""}, "withholding_country_is_a_code"),
        ({"lifted_at": NOW}, "withholding_is_lifted_by_a_decision"),
        ({"lifted_by": 2}, "withholding_is_lifted_by_a_decision"),
    ],
)
def test_the_database_refuses(
    text: Article, columns: dict[str, str | int | datetime], refused: str
) -> None:
    row = {"work_id": text.pk, "country": "SE", "decision": 1, "since": NOW}
    with pytest.raises(IntegrityError, match=refused), transaction.atomic():
        Withholding.objects.create(**(row | columns))
