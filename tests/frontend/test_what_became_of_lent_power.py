"""Who lends power sees to whom, which part of theirs it is, how much they vote; not for what."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Account
from articles.services import publish, vote_on
from curation.selectors import lendable_stake
from frontend.pages import loans as pages
from ledger.models import Kind
from ledger.selectors import database_time, share_price
from ledger.services import open_wallets, power_up, transfer
from ledger.services.delegation import delegate
from tests.frontend.world import World, trusted
from tests.rules import active_rules

KEY = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"


@pytest.fixture
def olaf(world: World) -> Account:
    transfer(5, credit=world.stranger.wallet_id, amount=90_000, key="start")
    power_up(world.stranger.wallet_id, amount=90_000, key="power")
    return world.stranger


def lend(account: Account, *, to: str, amount: str, key: str = KEY) -> None:
    form = {"to": to, "amount": amount, "key": key, "step": "done"}
    assert trusted(account).post("/wallet/lend", form).status_code == 302


def page(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return client.get("/wallet/loans").text


def test_the_borrowers_votes_are_counted_and_not_named(world: World, olaf: Account) -> None:
    lend(olaf, to="tove", amount="10")
    assert "0 upvotes" in page(olaf)
    now = database_time()
    for number in range(3):
        text = publish(olaf, title=f"Text {number}", body="Words.", now=now)
        vote_on(text.pk, voter=world.author, weight_bp=10_000, now=now)
    shown = page(olaf)
    assert "3 upvotes" in shown
    assert "Text 1" not in shown
    assert re.search(r"budget used now</dt>\s*<dd>[1-9]\d?\u00a0%", shown)
    assert "/wallet/lend?to=tove&amp;amount=0" in shown


def test_the_borrower_sees_who_lends_and_which_part_of_their_power_it_is(
    world: World, olaf: Account
) -> None:
    lend(olaf, to="tove", amount="10")
    shown = page(world.author)
    section = re.sub(r"<[^>]+>", " ", shown.split('id="borrowed"')[1].split("</section>")[0])
    assert re.search(r"the treasury.*olaf|olaf.*the treasury", section, re.DOTALL)
    assert re.search(r"olaf\s+Lent to you\s+10\.000\u00a0INK", section)
    parts = [int(part) for part in re.findall(r"Part of your power\s+(\d+)\u00a0%", section)]
    # What is lent is all that tove has of power beside a reward of some thousandths.
    assert len(parts) == 2
    assert 98 <= sum(parts) <= 100


def test_nobody_else_sees_it(world: World, olaf: Account) -> None:
    lend(olaf, to="tove", amount="10")
    assert "You lend nobody power" in page(world.author)


def test_what_votes_have_used_or_leaves_is_not_offered_to_be_lent(
    world: World, olaf: Account
) -> None:
    client, now = trusted(olaf), database_time()
    before = lendable_stake(olaf.wallet_id, now=now, rules=active_rules().vote)
    # Eight full votes use more than the tenth that olaf was lent himself.
    for number in range(8):
        text = publish(world.author, title=f"Text {number}", body="Words.", now=now)
        vote_on(text.pk, voter=olaf, weight_bp=10_000, now=now)
    form = {"to": "tove", "amount": "89.9", "key": KEY, "step": "check"}
    refused = client.post("/wallet/lend", form).text
    assert "more can be lent now: the rest is leaving, or your votes have used it." in refused
    voted = lendable_stake(olaf.wallet_id, now=now, rules=active_rules().vote)
    client.post("/wallet/power-down", {"amount": "40", "key": KEY, "step": "done"})
    leaving = lendable_stake(olaf.wallet_id, now=now, rules=active_rules().vote)
    assert before > voted > leaving > 0
    share = share_price().ink_for_vests(leaving) / 1_000
    offered = re.findall(r"([\d.]+)\u00a0INK", client.get("/wallet/lend").text)
    # Votes are getting their strength back meanwhile.
    back = lendable_stake(olaf.wallet_id, now=database_time(), rules=active_rules().vote)
    most = share_price().ink_for_vests(back) / 1_000
    assert any(share - 0.001 < float(amount) < most + 0.001 for amount in offered), share
    less = f"{share - 0.1:.1f}"
    for step in ("check", "done"):
        ok = client.post("/wallet/lend", {**form, "amount": less, "step": step})
        assert ok.status_code == (200 if step == "check" else 302), ok.text


def test_many_loans_come_in_pages_and_take_as_few_queries(olaf: Account, world: World) -> None:
    counts = []
    for loans in (2, pages.PAGE):
        for wallet in open_wallets(Kind.PERSON, count=loans):
            delegate(olaf.wallet_id, receiver=wallet, amount=1_000, unspent=10**12)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = pages.loans(olaf, after=0, now=database_time())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
    assert len(found.loans) == pages.PAGE
    after = int(found.more_url.removeprefix("?after="))
    assert len(pages.loans(olaf, after=after, now=database_time()).loans) == 2
