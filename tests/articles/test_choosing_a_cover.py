"""A cover is one of the author's own living pictures, and gone when the picture is."""

from collections.abc import Callable
from datetime import datetime

import pytest

from accounts.models import Account
from articles import services
from articles.errors import NotYours, UploadRefused
from articles.models import Article
from articles.selectors import article_page, feed
from tests.articles.pictures import picture

type Person = Callable[[str], Account]


@pytest.fixture
def ines(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def article(ines: Account, now: datetime) -> Article:
    return services.publish(ines, title="Gates", body="Words.", now=now)


def test_lists_and_the_page_show_the_cover(ines: Account, article: Article, now: datetime) -> None:
    media = services.upload(ines, data=picture(900, 600), alt="A gate", now=now)
    services.choose_cover(article.pk, author=ines, media_id=media.pk)
    page = article_page("ines", permlink=article.permlink, now=now)
    assert page is not None
    for card in (page.card, feed("new", now=now).cards[0]):
        assert card.cover is not None
        assert (card.cover.address, card.cover.alt) == (media.address, "A gate")
    services.choose_cover(article.pk, author=ines, media_id=None)
    assert feed("new", now=now).cards[0].cover is None


def test_a_deleted_picture_is_no_cover_any_more(
    ines: Account, article: Article, now: datetime
) -> None:
    media = services.upload(ines, data=picture(), now=now)
    services.choose_cover(article.pk, author=ines, media_id=media.pk)
    services.erase_media(media.pk, owner=ines, now=now)
    assert feed("new", now=now).cards[0].cover is None
    with pytest.raises(UploadRefused):
        services.choose_cover(article.pk, author=ines, media_id=media.pk)


def test_nobody_takes_anothers_picture_or_dresses_anothers_text(
    ines: Account, article: Article, person: Person, now: datetime
) -> None:
    marcel = person("marcel")
    his = services.upload(marcel, data=picture(), now=now)
    with pytest.raises(UploadRefused):
        services.choose_cover(article.pk, author=ines, media_id=his.pk)
    with pytest.raises(NotYours):
        services.choose_cover(article.pk, author=marcel, media_id=his.pk)
