"""Withdrawing and erasing."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from articles import services
from articles.errors import NotOpen, NotYours
from articles.models import Revision
from articles.selectors import article_page, feed


def test_a_withdrawn_text_leaves_the_lists_and_its_page_is_empty(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    services.withdraw(article.pk, author=ines)
    page = article_page("ines", "beans", now=now)
    assert page is not None
    assert (page.state, page.html, page.source) == ("withdrawn", "", "")
    assert list(feed("new", now=now).cards) == []


def test_erasing_deletes_the_words_and_the_keys_of_every_version(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", tags=["soil"], now=now)
    services.revise(article.pk, author=ines, body="Other words.", now=now)
    services.erase(article.pk, author=ines, now=now)
    left = Revision.objects.filter(work_id=article.pk)
    assert set(left.values_list("title", "body", "html", "salt")) == {("", "", "", None)}
    assert left.count() == 2
    article.refresh_from_db()
    assert (article.title, article.excerpt, article.tags.count()) == ("", "", 0)


def test_its_address_has_no_words_and_nobody_takes_the_old_one(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    answer = services.reply(article.pk, author=marcel, body="An answer.", now=now)
    assert "beans" in answer.permlink
    services.erase(article.pk, author=ines, now=now)
    for text in (article, answer):
        text.refresh_from_db()
    assert (article.permlink, answer.permlink) == (f"gone--{article.pk}", f"re--{answer.pk}")
    for address in ("beans", article.permlink):
        page = article_page("ines", address, now=now)
        assert page is not None
        assert (page.state, page.card.work) == ("erased", article.pk)
    assert services.publish(ines, title="Beans", body="New.", now=now).permlink == "beans-2"
    assert services.publish(marcel, title="Beans", body="His.", now=now).permlink == "beans"


def test_without_the_key_the_old_address_is_nobodys(
    person: Callable[[str], Account], now: datetime, settings: Settings
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    services.erase(article.pk, author=ines, now=now)
    settings.SECRET_KEY = "another one, of a thief who has the database"
    assert article_page("ines", "beans", now=now) is None


def test_erasing_is_for_ever_and_for_the_author_alone(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    with pytest.raises(NotYours):
        services.erase(article.pk, author=person("marcel"), now=now)
    services.erase(article.pk, author=ines, now=now)
    with pytest.raises(NotOpen):
        services.withdraw(article.pk, author=ines)
