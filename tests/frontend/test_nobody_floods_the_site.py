"""An account publishes and answers at a pace of people; what is refused is said and kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Account
from articles.models import Article, Comment, Draft, Plan
from frontend.pages.plans import publish_due
from frontend.phrases import date_and_hour
from ledger.selectors import database_time
from notifications.models import Notice
from tests.frontend.test_planned_texts import FIELDS, send
from tests.frontend.world import World


@pytest.fixture
def client(world: World) -> Client:
    """Of somebody who has been here for a week and wrote nothing since."""
    week_ago = database_time() - timedelta(days=7)
    Account.objects.update(registered_at=week_ago)
    Article.objects.update(published_at=week_ago)
    Comment.objects.update(published_at=week_ago)
    client = Client()
    client.force_login(world.stranger)
    return client


def answers(client: Client, world: World, *, times: int) -> list[int]:
    address = f"/work/{world.places['WORK']}/reply"
    return [client.post(address, {"body": f"Why, {n}?"}).status_code for n in range(times)]


def test_the_eleventh_answer_of_a_minute_waits_and_its_words_are_kept(
    client: Client, world: World
) -> None:
    assert answers(client, world, times=11) == [302] * 10 + [400]
    refused = client.post(f"/work/{world.places['WORK']}/reply", {"body": "Why lime trees?"})
    said = refused.content.decode()
    assert "You can write 10 answers in 1 minute, and did." in said
    assert "your words are kept." in said
    assert "Why lime trees?" in said


def test_who_came_today_or_confirmed_no_address_answers_less_often(
    client: Client, world: World
) -> None:
    Account.objects.filter(pk=world.stranger.pk).update(email="")
    assert answers(client, world, times=7) == [302] * 6 + [400]


def test_the_sixth_text_of_an_hour_waits_and_its_words_are_kept(
    client: Client, world: World
) -> None:
    sent = [client.post("/write", FIELDS | {"key": str(uuid4())}) for _ in range(6)]
    assert [answer.status_code for answer in sent] == [302] * 5 + [200]
    said = sent[-1].content.decode()
    first = Article.objects.filter(author=world.stranger).earliest("published_at").published_at
    assert "You can publish 5 texts in 1 hour, and did. The next one can go out from" in said
    assert date_and_hour(first + timedelta(hours=1, minutes=1)) in said
    assert "Tiles keep roots cool." in said
    assert Article.objects.filter(title="Slugs at nine").count() == 5


def test_the_same_text_sent_twice_counts_once(client: Client) -> None:
    keys = [str(uuid4()) for _ in range(5)]
    sent = [client.post("/write", FIELDS | {"key": key}) for key in [*keys, keys[-1]]]
    assert [answer.status_code for answer in sent] == [302] * 6


def test_the_eleventh_version_of_a_minute_waits_and_tells_nobody(world: World) -> None:
    author = Client()
    author.force_login(world.author)
    article, comment = f"{world.article_address}/edit", Comment.objects.get(author=world.author)
    for number in range(10):
        sent = author.post(article, FIELDS | {"body": f"Version {number}.", "key": str(uuid4())})
        assert sent.status_code == 302
    named = FIELDS | {"body": "Is that so, @olaf?", "key": str(uuid4())}
    refused = author.post(article, named).content.decode()
    assert "You can change texts 10 times in 1 minute, and did. Publish again in" in refused
    assert "Is that so, @olaf?" in refused
    also = author.post(f"/work/{comment.pk}/edit", {"body": "And @olaf?", "seen": "1"})
    assert also.status_code == 429
    assert "And @olaf?" in also.content.decode()
    assert not Notice.objects.filter(account=world.stranger, kind="mention").exists()
    assert author.post(article, named | {"preview": "1"}).status_code == 200


def test_planned_texts_go_out_one_after_the_other(client: Client, world: World) -> None:
    moment = database_time().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    for _ in range(6):
        send(world.stranger, publish_at=f"{moment:%Y-%m-%dT%H:%M}")
    assert [publish_due(moment), publish_due(moment)] == [5, 0]
    assert Plan.objects.get().failure == ""
    assert Draft.objects.filter(title="Slugs at nine").count() == 1
    assert publish_due(moment + timedelta(hours=1)) == 1
