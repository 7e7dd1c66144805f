"""What waited in escrow and went back to the pool is told as paid to nobody: under the text and
the answer, in lists, at the desks and in their tables.
"""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models import Article, Comment
from articles.services import publish, reply, vote_on
from ledger.selectors import database_time
from rewards.models import Payout
from rewards.services import give_back, hold, release, run_cycle
from tests.frontend.world import World
from tests.rules import active_rules

type Held = tuple[Article, Comment]

WAITS = "The reward is on hold until moderators have decided."


@pytest.fixture
def held(world: World) -> Held:
    """A text of the author's and their answer to it, voted for by the stranger, both in escrow."""
    now = database_time()
    earlier = now - timedelta(days=8)
    text = publish(world.author, title="Escrow", body="Words.", now=earlier)
    answer = reply(text.pk, author=world.author, body="More.", now=earlier)
    works = (text.pk, answer.pk)
    for number, work in enumerate(works, start=1):
        hold(work, decision=number, now=earlier)
        vote_on(work, voter=world.stranger, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while Payout.objects.filter(work__in=works).count() < 2:
        assert run_cycle(now, rules=active_rules()) is not None
    return text, answer


def pages(held: Held) -> list[str]:
    """The page of the text, and the one around its answer."""
    text, answer = held
    place = f"/@tove/{text.permlink}"
    return [Client().get(each).text for each in (place, f"{place}?comment={answer.pk}")]


def table(world: World, address: str, held: Held) -> list[str]:
    """The lines of a table of the desks that are about these."""
    client = Client()
    client.force_login(world.author if "writer" in address else world.stranger)
    lines = client.get(address).getvalue().decode().splitlines()
    ends = tuple(f",{each.pk}" for each in held)
    return [line for line in lines if line.endswith(ends)]


def test_while_it_waits_no_sum_is_shown(world: World, held: Held) -> None:
    for page in pages(held):
        assert WAITS in page
        assert "paid to 1 author" not in page
    votes = table(world, "/desk/curator/votes.csv", held)
    assert len(votes) == 2
    assert all(",held," in each for each in votes)
    texts = table(world, "/desk/writer/texts.csv", held)
    assert len(texts) == 2
    assert all(",0.000,0.000,0.000,0.000,0.000," in each for each in texts)


def test_what_went_back_was_paid_to_nobody(world: World, held: Held) -> None:
    for number, each in enumerate(held, start=11):
        give_back(each.pk, decision=number, now=database_time())
    for number, page in enumerate(pages(held), start=11):
        assert "The reward went back to the pool, by a decision of moderators." in page
        assert f"Back in the pool, by decision no. {number}" in page
        assert "nobody was paid for the text" in page
        assert "paid to 1 author" not in page
    assert "back in the pool" in Client().get("/@tove").text
    votes = table(world, "/desk/curator/votes.csv", held)
    assert all(",returned," in each for each in votes)


def test_what_was_paid_out_of_escrow_is_paid(held: Held) -> None:
    release(held[0].pk, decision=11, now=database_time())
    page, _ = pages(held)
    assert "paid to 1 author and 1 curator" in page
    assert WAITS not in page
    assert "Back in the pool" not in page
