"""Every card says what gave it its place, by its own figures, to strangers too."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from articles.selectors import Because, Reason
from articles.selectors.cards import Card
from frontend.pages.cards import shown_cards
from frontend.pages.sources import Order
from tests.frontend.test_an_entry_is_printed_once import NOW, found_card
from tests.frontend.world import World

#: The world is made once for many tests, so it is as old as their run.
VOTED = r"1 vote in [0-9]+ minutes?"


def text(*, votes: int = 0, hours: int = 5, settled: bool = False) -> Card:
    card = found_card(published_at=NOW - timedelta(hours=hours))
    return card._replace(
        ballot=card.ballot._replace(upvotes=votes),
        reward=card.reward._replace(settled=settled),
    )


def why(card: Card, order: Order) -> str:
    [shown] = shown_cards([card], viewer=None, now=NOW, order=order)
    return shown.why


def page_of(client: Client, address: str) -> dict[str, str]:
    """By the title of each card the line that says why."""
    shown = client.get(address).content.decode()
    return {
        re.sub("<[^>]+>", "", entry.split("<h2")[1].split(">", 1)[1].split("</h2>")[0]).strip(): (
            "".join(re.findall(r'<p class="soft mt-2 text-sm">([^<]*)</p>', entry))
        )
        for entry in shown.split('<li class="card-entry"')[1:]
    }


@pytest.mark.parametrize("order", ["hot", "trending"])
def test_a_ranking_names_votes_and_age(order: Order) -> None:
    assert why(text(votes=12), order) == "12 votes in 5 hours"
    assert why(text(votes=1, hours=0), order) == "1 vote in 1 minute"
    assert why(text(), order) == "no votes yet, so here by its time alone"
    assert why(text(votes=12, settled=True), order) == "voting is over, so here by its time alone"
    with translation.override("sv"):
        assert why(text(votes=12), order) == "12 röster på 5 timmar"


def test_by_time_the_time_on_the_card_is_the_reason() -> None:
    assert why(text(votes=12), "new") == ""
    [shown] = shown_cards([text()], viewer=None, now=NOW)
    assert shown.when.words == "5 hours ago"


def test_what_was_drawn_or_closes_says_so() -> None:
    assert why(text(votes=40, hours=900, settled=True), "again") == "40 votes, drawn for today"
    assert why(text(votes=40), "closing") == "voting ends in 6 days"


def test_what_the_reader_follows_is_said_beside_it() -> None:
    card = text(votes=2)._replace(reason=Reason(Because.TAG, "soil"))
    assert why(card, "hot") == "2 votes in 5 hours · here because you follow #soil"
    assert why(card, "following") == "here because you follow #soil"
    card = card._replace(reason=Reason(Because.SHOWING, "Gardening"))
    assert why(card, "following") == "shown in Gardening"


@pytest.mark.parametrize(
    "address",
    ["/", "/trending", "/tag/soil?order=hot", "/in/en?order=hot", "/c/gardening?order=trending"],
)
def test_a_stranger_reads_it_on_each_ranked_list(address: str, world: World) -> None:
    lines = page_of(Client(), address)
    assert re.fullmatch(VOTED, lines["Growing beans in shade"])
    assert all(lines.values())


def test_where_a_list_is_empty_what_stands_instead_says_it(world: World) -> None:
    lines = page_of(Client(), "/tag/nothing")
    assert re.fullmatch(VOTED, lines["Growing beans in shade"])
