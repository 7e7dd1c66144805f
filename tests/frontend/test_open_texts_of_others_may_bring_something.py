"""The wallet says what open texts may still bring to co-authors and curators, and adds up."""

from datetime import timedelta

import pytest

from accounts.models import Account
from articles.options import Options, Share
from articles.services import publish, vote_on
from frontend.pages import standing
from frontend.phrases import about
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from rewards.prospects import as_co_author, as_curator
from rewards.selectors import estimate, pool
from rewards.services import genesis
from rewards.split import Split
from tests.frontend.world import person
from tests.rules import active_rules

CO_AUTHOR = "May still be yours as co-author of 2 open texts"
CURATOR = "May still be yours for your votes on 2 open texts"


@pytest.fixture
def works(db: None) -> list[int]:
    """Two open texts of tove that promise olaf a part, voted on by mira and zoe."""
    now, rules = database_time(), active_rules()
    earlier = now - timedelta(days=2)
    genesis(earlier, rules=rules)
    tove, mira, zoe, _olaf = (person(name, now) for name in ("tove", "mira", "zoe", "olaf"))
    texts = [
        publish(
            tove,
            title=f"Beans {part}",
            body="Words.",
            options=Options(beneficiaries=(Share("olaf", part), Share("zoe", 100))),
            now=earlier + timedelta(hours=part // 1_000),
        )
        for part in (3_000, 5_000)
    ]
    for voter, amount in ((mira, 6_000_000), (zoe, 2_000_000)):
        transfer(5, credit=voter.wallet_id, amount=amount, key=voter.name)
        power_up(voter.wallet_id, amount=amount, key=f"up {voter.name}")
        for text in texts:
            vote_on(text.pk, voter=voter, weight_bp=7_000, now=earlier + timedelta(hours=9))
    return [text.pk for text in texts]


def part_of(wallet: int, paid: Split) -> int:
    """What a plan of one work gives a co-author."""
    shares = zip(paid.works.beneficiaries[0], paid.beneficiaries[0], strict=True)
    return sum(milli_ink for share, milli_ink in shares if share.wallet == wallet)


def lines(name: str) -> dict[str, str]:
    wallet = Account.objects.get(name=name).wallet_id
    return {each.label: each.value for each in standing.standing(wallet, now=database_time())}


def test_each_part_is_what_the_plan_of_the_payout_gives(works: list[int]) -> None:
    now, rules, against = database_time(), active_rules(), pool()
    plans = [estimate(work, rules=rules, now=now, against=against).split for work in works]
    olaf, mira = (Account.objects.get(name=name).wallet_id for name in ("olaf", "mira"))
    shared = as_co_author(olaf, against=against, now=now, limit=50)
    voted = as_curator(mira, against=against, now=now, limit=50)
    written = sum(part_of(olaf, each) for each in plans)
    earned = sum(int(each.payments.paid[each.payments.wallet == mira].sum()) for each in plans)
    assert min(written, earned) > 0
    # What is left below a thousandth of each text adds up.
    assert 0 <= shared.milli_ink - written < len(works)
    assert 0 <= voted.milli_ink - earned < len(works)
    assert lines("olaf")[CO_AUTHOR] == about(shared.milli_ink)
    assert CURATOR not in lines("olaf")
    assert lines("mira")[CURATOR] == about(voted.milli_ink)
    assert CO_AUTHOR not in lines("mira")
    assert {CO_AUTHOR, CURATOR} <= lines("zoe").keys()


def test_of_more_than_are_added_up_the_newest_are_named(works: list[int]) -> None:
    olaf, now, against = Account.objects.get(name="olaf"), database_time(), pool()
    newest = as_co_author(olaf.wallet_id, against=against, now=now, limit=1)
    assert (newest.works, newest.more) == (1, True)
    plan = estimate(works[-1], rules=active_rules(), now=now, against=against)
    assert newest.milli_ink == part_of(olaf.wallet_id, plan.split)
