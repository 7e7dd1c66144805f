"""A payment out of the treasury, or other rules, are proposed by one administrator and signed by
another.
"""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from pytest_django.fixtures import Settings

from accounts.models import Account, TreasuryPayment
from accounts.services import register
from ledger.assets import Asset
from ledger.selectors import balance
from ledger.wallets import SystemWallet
from moderation.errors import NotYourOffice, ProposalRefused
from moderation.models import Proposal, StaffAct
from moderation.selectors import reasons_of_rules
from moderation.services import (
    carry_out_due,
    countersign,
    propose_payment,
    propose_rules,
    stop,
)
from rewards.errors import RulesRefused
from rewards.models import Adoption
from tests.moderation.world import World

DAY = timedelta(days=1)


@pytest.fixture
def second(world: World) -> Account:
    """Another administrator."""
    made = register("second", now=world.now, reserved=True)
    made.is_staff = made.is_superuser = True
    made.save()
    return made


def propose(
    world: World, *, by: Account | None = None, amount: int = 5_000, key: UUID | None = None
) -> Proposal:
    return propose_payment(
        world.writer,
        amount=amount,
        reason="Prize of the spring essay",
        by=by or world.administrator,
        key=key or uuid4(),
        now=world.now,
    )


def test_it_is_paid_once_a_day_after_the_second_signature(world: World, second: Account) -> None:
    before = balance(world.writer.wallet_id, Asset.INK)
    made = propose(world)
    countersign(made.pk, by=second, now=world.now)
    assert carry_out_due(world.now + DAY - timedelta(seconds=1)) == 0
    assert balance(world.writer.wallet_id, Asset.INK) == before
    assert [carry_out_due(world.now + DAY) for _ in range(2)] == [1, 0]
    assert balance(world.writer.wallet_id, Asset.INK) == before + 5_000
    made.refresh_from_db()
    row = TreasuryPayment.objects.get()
    assert (made.state, made.batch) == ("done", row.batch)
    assert row.operator == "@chief and @second"
    acts = StaffAct.objects.order_by("pk").values_list("act", "by__name", "account__name")
    assert list(acts) == [
        ("proposal.made", "chief", "writer"),
        ("proposal.signed", "second", "writer"),
        ("proposal.done", None, "writer"),
    ]


def test_nobody_signs_alone_or_for_themselves(world: World, second: Account) -> None:
    made = propose(world)
    for by in (world.administrator, world.site, world.reader):
        with pytest.raises(NotYourOffice):
            countersign(made.pk, by=by, now=world.now)
    Account.objects.filter(pk=world.writer.pk).update(is_staff=True, is_superuser=True)
    world.writer.refresh_from_db()
    with pytest.raises(NotYourOffice):
        countersign(made.pk, by=world.writer, now=world.now)
    with pytest.raises(IntegrityError, match="proposal_is_signed_by"), transaction.atomic():
        Proposal.objects.update(
            state="signed", signed_by=world.administrator, signed_at=world.now, due_at=world.now
        )


def test_until_it_is_paid_any_administrator_stops_it(world: World, second: Account) -> None:
    made = propose(world)
    countersign(made.pk, by=second, now=world.now)
    with pytest.raises(NotYourOffice):
        stop(made.pk, by=world.site, now=world.now)
    stop(made.pk, by=world.administrator, now=world.now)
    assert StaffAct.objects.filter(act="proposal.stopped", by=world.administrator).count() == 1
    assert carry_out_due(world.now + DAY) == 0
    with pytest.raises(ProposalRefused):
        countersign(made.pk, by=second, now=world.now)


def test_after_a_week_nobody_signs_it(world: World, second: Account) -> None:
    made = propose(world)
    with pytest.raises(ProposalRefused):
        countersign(made.pk, by=second, now=world.now + 7 * DAY)
    for _ in range(2):
        carry_out_due(world.now + 7 * DAY)
    made.refresh_from_db()
    assert (made.state, made.stopped_by) == ("stopped", None)
    lapsed = StaffAct.objects.get(act="proposal.lapsed")
    assert (lapsed.by, lapsed.details["proposal"]) == (None, made.pk)


def test_what_cannot_be_paid_says_why(world: World, second: Account) -> None:
    held = balance(SystemWallet.TREASURY, Asset.INK)
    all_of_it, too_late = propose(world, amount=held), propose(world, amount=held)
    a_little = propose(world, by=second, amount=1)
    for made, by in ((all_of_it, second), (too_late, second), (a_little, world.administrator)):
        countersign(made.pk, by=by, now=world.now)
    assert carry_out_due(world.now + DAY) == 1
    for made in (too_late, a_little):
        made.refresh_from_db()
        assert made.state == "failed"
        assert "treasury" in made.failure


def test_an_office_that_is_gone_pays_nothing(world: World, second: Account) -> None:
    made = propose(world)
    countersign(made.pk, by=second, now=world.now)
    Account.objects.filter(pk=second.pk).update(is_superuser=False)
    assert carry_out_due(world.now + DAY) == 0
    made.refresh_from_db()
    assert "no administrator any more" in made.failure


def test_what_makes_no_sense_is_not_proposed(world: World) -> None:
    held = balance(SystemWallet.TREASURY, Asset.INK)
    for amount in (0, -1, held + 1):
        with pytest.raises(ProposalRefused, match="The treasury holds"):
            propose(world, amount=amount)
    with pytest.raises(NotYourOffice):
        propose(world, by=world.site)
    key = uuid4()
    assert propose(world, key=key).pk == propose(world, key=key).pk


def test_what_is_proposed_is_never_changed(world: World) -> None:
    propose(world)
    for change in (
        lambda: Proposal.objects.update(amount=9_000_000),
        lambda: Proposal.objects.update(receiver=world.reader),
        lambda: Proposal.objects.all().delete(),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()


def test_other_rules_take_two_and_a_day(world: World, second: Account, settings: Settings) -> None:
    settings.INKWELL_RULE_SET = "inkwell-demo"
    made = propose_rules(
        "inkwell-1", reason="A trial", by=world.administrator, key=uuid4(), now=world.now
    )
    with pytest.raises(NotYourOffice):
        countersign(made.pk, by=world.administrator, now=world.now)
    assert carry_out_due(world.now) == 0
    countersign(made.pk, by=second, now=world.now)
    assert carry_out_due(world.now) == 0
    assert carry_out_due(world.now + DAY) == 1
    adopted = Adoption.objects.get()
    assert adopted.rules == "inkwell-1"
    assert reasons_of_rules() == {adopted.pk: "A trial"}
    with pytest.raises(RulesRefused, match="Other rules come into force"):
        propose_rules("inkwell-1", reason="Again", by=second, key=uuid4(), now=world.now)
