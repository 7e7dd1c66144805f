"""New versions."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from articles import services
from articles.errors import NotYours
from articles.models import Revision
from articles.selectors import article_page


def test_earlier_versions_stay(person: Callable[[str], Account], now: datetime) -> None:
    ines = person("ines")
    later = now + timedelta(hours=1)
    article = services.publish(ines, title="Beans", body="One.", tags=["soil"], now=now)
    services.revise(
        article.pk, author=ines, title="Beans, again", body="Two.", tags=["shade"], now=later
    )
    page = article_page("ines", permlink="beans", now=later)
    assert page is not None
    assert (page.card.title, page.html, page.revision) == ("Beans, again", "<p>Two.</p>\n", 2)
    assert (page.edited_at, page.tags) == (later, ("shade",))
    bodies = Revision.objects.filter(work_id=article.pk).order_by("number")
    assert list(bodies.values_list("body", flat=True)) == ["One.", "Two."]


def test_the_same_words_make_no_new_version(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="One.", now=now)
    again = services.revise(article.pk, author=ines, body="One.\r\n"[:4], now=now)
    assert again.number == 1


def test_a_comment_is_revised_too(person: Callable[[str], Account], now: datetime) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="One.", now=now)
    comment = services.reply(article.pk, author=ines, body="Words.", now=now)
    assert services.revise(comment.pk, author=ines, body="Better words.", now=now).number == 2


def test_only_its_author_revises_a_text(person: Callable[[str], Account], now: datetime) -> None:
    article = services.publish(person("ines"), title="Beans", body="One.", now=now)
    with pytest.raises(NotYours):
        services.revise(article.pk, author=person("marcel"), body="Mine.", now=now)
