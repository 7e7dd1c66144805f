"""Beside the vote stands what it would do; one press gives one's usual weight."""

import re
from datetime import timedelta

from django.test import Client

from accounts.models import Account
from accounts.services import prefer
from articles.options import Options
from articles.services import publish, vote_on
from curation.models import Vote, Work
from ledger.selectors import database_time
from ledger.services import power_up, transfer
from rewards.columns import Standing
from rewards.rules import load
from rewards.selectors import pool, worth
from tests.frontend.world import World, person

HTMX = {"HX-Request": "true"}


def test_one_press_gives_the_usual_weight(world: World) -> None:
    client = Client()
    prefer(world.stranger, usual_weight_bp=2_500)
    client.force_login(world.stranger)
    work = world.places["WORK"]
    client.post(f"/work/{work}/withdraw")
    client.post(f"/work/{work}/vote")
    cast = Vote.objects.get(work=int(work), voter=world.stranger.wallet_id)
    assert cast.weight_bp == 2_500


def test_the_sheet_says_budget_and_whether_it_is_early(world: World) -> None:
    client = Client()
    client.force_login(person("ines", database_time()))
    page = client.get(world.article_address).content.decode()
    assert "Early: for another 2" in page
    assert "A full vote uses 2" in page
    assert "Taken until" in page


def test_a_vote_where_the_author_took_no_reward_promises_nothing(world: World) -> None:
    client, now = Client(), database_time()
    ines = person("ines", now)
    options = Options(declined=True)
    text = publish(world.author, title="For nothing", body="Words.", options=options, now=now)
    client.force_login(ines)
    page = client.get(f"/@tove/{text.permlink}").content.decode()
    assert "uses nothing of your budget and earns nothing" in page
    assert "A full vote uses" not in page
    assert "earns its voter" not in page
    vote_on(text.pk, voter=ines, weight_bp=10_000, now=now)
    desk = client.get("/desk/curator").content.decode()
    assert "the author took no reward" in desk
    assert "voting goes on" not in desk


def test_the_effect_is_the_payout_with_and_without(world: World) -> None:
    client, work = Client(), int(world.places["WORK"])
    client.force_login(world.stranger)
    row = Work.objects.get(pk=work)
    standing = Standing(row.net_rshares, None)
    [paid] = worth([standing], rules=load(row.rules), now=database_time(), against=pool())
    assert paid > 0
    shown = client.get(f"/work/{work}/effect", {"percent": "50"}).content.decode()
    low, high = map(float, re.findall(r"[0-9]+\.[0-9]+", shown))
    # Nobody else voted: the vote is worth all that the text would get, told as a range.
    assert low <= paid / 1000 <= high
    assert "INK" in shown


def test_no_range_goes_beyond_what_the_author_accepts(world: World) -> None:
    now = database_time()
    options = Options(max_payout=1_000, liquid_bp=2_500)
    text = publish(world.author, title="For one", body="Words.", options=options, now=now)
    ines, mira = person("ines", now), Account.objects.get(name="mira")
    transfer(5, credit=mira.wallet_id, amount=6_000_000, key="start")
    power_up(mira.wallet_id, amount=6_000_000, key="up")
    client = Client()
    client.force_login(ines)
    effect = f"/work/{text.pk}/effect"
    first = client.get(effect, {"percent": "100"}).text
    assert "adds about" in first and "accepts" not in first
    vote_on(text.pk, voter=mira, weight_bp=10_000, now=now)
    page = client.get(f"/@tove/{text.permlink}").text
    assert "about 0.900 to 1.0 INK for author and curators" in page
    assert "; its author accepts 1.000\u00a0INK at most" in page
    assert "25\u00a0% of it in INK, the rest in Ink Power" in page
    words = "As things stand it adds nothing: its author accepts 1.000\u00a0INK at most."
    assert words in client.get(effect, {"percent": "100"}).text
    client.force_login(person("nils", now))
    assert "accepts" not in client.get(world.article_address).text


def test_ones_own_text_offers_no_vote(world: World) -> None:
    client = Client()
    client.force_login(world.author)
    page = client.get(world.article_address).content.decode()
    assert "own text counts nothing" in page
    assert f'action="/work/{world.places["WORK"]}/vote"' not in page


def test_an_unknown_reason_is_answered_in_words(world: World) -> None:
    client = Client()
    client.force_login(person("ines", database_time()))
    page = client.post(
        f"/work/{world.places['WORK']}/dispute", {"reason": "dull"}, headers=HTMX
    ).content.decode()
    assert "A dispute needs one of the listed reasons." in page
    assert "overpaid, copied" not in page


def test_a_standing_dispute_can_be_taken_back(world: World) -> None:
    client = Client()
    client.force_login(person("ines", database_time()))
    work = world.places["WORK"]
    page = client.post(
        f"/work/{work}/dispute", {"reason": "exchanged", "percent": "40"}, headers=HTMX
    ).content.decode()
    assert "You dispute this reward with 40" in page
    assert f'action="/work/{work}/withdraw"' in page


def test_near_the_end_the_page_says_when_disputes_ended(world: World) -> None:
    now = database_time()
    article = publish(
        world.author, title="Late", body="Words.", now=now - timedelta(days=6, hours=18)
    )
    client = Client()
    client.force_login(world.stranger)
    page = client.get(f"/@tove/{article.permlink}").content.decode()
    assert "Disputes ended on" in page
    assert f'action="/work/{article.pk}/dispute"' not in page


def test_a_dispute_says_what_its_weight_takes_off(world: World) -> None:
    client, work = Client(), int(world.places["WORK"])
    ines = person("ines", database_time())
    transfer(5, credit=ines.wallet_id, amount=9_000_000, key="start")
    power_up(ines.wallet_id, amount=9_000_000, key="up")
    vote_on(work, voter=ines, weight_bp=10_000, now=database_time())
    mira = Account.objects.get(name="mira")
    transfer(5, credit=mira.wallet_id, amount=2_000_000, key="more")
    power_up(mira.wallet_id, amount=2_000_000, key="more up")
    client.force_login(mira)
    before = stands_at(work)
    said = []
    for percent in (10, 20, 100):
        chosen = {"percent": str(percent), "dispute": "1"}
        shown = client.get(f"/work/{work}/effect", chosen).content.decode()
        assert "takes off" in shown
        said.append([float(each) for each in re.findall(r"[0-9]+\.[0-9]+", shown)])
    assert said[0] < said[1] <= said[2]
    client.post(f"/work/{work}/dispute", {"reason": "overpaid", "percent": "20"}, headers=HTMX)
    assert Vote.objects.get(work=work, voter=mira.wallet_id).weight_bp == -2_000
    low, high = said[1]
    assert low <= (before - stands_at(work)) / 1000 <= high
    # Bounded by the rules: one person takes at most a tenth of the points.
    assert said[2][0] <= before / 10_000


def test_the_weight_of_a_dispute_is_kept_where_its_reason_is_missing(world: World) -> None:
    client, work = Client(), world.places["WORK"]
    client.force_login(Account.objects.get(name="mira"))
    page = client.post(f"/work/{work}/dispute", {"percent": "35"}, headers=HTMX).content.decode()
    assert "A dispute needs one of the listed reasons." in page
    [slider] = re.findall(rf'<input[^>]*id="dispute-weight-{work}"[^>]*>', page)
    assert 'type="range"' in slider
    assert 'name="percent"' in slider
    assert 'value="35"' in slider
    wrong = {"percent": "101", "reason": "exchanged"}
    page = client.post(f"/work/{work}/dispute", wrong, headers=HTMX).content.decode()
    assert "A weight lies between 1 and 100 per cent." in page


def stands_at(work: int) -> int:
    """Milli-INK that the work would get as it stands."""
    row = Work.objects.get(pk=work)
    standing = Standing(row.net_rshares, None)
    [paid] = worth([standing], rules=load(row.rules), now=database_time(), against=pool())
    return paid


def test_a_vote_after_the_payout_says_that_it_moves_nothing(world: World) -> None:
    over, now = "Voting is over: your vote is shown and moves no reward.", database_time()
    work = int(world.places["WORK"])
    for name, headers in (("ines", HTMX), ("mats", {})):
        client = Client()
        client.force_login(person(name, now))
        Work.objects.filter(pk=work).update(closes_at=now, paid_at=now)
        form = {"next": world.article_address}
        said = client.post(f"/work/{work}/vote", form, headers=headers, follow=True).text
        assert "Your vote is counted." not in said
        assert said.count(over) == (2 if headers else 1)
        assert Vote.objects.filter(work=work, voter__account__name=name).count() == 1


def test_the_weight_sheet_takes_a_vote_back_in_words(world: World) -> None:
    client, work = Client(), world.places["WORK"]
    client.force_login(person("ines", database_time()))
    back = f'formaction="/work/{work}/withdraw"'
    assert back not in client.get(world.article_address).text
    client.post(f"/work/{work}/vote")
    assert back in client.get(world.article_address).text
    # The button sends the sheet's form, weight and all.
    client.post(f"/work/{work}/withdraw", {"percent": "50"})
    assert back not in client.get(world.article_address).text
