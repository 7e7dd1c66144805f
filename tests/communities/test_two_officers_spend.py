"""What a community's wallet holds is spent by two of its owners and admins, never by one."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from accounts.models import Account, RestrictionKind
from accounts.services import register, restrict
from articles.services import close_account
from communities.errors import CommunityError
from communities.models import Community, Spending
from communities.roles import Role
from communities.selectors import purposes_of, spendings_of, spendings_over
from communities.services import (
    accept_invitation,
    ask_to_spend,
    claim,
    found,
    give_role,
    invite,
    sign_spending,
    stop_spending,
)
from ledger.assets import Asset
from ledger.models import Transfer
from ledger.selectors import balance
from ledger.services import transfer
from notifications.models import Notice
from rewards.services import genesis
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken
from tests.rules import active_rules

FOUNDED = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@dataclass
class Purse:
    """A community with money, three officers and a gardener whom they may pay."""

    soil: Community
    owner: Account
    admin: Account
    other: Account
    gardener: Account
    keys: list[UUID] = field(default_factory=list)

    def ask(self, by: Account | None = None, **given: object) -> Spending:
        """Ask for 3 INK for the gardener."""
        values: dict[str, object] = {
            "receiver": self.gardener,
            "amount": 3_000,
            "words": "Seeds for spring",
            "key": uuid4(),
            "now": NOW,
        }
        return ask_to_spend(self.soil, by=by or self.owner, **(values | given))  # type: ignore[arg-type]

    @property
    def held(self) -> int:
        """Milli-INK in the community's wallet."""
        return balance(self.soil.wallet_id, Asset.INK)


def make() -> Purse:
    genesis(FOUNDED, rules=active_rules())
    owner, admin, other, gardener = (
        register(name, now=FOUNDED) for name in ("petra", "ines", "marcel", "okonjo")
    )
    soil = found("soil", title="Soil", founder=owner, now=FOUNDED)
    for account in (admin, other):
        invite(soil, account=account, by=owner, now=FOUNDED)
        accept_invitation(soil, account=account, now=FOUNDED)
        give_role(soil, account=account, role=Role.ADMIN, by=owner, now=FOUNDED)
    transfer(5, credit=soil.wallet_id, amount=10_000, key="part")
    return Purse(soil, owner, admin, other, gardener)


@pytest.fixture
def purse(db: None, settings: Settings) -> Purse:
    settings.INKWELL_STARTER_DELEGATION = 0
    return make()


def test_one_asks_another_signs_and_it_is_paid_once(purse: Purse) -> None:
    key = uuid4()
    asked = purse.ask(key=key)
    assert purse.ask(key=key) == asked
    assert purse.held == 10_000
    told = Notice.objects.filter(kind="spending", group=f"spending/{asked.pk}")
    assert set(told.values_list("account", flat=True)) == {purse.admin.pk, purse.other.pk}
    paid = sign_spending(asked.pk, by=purse.admin, now=NOW)
    assert sign_spending(asked.pk, by=purse.admin, now=NOW).batch == paid.batch
    assert (paid.asked_as, paid.signed_as) == ("owner", "admin")
    assert (purse.held, balance(purse.gardener.wallet_id, Asset.INK)) == (7_000, 3_000)
    moved = Transfer.objects.get(debit=purse.soil.wallet_id)
    assert (moved.batch_id, moved.batch.reference) == (paid.batch, f"spending/{asked.pk}")
    assert purposes_of([moved.batch_id]) == {moved.batch_id: "Seeds for spring"}
    assert spendings_of(purse.soil, now=NOW) == []
    assert spendings_over(purse.soil, now=NOW) == [paid]
    with pytest.raises(CommunityError, match="made already"):
        stop_spending(asked.pk, by=purse.other, now=NOW)


def test_nobody_is_both_keys(purse: Purse) -> None:
    asked = purse.ask()
    with pytest.raises(CommunityError, match="Another officer"):
        sign_spending(asked.pk, by=purse.owner, now=NOW)
    own = purse.ask(receiver=purse.admin)
    with pytest.raises(CommunityError, match="Another officer"):
        sign_spending(own.pk, by=purse.admin, now=NOW)
    with pytest.raises(CommunityError, match="no such right"):
        sign_spending(asked.pk, by=purse.gardener, now=NOW)
    with pytest.raises(CommunityError, match="no such right"):
        purse.ask(by=purse.gardener)
    whole = {"state": "paid", "signed_as": "owner", "ended_at": NOW, "batch": 1}
    for both in (purse.owner, purse.gardener):
        with (
            pytest.raises(IntegrityError, match="signed_by_another"),
            transaction.atomic(),
        ):
            Spending.objects.filter(pk=asked.pk).update(signed_by=both, **whole)
    assert purse.held == 10_000


def test_who_lost_the_office_is_no_key(purse: Purse) -> None:
    asked = purse.ask(by=purse.admin)
    give_role(purse.soil, account=purse.admin, role=Role.MEMBER, by=purse.owner, now=NOW)
    with pytest.raises(CommunityError, match="@ines asked for this and has no say"):
        sign_spending(asked.pk, by=purse.owner, now=NOW)
    mine = purse.ask(by=purse.other)
    restrict(purse.other.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=NOW)
    with pytest.raises(CommunityError, match="@marcel asked for this"):
        sign_spending(mine.pk, by=purse.owner, now=NOW)
    with pytest.raises(CommunityError, match="suspended"):
        purse.ask(by=purse.other)
    assert purse.held == 10_000


def test_a_new_office_is_no_key_yet(purse: Purse) -> None:
    asked = purse.ask()
    invite(purse.soil, account=purse.gardener, by=purse.owner, now=NOW)
    accept_invitation(purse.soil, account=purse.gardener, now=NOW)
    give_role(purse.soil, account=purse.gardener, role=Role.ADMIN, by=purse.owner, now=NOW)
    to_admin = purse.ask(receiver=purse.admin)
    early, ripe = NOW + timedelta(days=6), NOW + timedelta(days=14)
    with pytest.raises(CommunityError, match="became an officer"):
        sign_spending(to_admin.pk, by=purse.gardener, now=early)
    late = purse.ask(receiver=purse.admin, now=ripe)
    sign_spending(late.pk, by=purse.gardener, now=ripe)
    for account in (purse.owner, purse.admin, purse.other, purse.gardener):
        if account != purse.other:
            close_account(account, erase_texts=False, now=ripe)
    give_role(purse.soil, account=purse.other, role=Role.MEMBER, by=purse.other, now=ripe)
    claim(purse.soil, account=purse.other, now=ripe)
    with pytest.raises(CommunityError, match="became an officer"):
        sign_spending(asked.pk, by=purse.other, now=ripe)


def test_it_ends_unpaid_when_refused_withdrawn_or_late(purse: Purse) -> None:
    refused, withdrawn, late = purse.ask(), purse.ask(), purse.ask()
    stop_spending(refused.pk, by=purse.admin, now=NOW)
    assert stop_spending(refused.pk, by=purse.other, now=NOW).stopped_by == purse.admin
    stop_spending(withdrawn.pk, by=purse.owner, now=NOW)
    week = NOW + timedelta(days=7)
    for each, now in ((refused, NOW), (withdrawn, NOW), (late, week)):
        with pytest.raises(CommunityError, match="is over"):
            sign_spending(each.pk, by=purse.admin, now=now)
    assert purse.held == 10_000
    told = Notice.objects.get(account=purse.owner, kind="spending")
    assert told.group == f"spending/{refused.pk}"


def test_what_makes_no_sense_is_not_asked(purse: Purse) -> None:
    for given, words in (
        ({"words": "  "}, "what it is for"),
        ({"words": "x" * 201}, "what it is for"),
        ({"amount": 10_001}, "less than that"),
        ({"amount": 0}, "less than that"),
    ):
        with pytest.raises(CommunityError, match=words):
            purse.ask(**given)
    two = [purse.ask(amount=6_000) for _ in range(2)]
    sign_spending(two[0].pk, by=purse.admin, now=NOW)
    with pytest.raises(CommunityError, match="less than that"):
        sign_spending(two[1].pk, by=purse.admin, now=NOW)
    assert (purse.held, Spending.objects.get(pk=two[1].pk).state) == (4_000, "asked")
    close_account(purse.gardener, erase_texts=False, now=NOW)
    purse.gardener.refresh_from_db()
    with pytest.raises(CommunityError, match="has left"):
        purse.ask()


def test_of_two_who_sign_at_once_one_pays(
    committed_db: CommittedDatabase, settings: Settings
) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0
    purse = make()
    asked = purse.ask()

    def late() -> str:
        try:
            sign_spending(asked.pk, by=purse.other, now=NOW)
        except CommunityError as error:
            return str(error)
        return "paid"

    said = overtaken(late, quick=lambda: sign_spending(asked.pk, by=purse.admin, now=NOW))
    assert said == "This payment is over: nobody can sign it any more."
    assert (purse.held, Spending.objects.get().signed_by) == (7_000, purse.admin)
    assert Transfer.objects.filter(debit=purse.soil.wallet_id).count() == 1
