"""The wallet tells what votes weigh by: each part by itself, and the parts add up."""

import re

from django.test import Client

from accounts.models import Account
from ledger.selectors import database_time
from ledger.services import power_down, power_up, transfer
from ledger.services.delegation import delegate, reduce_delegation
from ledger.stake import StakeRules
from tests.frontend.world import World


def wallet(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return client.get("/wallet").text.replace("\u00a0", " ").replace("\u202f", "")


def milli(words: str) -> int:
    return int(words.replace(".", ""))


def test_loans_in_and_out_are_not_set_off(world: World) -> None:
    olaf, tove, now = world.stranger, world.author, database_time()
    for each, amount in ((olaf, 130_000), (tove, 20_000)):
        transfer(5, credit=each.wallet_id, amount=amount, key=f"start/{each.pk}")
        power_up(each.wallet_id, amount=amount, key=f"power/{each.pk}")
    for lender, receiver, amount in ((olaf, tove, 50_000_000_000), (tove, olaf, 10_000_000_000)):
        delegate(lender.wallet_id, receiver=receiver.wallet_id, amount=amount, unspent=amount)
    rules = StakeRules()
    reduce_delegation(
        olaf.wallet_id, receiver=tove.wallet_id, amount=40_000_000_000, now=now, rules=rules
    )
    power_down(olaf.wallet_id, vests=26_000_000_000, now=now, rules=rules)
    page = wallet(olaf)
    power = re.search(r'id="power".*?class="balance">\s*([\d.]+)', page, re.DOTALL)
    said = re.search(r"Votes weigh by it: (.*?)\.</p>", page)
    assert power and said
    parts = [part.partition(" INK ")[::2] for part in said[1].split(", ")]
    assert [words for _, words in parts] == [
        "of its own",
        "lent to it",
        "lent out",
        "on its way back",
        "leaving at the next step",
    ]
    own, given, *taken = [milli(figure.split(" ")[-1]) for figure, _ in parts]
    assert [figure.split(" ")[0] for figure, _ in parts[1:]] == ["plus", "minus", "minus", "minus"]
    assert own + given - sum(taken) == milli(power[1])
    assert taken[0] == 4 * taken[1] > 0


def test_what_there_is_nothing_of_is_not_told(world: World) -> None:
    shown = wallet(world.author)
    assert re.search(r"by it: [\d.]+ INK of its own, plus [\d.]+ INK lent to it\.</p>", shown)
