"""Everybody sees every vote with its weight; names by each voter's choice; what each earned."""

import re

import pytest
from django.test import Client

from accounts.services import prefer
from articles.models import Article, Revision
from articles.services import dispute_reward, revise, vote_on
from frontend.phrases import ink, number
from ledger.selectors import database_time
from rewards.models import Payout
from rewards.trace import curators, read_head
from tests.frontend.world import World, person


def shown(address: str) -> str:
    return Client().get(address).content.decode()


def test_a_voter_who_hides_the_name_keeps_the_weight(world: World) -> None:
    address = f"/work/{world.places['WORK']}/votes"
    assert "/@olaf" in shown(address)
    prefer(world.stranger, show_votes=False)
    page = shown(address)
    assert "/@olaf" not in page
    assert "somebody" in page
    assert "50" in page


def test_a_dispute_stands_with_its_reason(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    ines = person("ines", now)
    dispute_reward(work, voter=ines, weight_bp=4_000, reason="copied", now=now)
    page = shown(f"/work/{work}/votes")
    assert "It is copied" in page
    assert "too much 40" in page


def test_each_vote_stands_with_the_version_it_saw(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    revise(work, author=world.author, body="Beans, and why they climb.", now=now)
    vote_on(work, voter=person("ines", now), weight_bp=9_900, now=now)
    rows = shown(f"/work/{work}/votes").split("<tbody>")[1].split("</tr>")
    seen = {
        name: re.findall(r"· version ([0-9]+)", row)
        for row in rows
        for name in re.findall('href="/@([a-z]+)"', row)
    }
    newest = max(Revision.objects.filter(work=work).values_list("number", flat=True))
    assert seen == {"olaf": [str(newest - 1)], "ines": [str(newest)]}


def test_every_vote_is_on_one_page_and_once(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    people = [person(f"reader{place:02}", now) for place in range(55)]
    for place, each in enumerate(people):
        vote_on(work, voter=each, weight_bp=10_000 - place, now=now)
    first = shown(f"/work/{work}/votes")
    more = first.split('rel="next" href="')[1].split('"')[0]
    second = shown(f"/work/{work}/votes{more}")
    names = [each.name for each in people]
    assert [(first + second).count(f'href="/@{name}"') for name in names] == [1] * 55


def test_a_voters_earning_is_what_the_payout_recorded(world: World) -> None:
    past = Article.objects.get(permlink=world.places["PAST"])
    payout = Payout.objects.get(work_id=past.pk)
    record = bytes(payout.trace)
    head, [row] = read_head(record), curators(record)
    assert (head.work, head.payout, head.claim) == (past.pk, payout.payout, int(payout.claim))
    assert int(row["paid"]) == payout.curation_reward > 0
    whole, part = divmod(payout.curation_reward, 1000)
    assert f"{whole:,}".replace(",", "\u202f") + f".{part:03}\u00a0INK" in shown(
        f"/work/{past.pk}/votes"
    )


def test_the_drawing_has_the_numbers_of_the_table(world: World) -> None:
    page = shown(f"/@tove/{world.places['PAST']}")
    drawing = page.split('<svg class="drawing"')[1].split("</svg>")[0]
    table = page.split("ledger-table")[1].split("</table>")[0]
    values = [
        each.split(">")[1].split("<")[0].strip() for each in drawing.split("drawing-value")[1:]
    ]
    assert len(values) >= 6
    assert all(value in table for value in values)
    # What of the pool is the text's is one step, and its divisor stands beside the arrow.
    payout = Payout.objects.select_related("cycle").get(
        work__article__permlink=world.places["PAST"]
    )
    points = number(int(payout.cycle.recent_claims_after))
    assert f"divided by {points} points" in drawing
    assert 0 < payout.payout * 10_000 < payout.cycle.fund_balance
    assert f"less than 0.01 % of {ink(payout.cycle.fund_balance)}" in drawing


@pytest.mark.usefixtures("world")
def test_an_unknown_text_has_no_votes_page() -> None:
    assert Client().get("/work/999999999/votes").status_code == 404


def test_the_number_of_votes_stands_at_the_button_alone(world: World) -> None:
    shown = Client().get(world.article_address).content.decode()
    value = shown.split('aria-label="Value"')[1].split("</section>")[0]
    assert f'href="/work/{world.places["WORK"]}/votes">Who voted</a>' in value
    assert "1 vote" not in value
