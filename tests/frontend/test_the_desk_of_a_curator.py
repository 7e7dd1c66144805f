"""A curator's desk: what votes earned adds up with the ledger, and a zero has its reason."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.selectors import curated_by_tag
from articles.services import dispute_reward, publish, vote_on
from frontend.pages.months import paid_in_months
from frontend.phrases import ink
from ledger.assets import Asset, format_amount
from ledger.codes import Code
from ledger.models import Transfer
from ledger.selectors import database_time
from rewards.earned import earned_for
from rewards.models import Payout
from rewards.services import run_cycle
from tests.frontend.world import World, person
from tests.rules import active_rules


def desk(account: Account, query: str = "") -> str:
    client = Client()
    client.force_login(account)
    return unescape(client.get(f"/desk/curator{query}").text)


def table(account: Account) -> list[dict[str, str]]:
    client = Client()
    client.force_login(account)
    rows = b"".join(client.get("/desk/curator/votes.csv")).decode()
    return list(csv.DictReader(io.StringIO(rows)))


def pay_all(world: World) -> None:
    """Two texts under tags that Mira finds, and one of her own, paid."""
    now, rules = database_time(), active_rules()
    mira = Account.objects.get(name="mira")
    earlier = now - timedelta(days=7, hours=12)
    for place, title in enumerate(("Slugs", "Peas")):
        text = publish(
            world.author, title=title, body="Words.", tags=("soil", f"n{place}"), now=earlier
        )
        vote_on(text.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    own = publish(mira, title="My own", body="Words.", now=earlier)
    vote_on(own.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass


def test_the_desk_adds_up_with_the_ledger(world: World) -> None:
    pay_all(world)
    mira = Account.objects.get(name="mira")
    booked = Transfer.objects.filter(credit=mira.wallet_id, code=Code.CURATION_REWARD)
    by_asset = {
        asset: sum(each.amount for each in booked if each.asset == asset) for asset in Asset
    }
    works = list(Article.objects.values_list("pk", flat=True))
    earned = earned_for(mira.wallet_id, works).values()
    assert sum(each.vests for each in earned) == by_asset[Asset.VESTS] > 0
    assert sum(each.ink for each in earned) == by_asset[Asset.INK]
    rows = table(mira)
    for asset in Asset:
        units = sum(int(row[asset.name].replace(".", "")) for row in rows)
        assert units == by_asset[asset]
    # She alone voted, so that the payouts say what it was worth.
    total = sum(Payout.objects.values_list("curation_reward", flat=True))
    months = paid_in_months(mira.wallet_id, codes=(Code.CURATION_REWARD,))
    assert list(months.values()) == [total] == [sum(each.worth for each in earned)]
    page = desk(mira)
    # In all, this month, in the drawing and in its table.
    assert page.count(ink(total)) >= 4


def test_each_tag_has_what_its_texts_paid(world: World) -> None:
    pay_all(world)
    mira = Account.objects.get(name="mira")
    sums = {each.tag: each for each in curated_by_tag(mira.wallet_id)}
    assert sums["soil"].texts == 2
    assert sums["soil"].worth == sums["n0"].worth + sums["n1"].worth > 0
    assert sums["soil"].vests == sums["n0"].vests + sums["n1"].vests
    assert 'href="/tag/soil"' in desk(mira)


def test_a_zero_has_its_reason(world: World) -> None:
    pay_all(world)
    now, mira = database_time(), Account.objects.get(name="mira")
    dispute_reward(
        int(world.places["WORK"]), voter=mira, weight_bp=4_000, reason="copied", now=now
    )
    reasons = {row["text"]: row["outcome"] for row in table(mira)}
    assert reasons["My own"] == "own"
    assert reasons["Slugs"] == "earned"
    assert reasons["Growing beans in shade"] == "open"
    assert "your own text: such a vote does not count" in desk(mira)


def test_an_open_vote_says_what_it_adds(world: World) -> None:
    assert "voting goes on; as things stand it" in desk(world.stranger)


def test_who_never_voted_is_told_what_to_do(world: World) -> None:
    page = desk(person("nina", database_time()))
    assert "No votes yet" in page
    assert "Read what is new" in page


def test_every_vote_is_on_one_page_and_once(world: World) -> None:
    now = database_time()
    for number in range(35):
        text = publish(world.author, title=f"No {number:02}", body="Words.", now=now)
        vote_on(text.pk, voter=world.stranger, weight_bp=100, now=now)
    first = desk(world.stranger)
    more = first.split('rel="next" href="')[1].split('"')[0]
    second = desk(world.stranger, more)
    assert [(first + second).count(f">No {number:02}<") for number in range(35)] == [1] * 35


def test_the_amounts_in_the_table_are_exact(world: World) -> None:
    mira = Account.objects.get(name="mira")
    [moved] = Transfer.objects.filter(
        credit=mira.wallet_id, code=Code.CURATION_REWARD, asset=Asset.VESTS
    )
    [row] = [row for row in table(mira) if row["outcome"] == "earned"]
    assert f"{row['VESTS']} VESTS" == format_amount(Asset.VESTS, moved.amount)


def test_the_desk_says_how_fast_the_budget_fills(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "full in 5 days, 20\u00a0% a day" in desk(world.stranger)
    quick = replace(active_rules(), vote=replace(active_rules().vote, regeneration_seconds=300))
    monkeypatch.setattr("frontend.pages.curating.rules_at", lambda _now: quick)
    assert "full in 5 minutes." in desk(world.stranger)
