"""The panel of money names each co-author with a sum, open and paid; the lines add up to what the
text is granted, to the last thousandth.
"""

import re
from datetime import timedelta

import pytest

from accounts.models import Account
from articles.models import Article
from articles.options import Options, Share
from articles.selectors.coauthors import coauthors_of
from articles.services import publish, vote_on
from communities.services import found, set_share
from frontend.pages import purse
from frontend.pages.articles import page
from frontend.pages.threads import Asked
from frontend.shown.rewards import Reward
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from rewards.services import genesis, run_cycle
from tests.frontend.world import person
from tests.rules import active_rules

type Text = tuple[Account, Article]


@pytest.fixture
def text(db: None) -> Text:
    """A text of three: its votes are over and it waits for the next round."""
    now, rules = database_time(), active_rules()
    earlier = now - timedelta(days=8)
    genesis(earlier, rules=rules)
    tove, mira, *_ = (person(name, now) for name in ("tove", "mira", "olaf", "zoe"))
    written = publish(
        tove,
        title="Beans by three",
        body="Parts of it are theirs.",
        options=Options(beneficiaries=(Share("olaf", 2_567), Share("zoe", 1_111))),
        now=earlier,
    )
    transfer(5, credit=mira.wallet_id, amount=7_000_000, key="start")
    power_up(mira.wallet_id, amount=6_000_000, key="up")
    vote_on(written.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    return tove, written


def panel(text: Text) -> Reward:
    tove, written = text
    shown = page(
        "tove", permlink=written.permlink, viewer=tove, asked=Asked(), now=database_time()
    )
    return shown.reward


def figures(reward: Reward) -> dict[str, int]:
    """Milli-INK by label, of the lines in INK."""
    return {
        each.label: round(float(each.value.removesuffix("\u00a0INK").replace("\u202f", "")) * 1000)
        for each in reward.how
        if re.fullmatch("[\\d.\u202f-]+\u00a0INK", each.value)
    }


def add_up(given: dict[str, int], *, granted: str) -> bool:
    others = {granted, "In the pool"}
    return given[granted] == sum(sum for label, sum in given.items() if label not in others) > 0


def test_the_community_is_named_as_what_it_is(text: Text) -> None:
    tove, _ = text
    now = database_time()
    soil = found("soil", title="Soil", founder=tove, now=now)
    set_share(soil, share_bp=500, by=tove, now=now)
    mira = Account.objects.get(name="mira")
    earlier = now - timedelta(days=8)
    hosted = publish(
        tove,
        title="Beans in soil",
        body="A part is the community's.",
        community=soil,
        options=Options(beneficiaries=(Share("olaf", 1_000),)),
        host_bp=500,
        now=earlier,
    )
    vote_on(hosted.pk, voter=mira, weight_bp=10_000, now=earlier + timedelta(hours=1))
    faint = person("faint", now)
    vote_on(hosted.pk, voter=faint, weight_bp=1, now=earlier + timedelta(hours=1))
    assert figures(panel((tove, hosted)))["To the community c/soil"] > 0
    while (cycle := run_cycle(now, rules=active_rules())) is not None and not cycle.works:
        pass
    given = figures(panel((tove, hosted)))
    assert add_up(given, granted="What the text was granted")
    assert not Transfer.objects.filter(
        credit=faint.wallet_id, code=Code.CURATION_REWARD
    ).exists(), "too small a vote to earn anything"
    who = "1 author, 1 co-author, 1 curator and 1 community"
    parts = sum(each for label, each in given.items() if label.startswith("To "))
    granted = given["What the text was granted"]
    assert parts <= granted
    assert panel((tove, hosted)).long == f"{parts / 1000:.3f}\u00a0INK paid to {who}"
    paid = Transfer.objects.get(credit=soil.wallet_id)
    assert (paid.code, paid.asset) == (Code.HOST_REWARD, Asset.INK)
    assert paid.amount == given["To the community c/soil"]
    assert [each.name for each in coauthors_of(hosted.pk)] == ["olaf"]
    wallet = purse.wallet("soil", viewer=None, before=None, now=now).wallet
    [entry] = wallet.days[0].entries
    assert entry.words == "Community's share for Beans in soil"
    assert purse.wallet("soil", viewer=None, before=paid.pk, now=now).wallet.days == []


def test_lines_of_an_open_text_add_up_to_its_estimate(text: Text) -> None:
    given = figures(panel(text))
    assert given["To @olaf, co-author"] > given["To @zoe, co-author"] > 0
    assert add_up(given, granted="What it comes to, if it were paid now")


def test_lines_of_a_paid_text_are_what_the_ledger_moved(text: Text) -> None:
    estimated = figures(panel(text))
    now, rules = database_time(), active_rules()
    while (cycle := run_cycle(now, rules=rules)) is not None and not cycle.works:
        pass
    assert cycle is not None
    given = figures(panel(text))
    assert add_up(given, granted="What the text was granted")
    assert given["To @zoe, co-author"] != estimated["To @zoe, co-author"]
    for name in ("olaf", "zoe"):
        moved = Transfer.objects.filter(
            credit=Account.objects.get(name=name).wallet_id, code=Code.BENEFICIARY_REWARD
        )
        # Half to spend, half in power at the round's price.
        paid = given[f"To @{name}, co-author"]
        power = (paid - paid // 2) * cycle.price_vests // cycle.price_ink
        assert dict(moved.values_list("asset", "amount")) == {
            Asset.INK: paid // 2,
            Asset.VESTS: power,
        }
