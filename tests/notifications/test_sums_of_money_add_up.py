"""The rows behind a notice add up to its sum, and no row is in two sums."""

from html import unescape

from django.test import Client

from accounts.models import Account
from articles.services import erase, tip
from ledger.assets import Asset
from ledger.codes import Code
from ledger.selectors import database_time
from ledger.services import Draft, Leg, post, seal, transfer
from ledger.wallets import SystemWallet
from notifications.gathering import gather
from notifications.kinds import Kind
from notifications.money import lines
from notifications.selectors import Told, notices
from rewards.references import payout_reference
from tests.frontend.world import World


def told(account: Account, kind: Kind) -> list[Told]:
    return [each for each in notices(account).notices if each.kind is kind]


def test_each_row_is_there_and_they_add_up(world: World) -> None:
    (reward,) = told(world.author, Kind.AUTHOR)
    found = lines(world.author, reward.id)
    assert found is not None
    added: dict[Asset, int] = {}
    for line in found.lines:
        added[line.asset] = added.get(line.asset, 0) + line.amount
    assert added == reward.sums.amounts == found.sums.amounts
    assert found.count == len(found.lines) >= 2
    assert {line.code for line in found.lines} == {Code.AUTHOR_REWARD}
    assert {line.work for line in found.lines} == {reward.work}


def test_who_votes_for_their_own_text_gets_no_row_in_two_sums(world: World) -> None:
    """Such a payout credits one person twice in one batch: as author and as curator."""
    now, wallet = database_time(), world.author.wallet_id
    legs = [
        Leg(SystemWallet.ISSUE, wallet, Asset.INK, 700, Code.AUTHOR_REWARD),
        Leg(SystemWallet.ISSUE, wallet, Asset.VESTS, 50, Code.AUTHOR_REWARD),
        Leg(SystemWallet.ISSUE, wallet, Asset.VESTS, 30, Code.CURATION_REWARD),
    ]
    work = int(world.places["WORK"])
    reference = payout_reference(77, work=work, commitment=None)
    post([Draft(key="own", code=Code.AUTHOR_REWARD, legs=legs, reference=reference)])
    seal(now)
    gather(now)
    wrote = [each.sums.amounts for each in told(world.author, Kind.AUTHOR) if each.work == work]
    assert wrote == [{Asset.INK: 700, Asset.VESTS: 50}]
    assert [each.sums.amounts for each in told(world.author, Kind.CURATION)] == [{Asset.VESTS: 30}]


def test_many_rows_are_read_in_pages_with_the_sum_of_all(world: World) -> None:
    (reward,) = told(world.author, Kind.AUTHOR)
    first = lines(world.author, reward.id, limit=1)
    assert first is not None
    assert first.after == first.lines[0].transfer
    rest = lines(world.author, reward.id, after=first.after, limit=9)
    assert rest is not None
    assert first.sums == rest.sums == reward.sums
    assert first.count == rest.count == len(first.lines) + len(rest.lines)
    assert lines(world.author, reward.id, after=2**62) is not None


def test_tokens_name_their_sender(world: World) -> None:
    now = database_time()
    transfer(world.author.wallet_id, credit=world.stranger.wallet_id, amount=1, key="gift")
    seal(now)
    gather(now)
    (gift,) = told(world.stranger, Kind.RECEIVED)
    client = Client()
    client.force_login(world.stranger)
    shown = client.get(f"/notices/{gift.id}").content.decode()
    assert "From tove" in shown
    assert shown.count("0.001") == 2, "the row and the sum"
    assert "1 row of the ledger" in shown
    assert f'href="/notices/{gift.id}"' in client.get("/notices").content.decode()


def test_a_tip_names_the_text_that_it_was_given_for(world: World) -> None:
    now, work = database_time(), int(world.places["WORK"])
    transfer(5, credit=world.stranger.wallet_id, amount=9_000, key="start")
    tip(work, giver=world.stranger, amount=2_000, key="thanks", note="For the table", now=now)
    seal(now)
    gather(now)
    (given,) = told(world.author, Kind.RECEIVED)
    assert (given.work, given.sums.amounts) == (work, {Asset.INK: 2_000})
    client = Client()
    client.force_login(world.author)
    notices = unescape(client.get("/notices").text)
    assert "olaf gave you a tip for Growing beans in shade" in notices
    erase(work, author=world.author, now=now)
    after = unescape(client.get("/notices").text)
    assert "olaf gave you a tip for a text that was taken away" in after


def test_only_one_s_own_notices_about_money_have_rows(world: World) -> None:
    (reward,) = told(world.author, Kind.AUTHOR)
    vote = told(world.author, Kind.VOTE)[0]
    assert lines(world.stranger, reward.id) is None
    assert lines(world.author, vote.id) is None


def test_a_reward_for_one_vote_names_the_text(world: World) -> None:
    now, client = database_time(), Client()
    client.force_login(world.stranger)
    work, comment = int(world.places["WORK"]), int(world.places["COMMENT"])
    for count, each in enumerate((work, comment), start=1):
        leg = Leg(
            SystemWallet.ISSUE, world.stranger.wallet_id, Asset.VESTS, 30, Code.CURATION_REWARD
        )
        reference = payout_reference(77, work=each, commitment=None)
        draft = Draft(
            key=f"vote {each}", code=Code.CURATION_REWARD, legs=[leg], reference=reference
        )
        post([draft])
        seal(now)
        gather(now)
        newest, *_ = told(world.stranger, Kind.CURATION)
        assert (newest.count, newest.work) == (count, work if count == 1 else None)
        page = unescape(client.get("/notices").text)
        assert ("Reward for your vote on Growing beans" in page) == (count == 1)
        assert ("Reward for your votes on 2 texts" in page) == (count == 2)
