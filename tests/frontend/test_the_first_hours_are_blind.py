"""Who wants to judge first sees neither votes nor reward of a young text until they have voted."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from accounts.models import Account
from accounts.services import prefer
from articles.models import Article
from articles.selectors import ballot
from articles.services import publish, reply, vote_on
from curation.models import Vote, Work
from frontend.blind import is_blind, judging_first
from ledger.selectors import database_time
from tests.frontend.world import World, trusted

WHY = "you chose to judge by yourself first"
HERE = "/@mira/quillmarker-beans"


@pytest.fixture
def text(world: World) -> Article:
    """Of somebody else, with two votes, in one's lists; the reader wants to judge it first."""
    mira, now = Account.objects.get(name="mira"), database_time()
    made = publish(mira, title="Quillmarker beans", body="They climb.", now=now)
    vote_on(made.pk, voter=world.author, weight_bp=10_000, now=now)
    prefer(world.stranger, judges_first=True)
    return made


@pytest.fixture
def reader(world: World, text: Article) -> Client:
    return trusted(world.stranger)


def foot(client: Client, text: Article, address: str = "/new") -> str:
    """What stands under the card of the text in a list."""
    page = client.get(address).text
    return page[page.index(f'id="work-{text.pk}"') :].partition("</article>")[0]


def test_its_card_says_neither_how_many_votes_nor_what_it_earns(
    world: World, reader: Client, text: Article
) -> None:
    others = foot(trusted(world.author), text)
    assert ", 1" in others and "INK" in others
    own = foot(reader, text)
    assert 'aria-label="Upvote"' in own
    assert "INK" not in own
    assert 'data-vote=""' in own
    for order in ("/hot", "/trending"):
        assert "1 vote in" in foot(trusted(world.author), text, order)
        assert "vote in" not in foot(reader, text, order)
        assert "no votes" not in foot(reader, text, order)


def test_its_page_says_why_and_until_when(world: World, reader: Client, text: Article) -> None:
    page = reader.get(HERE).text
    assert WHY in page
    assert "hidden until you vote, or for 23 hours more" in page
    for told in ("for author and", "Who voted", "<h2>Votes</h2>", "how?"):
        assert told not in page.partition('id="comments"')[0].partition("<main")[2], told
    votes = reader.get(f"/work/{text.pk}/votes").text
    assert WHY in votes
    assert "@tove" not in votes and ">tove<" not in votes
    others = trusted(world.author).get(HERE).text
    assert WHY not in others and "Who voted" in others


def test_a_dispute_tells_nothing_of_what_there_is(reader: Client, text: Article) -> None:
    ask = f"/work/{text.pk}/effect"
    assert "adds" in reader.get(ask, {"percent": "100"}).text
    assert reader.get(ask, {"percent": "100", "dispute": "1"}).text == ""


def test_who_has_voted_sees_it_and_who_takes_that_back_does_not(
    world: World, reader: Client, text: Article
) -> None:
    answer = reader.post(f"/work/{text.pk}/vote", {"short": "1"}, headers={"HX-Request": "true"})
    assert ", 2" in answer.text
    assert WHY not in reader.get(HERE).text
    assert "INK" in foot(reader, text)
    assert ">tove<" in reader.get(f"/work/{text.pk}/votes").text
    reader.post(f"/work/{text.pk}/withdraw")
    assert not Vote.objects.filter(work=text.pk, weight_bp__gt=0, voter=world.stranger.wallet_id)
    assert WHY in reader.get(HERE).text


def test_it_ends_with_the_first_hours(world: World, reader: Client, text: Article) -> None:
    assert WHY in reader.get(HERE).text
    # Lists tell the time by the minute.
    begun = database_time() - timedelta(days=1, minutes=1)
    Work.objects.filter(pk=text.pk).update(opened_at=begun)
    Article.objects.filter(pk=text.pk).update(published_at=begun)
    assert WHY not in reader.get(HERE).text
    assert "INK" in foot(reader, text)


def test_ones_own_text_is_not_hidden(world: World, text: Article) -> None:
    prefer(world.author, judges_first=True)
    assert WHY not in trusted(world.author).get(world.article_address).text


def test_nothing_is_hidden_from_who_did_not_choose_it(world: World, text: Article) -> None:
    prefer(world.stranger, judges_first=False)
    for client in (trusted(world.stranger), Client()):
        assert WHY not in client.get(HERE).text
        assert "INK" in foot(client, text)


def test_an_answer_is_judged_first_as_well(world: World, reader: Client, text: Article) -> None:
    answer = reply(text.pk, author=world.author, body="Mine too.", now=database_time())
    mira = Account.objects.get(name="mira")
    vote_on(answer.pk, voter=mira, weight_bp=10_000, now=database_time())
    page = reader.get(HERE).text
    control = page[page.index(f'id="vote-{answer.pk}"') :].partition("</form>")[0]
    assert ", 1" not in control
    assert WHY in reader.get(f"{HERE}?comment={answer.pk}").text
    assert "1 vote" not in reader.get("/@tove/comments").text
    assert "1 vote" in trusted(mira).get("/@tove/comments").text


def test_search_says_nothing_of_it_either(world: World, reader: Client, text: Article) -> None:
    asked = {"q": "quillmarker"}
    assert "1 vote" in trusted(world.author).get("/search", asked).text
    found = reader.get("/search", asked).text
    assert "Quillmarker" in found.replace("<mark>", "").replace("</mark>", "")
    assert "1 vote" not in found


def test_rules_without_first_hours_have_a_day(text: Article) -> None:
    now = database_time()
    cast = ballot(text.pk, viewer=None, now=now)
    assert cast is not None
    with judging_first(chosen=True), patch("frontend.blind.first_seconds", return_value=None):
        assert is_blind(cast, now=now + timedelta(hours=23))
        assert not is_blind(cast, now=now + timedelta(hours=24, minutes=1))
    assert not is_blind(cast, now=now)
