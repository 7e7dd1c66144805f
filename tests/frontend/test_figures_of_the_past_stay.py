"""What moved as power is told at its worth of then, so that no figure of the past changes."""

import re
from html import unescape

import pytest
from django.test import Client

from accounts.models import Account
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from ledger.selectors import share_price
from ledger.services import power_up, transfer
from ledger.services.posting import Draft, Leg, post
from ledger.wallets import SystemWallet
from rewards.models import Payout
from tests.frontend.world import World


def shown(address: str, account: Account) -> str:
    client = Client()
    client.force_login(account)
    page = unescape(client.get(address).text).replace("\u00a0", " ").replace("\u202f", "")
    return re.sub(r"<[^>]+>", "", page)


def figures(words: str) -> list[str]:
    return re.findall(r"[\d.]+ INK(?: of power)?(?:, at today's worth)?", words)


@pytest.fixture
def mira(world: World) -> Account:
    """Who was paid for a vote and powered up, before a share became worth more."""
    mira = Account.objects.get(name="mira")
    transfer(5, credit=mira.wallet_id, amount=900_000, key="start")
    power_up(mira.wallet_id, amount=900_000, key="up")
    return mira


def test_a_share_that_is_worth_more_changes_no_line(world: World, mira: Account) -> None:
    places = (("/wallet", mira), ("/desk/curator", mira), ("/desk/writer", world.author))
    history = [shown(place, account).partition("History")[2] for place, account in places]
    desks = [figures(shown(place, account)) for place, account in places[1:]]
    before = share_price()
    transfer(5, credit=SystemWallet.VESTING, amount=5_000_000, key="richer")
    after = share_price()
    assert after.ink_for_vests(900_000_000_000) > before.ink_for_vests(900_000_000_000)
    later = [shown(place, account).partition("History")[2] for place, account in places]
    assert figures(later[0]) == figures(history[0])
    assert "900.000 INK of power" in later[0]
    assert "today's worth" not in later[0]
    # The budget above speaks of today; what was earned does not.
    assert [figures(shown(place, account)) for place, account in places[1:]] == desks


def test_a_notice_says_what_the_wallet_says(world: World, mira: Account) -> None:
    [earned] = Payout.objects.values_list("curation_reward", flat=True)
    figure = f"{earned // 1000}.{earned % 1000:03}"
    notices = shown("/notices", mira), shown("/notices", world.author)
    transfer(5, credit=SystemWallet.VESTING, amount=5_000_000, key="richer")
    assert (shown("/notices", mira), shown("/notices", world.author)) == notices
    assert f"{figure} INK of power" in notices[0]
    assert f"{figure} INK of power" in shown("/wallet", mira)
    [notice] = mira.notices.filter(kind="curation")
    rows = shown(f"/notices/{notice.pk}", mira)
    assert f"worth {figure} INK when it was paid" in rows
    staked = re.findall(r"[\d.]+ INK of power", notices[1])
    assert staked and all(each in shown("/wallet", world.author) for each in staked)


def test_a_vote_and_a_month_are_what_the_payout_says(world: World, mira: Account) -> None:
    [earned] = Payout.objects.values_list("curation_reward", flat=True)
    figure = f"{earned // 1000}.{earned % 1000:03}"
    transfer(5, credit=SystemWallet.VESTING, amount=5_000_000, key="richer")
    assert f"{figure} INK of power" in shown("/wallet", mira).partition("History")[2]
    assert shown("/desk/curator", mira).count(f"{figure} INK") >= 4
    assert f"{figure} INK" in shown("/wallet", mira).partition("Earned by month")[2]


def test_the_receipt_says_what_was_paid_for_power(world: World, mira: Account) -> None:
    batch = Transfer.objects.get(credit=mira.wallet_id, code=Code.VESTING_MINT).batch_id
    transfer(5, credit=SystemWallet.VESTING, amount=5_000_000, key="richer")
    assert "900.000 INK of power" in shown(f"/wallet/receipt/{batch}", mira)


def test_power_of_unknown_worth_is_told_at_todays_and_says_so(world: World, mira: Account) -> None:
    leg = Leg(SystemWallet.ISSUE, mira.wallet_id, Asset.VESTS, 1_000_000, Code.IMPORT)
    post([Draft(key="import", code=Code.IMPORT, reference="", legs=[leg])])
    assert "INK of power, at today's worth" in shown("/wallet", mira)
