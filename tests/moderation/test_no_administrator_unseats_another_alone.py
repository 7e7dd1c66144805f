"""An administrator is neither limited nor suspended: two take the office first, and what is taken
at the same moment is taken one after the other.
"""

from datetime import timedelta
from functools import partial

import pytest

from accounts.models import Account, Restriction
from accounts.services import register
from moderation.errors import DecisionRefused
from moderation.measures import Measure
from moderation.models import Decision, Proposal
from moderation.rights import SiteOffice
from moderation.ruling import Ruling
from moderation.selectors import office_of
from moderation.selectors.casefile import case_file, foretell
from moderation.services import appoint, carry_out_due, countersign, look_into, propose_office
from tests.moderation.at_once import at_once
from tests.moderation.world import World, key, make_world
from tests.plugin.database import CommittedDatabase

DAY = timedelta(days=1)


def chief(name: str, world: World) -> Account:
    made = register(name, now=world.now, reserved=True)
    appoint(made, office=SiteOffice.ADMINISTRATOR, operator="Me", now=world.now)
    made.refresh_from_db()
    return made


def propose(account: Account, *, by: Account, world: World) -> Proposal:
    none = SiteOffice.NONE
    return propose_office(account, office=none, reason="Away", by=by, key=key(), now=world.now)


@pytest.mark.parametrize("measure", [Measure.LIMIT, Measure.SUSPEND])
def test_one_alone_does_not_silence_another(world: World, measure: Measure) -> None:
    other = chief("second", world)
    case = look_into(account=other, by=world.administrator, now=world.now)
    ruling = Ruling([measure], rule="No spam", message="No.", until=world.now + DAY)
    file = case_file(case.pk, office=office_of(world.administrator), now=world.now)
    assert file is not None
    with pytest.raises(DecisionRefused, match="office is taken first"):
        foretell(
            file,
            by=world.administrator,
            office=office_of(world.administrator),
            ruling=ruling,
            now=world.now,
        )
    with pytest.raises(DecisionRefused, match="office is taken first"):
        world.decide(case, ruling, by=world.administrator)
    assert office_of(other).administrator
    assert not (Restriction.objects.exists() or Decision.objects.exists())
    warned = Ruling([Measure.WARN], rule="No spam", message="No.")
    assert world.decide(case, warned, by=world.administrator).measures == ["warn"]


def test_once_two_have_taken_the_office_it_is_done(world: World) -> None:
    second, third = chief("second", world), chief("third", world)
    case = look_into(account=second, by=world.administrator, now=world.now)
    made = propose(second, by=world.administrator, world=world)
    countersign(made.pk, by=third, now=world.now)
    assert carry_out_due(world.now + DAY) == 1
    world.decide(
        case, Ruling([Measure.SUSPEND], rule="No spam", message="No."), by=world.administrator
    )
    assert Restriction.objects.get().account == second


def test_two_who_unseat_each_other_leave_one_of_the_two(committed_db: CommittedDatabase) -> None:
    world = make_world()
    first, second, third = world.administrator, chief("second", world), chief("third", world)
    for account, by in ((first, second), (second, first)):
        countersign(propose(account, by=by, world=world).pk, by=third, now=world.now)
    assert at_once(*[partial(carry_out_due, world.now + DAY)] * 2) == []
    states = Proposal.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["done", "failed"]
    left = Account.objects.filter(is_superuser=True).values_list("name", flat=True)
    assert len(left) == 2
    assert "third" in left
