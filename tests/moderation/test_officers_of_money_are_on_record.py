"""Who asks for a payment of a community, signs or refuses it, or takes one up is on record,
once, whatever is sent twice.
"""

from datetime import timedelta
from uuid import uuid4

from accounts.models import Account
from communities.models import RoleChange, Spending
from communities.roles import Role
from communities.services import give_role
from ledger.services import transfer
from moderation.models import StaffAct
from moderation.services import housekeeping
from tests.moderation.world import World


def lines() -> list[tuple[str, str, int | None]]:
    rows = StaffAct.objects.order_by("pk").values_list("act", "by__name", "community")
    return [(act, name, community) for act, name, community in rows]


def test_each_of_them_leaves_one_line(world: World) -> None:
    soil, founder, now = world.soil, world.soil.founder, world.now + timedelta(days=30)
    give_role(soil, account=world.writer, role=Role.ADMIN, by=founder, now=world.now)
    transfer(5, credit=soil.wallet_id, amount=10_000, key="part")
    for number in range(2):
        key = uuid4()
        for _ in range(2):
            housekeeping.ask_to_spend(
                soil,
                receiver=world.reader,
                amount=1_000,
                words="Seeds",
                key=key,
                by=founder,
                now=now,
            )
        made = Spending.objects.get(key=key)
        act = housekeeping.stop_spending if number else housekeeping.sign_spending
        for _ in range(2):
            act(made.pk, by=world.writer, now=now)
    done = ["spending.asked", "spending.signed", "spending.asked", "spending.stopped"]
    assert lines() == [
        (act, "founder" if act == "spending.asked" else "writer", soil.pk) for act in done
    ]


def test_who_takes_up_a_community_without_an_owner(world: World) -> None:
    Account.objects.filter(pk=world.soil.founder_id).update(is_active=False)
    for _ in range(2):
        housekeeping.take_up(world.soil, account=world.moderator, now=world.now)
    assert lines() == [("community.taken-up", "moderator", world.soil.pk)]
    assert RoleChange.objects.filter(account=world.moderator, after=Role.OWNER).count() == 1
