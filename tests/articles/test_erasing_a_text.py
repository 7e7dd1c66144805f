"""Withdrawing and erasing."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from accounts.models import Account
from articles import services
from articles.choices import Choices
from articles.drafting import Manuscript, Sheet
from articles.errors import NotOpen, NotYours
from articles.labels import AiUse, Labels
from articles.models import Revision, Tag
from articles.polls import Question
from articles.selectors import article_page, feed
from articles.services.moderating import remove
from notifications.gathering import gather
from tests.articles.pictures import picture


def test_a_removed_text_leaves_the_lists_and_its_page_is_empty(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    remove(article.pk)
    page = article_page("ines", permlink="beans", now=now)
    assert page is not None
    assert (page.state, page.html, page.source) == ("removed", "", "")
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


def test_no_column_of_any_table_has_a_word_of_it(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    gate = services.upload(ines, data=picture(), alt="Zucchini at a gate", now=now)
    labels = Labels("CC-BY-4.0", AiUse.NONE, "Zucchini Ltd", "zucchini", "https://zucchini.org/a")
    question = Question("Which zucchini?", ("The long zucchini", "None"))
    article = services.publish(
        ines,
        title="Zucchini at last",
        body=f"Zucchini.\n\n![Zucchini](/media/{gate.address}.webp)",
        tags=["zucchini", "soil"],
        choices=Choices(labels, series="All zucchini", question=question),
        now=now,
    )
    services.choose_cover(article.pk, author=ines, media_id=gate.pk)
    services.revise(
        article.pk,
        author=ines,
        body="No zucchini.",
        tags=["zucchini-2"],
        note="Zucchini!",
        now=now,
    )
    sheet = Sheet(UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10"))
    words = Manuscript("Zucchini", "More.")
    services.save_draft(ines, sheet=sheet, text=words, article_id=article.pk, now=now)
    answer = services.reply(article.pk, author=marcel, body="Which one?", now=now)
    reply = services.reply(answer.pk, author=ines, body="That zucchini.", now=now)
    services.revise(reply.pk, author=ines, body="This zucchini.", note="Zucchini.", now=now)
    gather(now)
    before = _tables_with("zucchini")
    assert {"articles_revision", "articles_tag", "articles_article", "articles_media"} <= before
    for text in (reply, article):
        services.erase(text.pk, author=ines, now=now)
    assert _tables_with("zucchini") == set()


def test_a_tag_that_others_bear_or_follow_stays(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines, marcel = person("ines"), person("marcel")
    article = services.publish(
        ines, title="Beans", body="Words.", tags=["soil", "beans", "mulch"], now=now
    )
    services.publish(marcel, title="Soil", body="Words.", tags=["soil"], now=now)
    services.follow_tag(marcel, name="beans", now=now)
    services.erase(article.pk, author=ines, now=now)
    assert set(Tag.objects.values_list("name", flat=True)) == {"soil", "beans"}


def _tables_with(word: str) -> set[str]:
    """The tables one of whose rows has the word, as text or as bytes, in any column."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{table}" AS t WHERE t::text ILIKE ANY (%s))',
                [[f"%{word}%", f"%{word.encode().hex()}%"]],
            )
            (there,) = cursor.fetchone() or (False,)
            if there:
                found.add(table)
    return found


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
        page = article_page("ines", permlink=address, now=now)
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
    assert article_page("ines", permlink="beans", now=now) is None


def test_erasing_is_for_ever_and_for_the_author_alone(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    article = services.publish(ines, title="Beans", body="Words.", now=now)
    with pytest.raises(NotYours):
        services.erase(article.pk, author=person("marcel"), now=now)
    services.erase(article.pk, author=ines, now=now)
    with pytest.raises(NotOpen):
        remove(article.pk)
