"""The account of a payout, as a page and for programs: it adds up to the ledger, explains a zero,
and tells nobody what is not theirs to know.
"""

import json
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Account, RestrictionKind
from accounts.services import describe, restrict
from articles.models import Article
from articles.options import Options
from articles.services import dispute_reward, publish, vote_on
from communities.models import Community
from frontend.phrases import decimals, exact_ink, ink, number, percent
from ledger.assets import Asset
from ledger.codes import Code
from ledger.models import Transfer
from ledger.selectors import database_time
from rewards.columns import NANO
from rewards.models import Payout
from rewards.services import give_back, hold, remember_estimates, run_cycle, set_terms
from tests.frontend.world import World, person
from tests.rules import active_rules

PEOPLE = (Code.AUTHOR_REWARD, Code.CURATION_REWARD, Code.BENEFICIARY_REWARD, Code.HOST_REWARD)


def paid(text: Article) -> Article:
    """The text, once its round is over."""
    while not Payout.objects.filter(work=text.pk).exists():
        assert run_cycle(database_time(), rules=active_rules()) is not None
    return text


@pytest.fixture
def shared(world: World) -> Article:
    """A paid text of two writers in a community, with upvotes and a dispute."""
    earlier = database_time() - timedelta(days=8)
    ines, olaf = person("ines", earlier), world.stranger
    text = publish(world.author, title="Shared", body="Words.", now=earlier)
    room = Community.objects.get(slug="gardening")
    set_terms(text.pk, beneficiaries=[(ines.wallet_id, 1_000)], host=(room.wallet_id, 500))
    for voter, hours, weight in ((ines, 1, 10_000), (olaf, 40, 5_000)):
        vote_on(text.pk, voter=voter, weight_bp=weight, now=earlier + timedelta(hours=hours))
    mira = Account.objects.get(name="mira")
    later = earlier + timedelta(days=3)
    dispute_reward(text.pk, voter=mira, weight_bp=100, reason="overpaid", now=later)
    return paid(text)


def page(work: int, client: Client | None = None, status: int = 200) -> str:
    answer = (client or Client()).get(f"/work/{work}/payout")
    assert answer.status_code == status
    return answer.text


def data(work: int, client: Client | None = None) -> dict[str, Any]:
    answer = (client or Client()).get(f"/work/{work}/payout.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


def of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_what_programs_are_told_adds_up_to_the_ledger(world: World, shared: Article) -> None:
    # Olaf keeps his sums to himself, so that he alone can add all of them up.
    told = data(shared.pk, of(world.stranger))
    lines = [*told["lines"], *told["votes"]]
    granted = told["payout_milli_ink"] - told["unclaimed_milli_ink"]
    assert sum(int(line["share_nano_ink"]) for line in lines) == granted * NANO
    paid_out = sum(line["paid_milli_ink"] for line in lines)
    assert paid_out == granted - told["carried_milli_ink"] > 0
    moved: Counter[int] = Counter()
    rows = Transfer.objects.filter(
        batch__reference__startswith=f"cycle/{told['round']['number']}/work/{shared.pk}",
        code__in=PEOPLE,
    )
    for asset, amount in rows.values_list("asset", "amount"):
        moved[asset] += amount
    assert moved[Asset.INK] == sum(line["liquid_milli_ink"] for line in lines)
    assert moved[Asset.VESTS] == sum(int(line["staked_micro_vests"]) for line in lines)
    net, ups = int(told["net_rshares"]), int(told["upvote_rshares"])
    assert sum(int(vote["rshares"]) for vote in told["votes"]) == net < ups
    assert sum(int(vote["weight"]) for vote in told["votes"]) == int(told["total_weight"])
    pool, claims = told["round"]["fund_milli_ink"], int(told["round"]["recent_claims_after"])
    assert told["payout_milli_ink"] == pool * int(told["claim"]) // claims


def test_the_page_has_the_figures_of_the_data(shared: Article) -> None:
    told, shown = data(shared.pk), page(shared.pk)
    for figure in ("upvote_rshares", "net_rshares", "claim"):
        assert number(int(told[figure])) in shown
    taken = number(int(told["upvote_rshares"]) - int(told["net_rshares"]))
    assert f"\N{MINUS SIGN}{taken}" in shown
    who = [(line["role"], line["name"], line["weight_bp"]) for line in told["lines"]]
    assert who == [
        ("author", "tove", None),
        ("community", "gardening", 500),
        ("co-author", "ines", 1_000),
    ]
    for line, words in zip(told["lines"], ("@tove", "c/gardening", "@ines"), strict=True):
        row = next(each for each in shown.split("<tr>") if f">{words}</a>" in each)
        assert decimals(int(line["share_nano_ink"]), places=9) in row
        assert ink(line["paid_milli_ink"]) in row
    assert "10\u00a0% of the author&#x27;s part" in shown
    for name in ("payout_milli_ink", "curation_milli_ink"):
        assert ink(told[name]) in shown
    assert ink(told["round"]["fund_milli_ink"]) in shown
    assert told["round"]["plan_digest"] in shown


def test_a_voter_reads_how_their_own_vote_counted(world: World, shared: Article) -> None:
    [mine] = [vote for vote in data(shared.pk, of(world.stranger))["votes"] if vote["mine"]]
    shown = page(shared.pk, of(world.stranger))
    assert "Your vote" in shown
    assert f"{number(int(mine['weight']))} of " in shown
    assert exact_ink(int(mine["share_nano_ink"])) in shown
    assert "Your vote" not in page(shared.pk)
    votes = Client().get(f"/work/{shared.pk}/votes").text
    # Olaf's vote came after the first day: it weighs half among the curators.
    assert int(mine["weight"]) == int(mine["rshares"]) // 2
    assert ">1/2<" in votes
    assert f">{number(int(mine['rshares']))}<" in votes


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(), "No votes weighed for the text"),
        (Options(max_payout=1), "0.001"),
    ],
)
def test_a_zero_and_a_limit_are_explained(world: World, options: Options, words: str) -> None:
    earlier = database_time() - timedelta(days=8)
    text = publish(world.author, title="Zero", body="Words.", options=options, now=earlier)
    if options.max_payout:
        at = earlier + timedelta(hours=1)
        vote_on(text.pk, voter=world.stranger, weight_bp=10_000, now=at)
    shown = page(paid(text).pk)
    assert words in shown
    assert ("The author takes at most" in shown) == bool(options.max_payout)


def test_estimates_on_the_way_say_what_changed_them(world: World) -> None:
    earlier, hour = database_time() - timedelta(days=8), timedelta(hours=1)
    text = publish(world.author, title="Way", body="Words.", now=earlier)
    rules = active_rules()
    vote_on(text.pk, voter=world.stranger, weight_bp=5_000, now=earlier + hour)
    remember_estimates(earlier + 2 * hour, rules=rules)
    vote_on(text.pk, voter=person("ines", earlier), weight_bp=10_000, now=earlier + 30 * hour)
    remember_estimates(earlier + 31 * hour, rules=rules)
    told, shown = data(paid(text).pk), page(text.pk)
    first, second = told["estimates"]
    grown = int(second["net_rshares"]) * 10_000 // int(first["net_rshares"]) - 10_000
    assert grown > 0
    assert f"votes +{percent(grown)}" in shown
    for each in (first, second):
        assert ink(each["payout_milli_ink"]) in shown
    assert "Estimates on the way" not in page(int(world.places["PAID"]))


def test_there_is_no_account_before_the_payout_nor_while_it_is_held(world: World) -> None:
    page(int(world.places["WORK"]), status=404)
    page(2**70, status=404)
    earlier = database_time() - timedelta(days=8)
    text = publish(world.author, title="Held", body="Words.", now=earlier)
    hold(text.pk, decision=1, now=earlier)
    vote_on(text.pk, voter=world.stranger, weight_bp=10_000, now=earlier + timedelta(hours=1))
    paid(text)
    page(text.pk, status=404)
    assert Client().get(f"/work/{text.pk}/payout.json").status_code == 404
    give_back(text.pk, decision=2, now=database_time())
    shown, told = page(text.pk), data(text.pk)
    assert "went back to the pool by decision no. 2" in shown
    assert "Who got it" not in shown
    assert told["given_back"] is True
    assert told["lines"] == []
    assert {vote["paid_milli_ink"] for vote in told["votes"]} == {None}


def test_what_somebody_keeps_to_themselves_is_told_to_them_alone(
    world: World, shared: Article
) -> None:
    olaf = world.stranger
    describe(olaf, display_name="Olaf", about="", keeps_sums=True, now=database_time())
    kept = [vote for vote in data(shared.pk)["votes"] if vote["paid_milli_ink"] is None]
    assert len(kept) == 1
    [mine] = [vote for vote in data(shared.pk, of(olaf))["votes"] if vote["mine"]]
    assert mine["paid_milli_ink"] is not None
    tove = world.author
    describe(tove, display_name="Tove", about="", keeps_sums=True, now=database_time())
    author, *_ = data(shared.pk)["lines"]
    assert (author["share_nano_ink"], author["liquid_milli_ink"]) == (None, None)
    assert author["paid_milli_ink"] == Payout.objects.get(work=shared.pk).author_reward


def test_of_a_text_that_others_do_not_read_nothing_is_told(world: World, shared: Article) -> None:
    now = database_time()
    restrict(world.author.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=now)
    page(shared.pk, of(world.stranger), status=404)
    assert of(world.stranger).get(f"/work/{shared.pk}/payout.json").status_code == 404


def test_a_round_leads_to_each_account_that_there_is(world: World, shared: Article) -> None:
    number_ = Payout.objects.get(work=shared.pk).cycle_id
    assert f'href="/work/{shared.pk}/payout"' in Client().get(f"/cycle/{number_}").text
    earlier = database_time() - timedelta(days=8)
    text = publish(world.author, title="Held", body="Words.", now=earlier)
    hold(text.pk, decision=1, now=earlier)
    vote_on(text.pk, voter=world.stranger, weight_bp=10_000, now=earlier + timedelta(hours=1))
    number_ = Payout.objects.get(work=paid(text).pk).cycle_id
    shown = Client().get(f"/cycle/{number_}").text
    assert "Held" in shown
    assert f"/work/{text.pk}/payout" not in shown
