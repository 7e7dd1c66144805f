"""A form that is sent twice publishes once; its draft is gone in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection

from accounts.models import Account
from accounts.services import register
from articles import services
from articles.drafting import Manuscript, Sheet
from articles.errors import DraftChanged, TextRefused, UnknownDraft
from articles.models import Article, Comment, Draft, Revision
from articles.services import Conflict
from tests.articles.conftest import NOW, Person
from tests.plugin.database import CommittedDatabase

SHEET = Sheet(UUID("6f6f0c7e-6a51-4a3c-9a37-0b1d7a0c9f10"), 1)
TEXT = Manuscript("Beans", "Words.")


@pytest.fixture
def ines(person: Person) -> Account:
    account = person("ines")
    services.save_draft(account, sheet=Sheet(SHEET.key), text=TEXT, now=NOW)
    return account


def publish(author: Account, body: str = "Words.", sheet: Sheet = SHEET) -> Article:
    return services.publish(author, title="Beans", body=body, sheet=sheet, now=NOW)


def test_publishing_twice_makes_one_article_and_no_draft(ines: Account) -> None:
    assert publish(ines) == publish(ines)
    assert (Article.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_refused_text_keeps_its_draft(ines: Account) -> None:
    with pytest.raises(TextRefused):
        publish(ines, body=" ")
    assert Draft.objects.count() == 1


def test_other_words_of_a_form_that_was_published_are_not_lost(ines: Account) -> None:
    publish(ines)
    with pytest.raises(DraftChanged):
        publish(ines, body="Other words.")
    late = services.save_draft(ines, sheet=SHEET, text=Manuscript("Beans", "Late."), now=NOW)
    assert late == Conflict(None)


def test_an_older_window_does_not_publish_over_a_newer_draft(ines: Account) -> None:
    newer = Manuscript("Beans", "Newer words.")
    services.save_draft(ines, sheet=SHEET, text=newer, now=NOW)
    with pytest.raises(DraftChanged):
        publish(ines)
    assert not Article.objects.exists()
    assert publish(ines, body="Newer words.").title == "Beans"


def test_a_key_is_its_writers_alone(ines: Account, person: Person) -> None:
    with pytest.raises(UnknownDraft):
        publish(person("marcel"))
    assert Draft.objects.count() == 1


def test_a_revision_is_published_once_as_well(ines: Account) -> None:
    article = publish(ines)
    sheet = Sheet(UUID(int=7))
    better = Manuscript("Beans", "Better.")
    services.save_draft(ines, sheet=sheet, text=better, article_id=article.pk, now=NOW)
    made = [
        services.revise(
            article.pk, author=ines, title="Beans", body="Better.", sheet=sheet, now=NOW
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert (Revision.objects.count(), Draft.objects.count()) == (2, 0)


def test_a_revision_that_says_the_same_leaves_its_key_free(ines: Account) -> None:
    article = publish(ines)
    sheet = Sheet(UUID(int=7))
    services.revise(article.pk, author=ines, title="Beans", body="Words.", sheet=sheet, now=NOW)
    saved = services.save_draft(ines, sheet=sheet, text=Manuscript("", "More."), now=NOW)
    assert not isinstance(saved, Conflict)


def test_an_answer_that_is_sent_twice_stands_once(ines: Account) -> None:
    article, sheet = publish(ines), Sheet(UUID(int=8))
    said = [
        services.reply(article.pk, author=ines, body=body, sheet=sheet, now=NOW)
        for body in ("Thanks.", "Thanks.", "And more.")
    ]
    assert said[0] == said[1] != said[2]
    assert Comment.objects.count() == 2


def test_two_clicks_at_the_same_moment(committed_db: CommittedDatabase, now: datetime) -> None:
    ines = register("ines", now=now)

    def click(_: int) -> int:
        try:
            return publish(ines).work_id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(click, range(4)))) == 1
    assert Article.objects.count() == 1
