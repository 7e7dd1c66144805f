"""The desk of a writer has shares as co-author and tips beside one's own rewards, each by itself,
and adds up to what the ledger moved.
"""

import csv
import io
from datetime import timedelta

import pytest
from django.db.models import Sum
from django.test import Client

from accounts.models import Account
from articles.models import Article
from articles.options import Options, Share
from articles.selectors import earned_by_month, earned_by_text
from articles.services import publish, tip, vote_on
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from rewards.models import Cycle, Payout
from rewards.services import genesis, run_cycle
from tests.frontend.world import person
from tests.rules import active_rules

type Written = tuple[Account, Account, Article]


@pytest.fixture
def written(db: None) -> Written:
    """A text of Tove's that is paid, a good quarter of it to Olaf, and two tips for her."""
    now, rules = database_time(), active_rules()
    earlier = now - timedelta(days=8)
    genesis(earlier, rules=rules)
    tove, olaf, mira = (person(name, now) for name in ("tove", "olaf", "mira"))
    text = publish(
        tove,
        title="Beans by two",
        body="Half of it is Olaf's.",
        options=Options(beneficiaries=(Share("olaf", 2_567),)),
        now=earlier,
    )
    transfer(5, credit=mira.wallet_id, amount=7_000_000, key="start")
    power_up(mira.wallet_id, amount=6_000_000, key="up")
    vote_on(text.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    tip(text.pk, giver=mira, amount=1_234, key="one", now=now)
    later = publish(tove, title="Not paid yet", body="Open.", now=now)
    tip(later.pk, giver=mira, amount=500, key="two", now=now)
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass
    return tove, olaf, text


def moved(account: Account, code: Code, asset: Asset) -> int:
    found = Transfer.objects.filter(credit=account.wallet_id, code=code, asset=asset)
    return found.aggregate(sum=Sum("amount"))["sum"] or 0


def in_ink(account: Account, code: Code) -> int:
    """What the ledger moved for this reason; of power the least INK that makes so many VESTS."""
    price = Cycle.objects.filter(works__gt=0).get()
    vests = moved(account, code, Asset.VESTS)
    staked = vests * price.price_ink // price.price_vests
    while staked * price.price_vests // price.price_ink < vests:
        staked += 1
    assert staked * price.price_vests // price.price_ink == vests
    return moved(account, code, Asset.INK) + staked


def table(account: Account, part: str) -> list[dict[str, str]]:
    client = Client()
    client.force_login(account)
    rows = b"".join(client.get(f"/desk/writer/{part}.csv")).decode()
    return list(csv.DictReader(io.StringIO(rows)))


def test_each_reason_is_what_the_ledger_moved(written: Written) -> None:
    tove, olaf, text = written
    paid = Payout.objects.get(work=text.pk)
    assert paid.beneficiary_reward > 0
    [month] = earned_by_month(tove.wallet_id)
    assert month.earned.author == in_ink(tove, Code.AUTHOR_REWARD) == paid.author_reward
    assert (month.earned.co_author, month.earned.tips, month.texts) == (0, 1_734, 1)
    assert month.earned.tips == moved(tove, Code.TIP, Asset.INK)
    [shared] = earned_by_month(olaf.wallet_id)
    expected = in_ink(olaf, Code.BENEFICIARY_REWARD)
    assert expected == paid.beneficiary_reward
    assert (shared.earned.author, shared.earned.co_author, shared.earned.tips) == (0, expected, 0)


def test_texts_add_up_to_months(written: Written) -> None:
    for account in written[:2]:
        texts = earned_by_text(account.wallet_id, limit=10)
        by_month = sum(month.earned.total for month in earned_by_month(account.wallet_id))
        assert sum(text.earned.total for text in texts) == by_month > 0


def test_the_list_goes_on_below_a_text(written: Written) -> None:
    tove, _, text = written
    newest, oldest = earned_by_text(tove.wallet_id, limit=10)
    assert (newest.paid_at, oldest.work) == (None, text.pk)
    assert earned_by_text(tove.wallet_id, limit=1) == [newest]
    assert earned_by_text(tove.wallet_id, before=newest.work, limit=1) == [oldest]


def test_the_page_and_the_tables_name_each_reason(written: Written) -> None:
    tove, olaf, text = written
    client = Client()
    client.force_login(olaf)
    page = client.get("/desk/writer").content.decode()
    assert "Beans by two" in page
    assert "As co-author" in page
    # On a phone these have no columns and stand below.
    share = Payout.objects.get(work=text.pk).beneficiary_reward / 1_000
    assert page.count(f"As co-author\u00a0{share:.3f}\u00a0INK</span>") == 3
    [row] = table(olaf, "texts")
    [month] = table(olaf, "months")
    assert row["author INK"] == month["author INK"] == "0.000"
    assert row["as co-author INK"] == month["total INK"] == f"{share:.3f}"
    tips = [row["tips INK"] for row in table(tove, "texts")]
    assert tips == ["0.500", "1.234"]
    assert [row["tips INK"] for row in table(tove, "months")] == ["1.734"]
    year = client.get(f"/wallet/year/{database_time().year}").content.decode()
    assert "Co-author&#x27;s share" in year
