"""An author is told that a reward is disputed: one notice a text, reasons counted, no names."""

from datetime import timedelta

from django.test import Client

from accounts.models import Account
from articles.services import dispute_reward, withdraw_vote
from ledger.selectors import database_time
from notifications.gathering import gather
from notifications.kinds import Kind
from notifications.models import Notice, Occurrence
from tests.frontend.world import World, person


def notices(world: World) -> str:
    client = Client()
    client.force_login(world.author)
    return client.get("/notices").content.decode()


def disputed(world: World, reasons: dict[str, str]) -> None:
    now, work = database_time(), int(world.places["WORK"])
    for name, reason in reasons.items():
        voter = person(name, now)
        dispute_reward(work, voter=voter, weight_bp=100, reason=reason, now=now)
    gather(now + timedelta(minutes=2))


def test_one_notice_counts_the_reasons_and_names_nobody(world: World) -> None:
    disputed(world, {"ines": "exchanged", "kuno": "copied", "liv": "exchanged"})
    notice = Notice.objects.get(account=world.author, kind=Kind.DISPUTE)
    assert (notice.count, notice.work_id) == (3, int(world.places["WORK"]))
    assert not Occurrence.objects.filter(notice=notice, actor__isnull=False).exists()
    shown = notices(world)
    told = (
        "The reward of Growing beans in shade is disputed."
        " Votes were exchanged for it: 2, It is copied: 1"
    )
    assert shown.count(told) == 1
    for name in ("ines", "kuno", "liv"):
        assert f"@{name}" not in shown
    gather(database_time() + timedelta(minutes=3))
    assert Notice.objects.get(pk=notice.pk).count == 3


def test_what_was_taken_back_is_told_as_it_stands(world: World) -> None:
    disputed(world, {"ines": "exchanged"})
    now = database_time()
    withdraw_vote(int(world.places["WORK"]), voter=Account.objects.get(name="ines"), now=now)
    assert "was disputed; it is taken back" in notices(world)
