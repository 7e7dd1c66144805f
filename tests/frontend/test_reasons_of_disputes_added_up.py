"""The author reads how many disputed the reward for which reason, and nobody's name."""

from django.test import Client

from accounts.models import Account
from accounts.services import prefer
from articles.services import dispute_reward, reply, vote_on
from ledger.selectors import database_time
from tests.frontend.world import World, person


def page(account: Account, address: str) -> str:
    client = Client()
    client.force_login(account)
    return client.get(address).content.decode()


def disputed(work: int, reasons: dict[str, str]) -> None:
    now = database_time()
    for name, reason in reasons.items():
        voter = person(name, now)
        prefer(voter, show_votes=False)
        dispute_reward(work, voter=voter, weight_bp=100, reason=reason, now=now)


def test_the_author_reads_the_reasons_added_up_and_no_name(world: World) -> None:
    work = int(world.places["WORK"])
    assert "the reward is too much:" not in page(world.author, world.article_address)
    disputed(work, {"ines": "exchanged", "kuno": "copied", "liv": "exchanged"})
    shown = page(world.author, world.article_address)
    told = shown.split("3 people say that the reward is too much:")[1].split("</div>")[0]
    assert told.index("Votes were exchanged for it: 2") < told.index("It is copied: 1")
    assert "kuno" not in shown
    assert "the reward is too much:" not in page(world.stranger, world.article_address)


def test_a_comments_author_reads_them_too(world: World) -> None:
    now = database_time()
    own = reply(int(world.places["WORK"]), author=world.stranger, body="Tall.", now=now)
    vote_on(own.pk, voter=world.author, weight_bp=10_000, now=now)
    disputed(own.pk, {"ines": "misplaced"})
    words = "1 person says that the reward is too much:"
    shown = page(world.stranger, world.article_address)
    assert words in shown
    assert "It belongs in another community: 1" in shown
    assert words not in page(world.author, world.article_address)


def test_a_dispute_taken_back_is_counted_no_longer(world: World) -> None:
    work = int(world.places["WORK"])
    disputed(work, {"kuno": "exchanged"})
    client = Client()
    client.force_login(Account.objects.get(name="kuno"))
    client.post(f"/work/{work}/withdraw")
    assert "the reward is too much:" not in page(world.author, world.article_address)
