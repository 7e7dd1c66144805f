"""Registering an account."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from accounts.errors import EmailTaken, NameRefused
from accounts.models import Account
from accounts.services import register, register_all
from articles.services import publish, vote_on
from ledger.models import Kind, Wallet
from ledger.selectors import effective_stake
from rewards.services import genesis
from tests.rules import active_rules

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_lent(db: None, settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 0


def test_an_account_has_a_wallet_of_its_own() -> None:
    ines, marcel = register("ines", now=NOW), register("marcel", now=NOW)
    kinds = Wallet.objects.filter(pk__in=[ines.wallet_id, marcel.wallet_id])
    assert [wallet.kind for wallet in kinds] == [Kind.PERSON, Kind.PERSON]


def test_a_name_is_folded_and_taken_once() -> None:
    assert register(" Ines ", now=NOW).name == "ines"
    assert Account.objects.get_by_natural_key("INES").name == "ines"
    with pytest.raises(NameRefused, match="taken"):
        register("INES", now=NOW)


def test_a_name_against_the_rule_is_refused_and_nothing_is_opened() -> None:
    before = Wallet.objects.count()
    for name in ("ab", "admin", "åke", "a b c"):
        with pytest.raises(NameRefused, match=r"\.$"):
            register(name, now=NOW)
    assert Wallet.objects.count() == before
    assert register("admin", now=NOW, reserved=True).name == "admin"


@pytest.mark.parametrize("name", ["Ines", "ab", "a..b", "abc\n", "åke"])
def test_the_database_keeps_the_rule_by_itself(name: str) -> None:
    ines = register("ines", now=NOW)
    with pytest.raises(IntegrityError, match="account_name_by_the_rule"), transaction.atomic():
        Account.objects.filter(pk=ines.pk).update(name=name)


def test_an_address_belongs_to_one_account_however_it_is_written() -> None:
    register("ines", email="ines@example.org", now=NOW)
    with pytest.raises(EmailTaken):
        register("marcel", email="INES@example.org", now=NOW)
    register("yuki", now=NOW)
    register("bram", now=NOW)


def test_only_the_right_password_signs_in() -> None:
    ines = register("ines", password="beans in the shade", now=NOW)
    assert ines.check_password("beans in the shade")
    assert not ines.check_password("")
    assert not register("marcel", now=NOW).has_usable_password()


def test_a_newcomers_first_vote_counts(settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 10_000_000_000
    genesis(NOW - timedelta(days=1), rules=active_rules())
    newcomer, author = register("newcomer", now=NOW), register("ines", now=NOW)
    assert effective_stake(newcomer.wallet_id) == 10_000_000_000
    article = publish(author, title="Beans", body="Words.", now=NOW)
    assert vote_on(article.pk, voter=newcomer, weight_bp=10_000, now=NOW).rshares > 0


def test_names_from_elsewhere_are_registered_once() -> None:
    ines = register("ines", now=NOW)
    known, made = register_all({"ines": NOW, "marcel": NOW})
    again, none = register_all({"ines": NOW, "marcel": NOW})
    assert (made, none) == (1, 0)
    assert known == again
    assert known["ines"] == (ines.pk, ines.wallet_id)


def test_an_empty_treasury_keeps_nobody_out(settings: Settings) -> None:
    settings.INKWELL_STARTER_DELEGATION = 10**15
    assert effective_stake(register("ines", now=NOW).wallet_id) == 0
