"""A row of a payout round says what of its total is neither the author's nor the curators'."""

import re
from unittest.mock import patch

from django.test import Client

from rewards.models import Payout
from tests.frontend.world import World

PARTS = ("to co-authors", "to its community", "left in the pool", "small change carried over")


def milli(words: str) -> int:
    return int(words.replace("\u202f", "").replace(".", ""))


def test_the_parts_of_a_row_are_its_total(world: World) -> None:
    payout = Payout.objects.get(work__article__permlink=world.places["PAST"])
    whole, given = 9_932, {"author_reward": 4_966, "curation_reward": 4_965}
    others = {"beneficiary_reward": 0, "host_reward": 0, "unclaimed": 0}
    for changes, said in (
        ({}, ["small change carried over"]),
        ({"author_reward": 4_968}, []),
        (
            {"author_reward": 4_000, "host_reward": 900, "unclaimed": 66},
            ["to its community", "left in the pool", "small change carried over"],
        ),
    ):
        figures = {"payout": whole, **given, **others, **changes}
        shown = row(payout, figures, world)
        amounts = re.findall(r"([\d.\u202f]+)\u00a0INK([^<]*)", shown)
        parts = [(milli(amount), words.strip()) for amount, words in amounts]
        assert [words for _, words in parts if words in PARTS] == said
        author, curators, total, *rest = [amount for amount, _ in parts]
        if said:
            assert author + curators + sum(rest) == total == whole
        else:
            assert parts[3][1] == "of change from earlier rewards on top"
            assert author + curators == total + rest[0]


def row(payout: Payout, figures: dict[str, int], world: World) -> str:
    """The row of the payout, had it these figures."""
    changed = Payout.objects.get(pk=payout.pk)
    for name, value in figures.items():
        setattr(changed, name, value)
    with patch("frontend.pages.rounds.selectors.payouts_of", return_value=[changed]):
        page = Client().get(f"/cycle/{world.places['CYCLE']}").text
    return page.partition("<tbody>")[2].partition("</tbody>")[0]
