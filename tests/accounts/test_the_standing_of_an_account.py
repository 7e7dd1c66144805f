"""Restrictions by decisions: what counts when, what undoes it, and what the database refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from accounts.errors import Suspended
from accounts.models import Account, Restriction, RestrictionKind
from accounts.services import describe, end_restrictions, lift, register, restrict
from accounts.standing import (
    Standing,
    require_good,
    restricted,
    restriction_of,
    standing_of,
    suspended,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WEEK = NOW + timedelta(days=7)
LIMITED, SUSPENDED = RestrictionKind.LIMITED, RestrictionKind.SUSPENDED


@pytest.fixture
def ines(db: None, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", now=NOW)


def _restrict(
    account: Account,
    kind: RestrictionKind,
    *,
    decision: int,
    until: datetime | None = None,
) -> None:
    restrict(account.pk, kind=kind, decision=decision, until=until, now=NOW)


def test_who_was_never_decided_about_is_in_good_standing(
    ines: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert standing_of(ines.pk, now=NOW) is Standing.GOOD
    require_good(ines, now=NOW)


def test_a_suspension_counts_before_a_limit_and_the_longest_before_others(ines: Account) -> None:
    _restrict(ines, LIMITED, decision=1)
    assert standing_of(ines.pk, now=NOW) is Standing.LIMITED
    _restrict(ines, SUSPENDED, decision=2, until=NOW + timedelta(days=1))
    _restrict(ines, SUSPENDED, decision=3, until=WEEK)
    found = restriction_of(ines.pk, now=NOW)
    assert found is not None and found.decision == 3
    assert standing_of(ines.pk, now=WEEK) is Standing.LIMITED


def test_it_ends_at_the_moment_that_was_said(ines: Account) -> None:
    _restrict(ines, SUSPENDED, decision=1, until=WEEK)
    with pytest.raises(Suspended, match="until"):
        require_good(ines, now=WEEK - timedelta(seconds=1))
    require_good(ines, now=WEEK)


def test_who_is_only_limited_may_write(ines: Account) -> None:
    _restrict(ines, LIMITED, decision=1)
    require_good(ines, now=NOW)


def test_carried_out_twice_it_is_one_and_lifted_twice_it_is_lifted_once(ines: Account) -> None:
    for _ in range(2):
        _restrict(ines, SUSPENDED, decision=1)
    assert Restriction.objects.count() == 1
    for undone_by in (8, 9):
        lift(ines.pk, decision=1, lifted_by=undone_by, now=NOW)
    assert Restriction.objects.get().lifted_by == 8
    assert standing_of(ines.pk, now=NOW) is Standing.GOOD


def test_to_lift_one_decision_leaves_the_others(ines: Account) -> None:
    _restrict(ines, SUSPENDED, decision=1)
    _restrict(ines, LIMITED, decision=2)
    lift(ines.pk, decision=1, lifted_by=9, now=NOW)
    assert standing_of(ines.pk, now=NOW) is Standing.LIMITED


def test_lists_leave_out_whoever_is_restricted_until_the_time_is_over(ines: Account) -> None:
    _restrict(ines, LIMITED, decision=1, until=WEEK)
    assert list(restricted()) == [{"account": ines.pk}]
    assert list(suspended()) == []
    assert end_restrictions(WEEK - timedelta(seconds=1)) == 0
    assert end_restrictions(WEEK) == 1
    assert list(restricted()) == []
    assert end_restrictions(WEEK) == 0


def test_who_is_suspended_says_nothing_new_of_themselves(ines: Account) -> None:
    describe(ines, display_name="Ines", about="Beans.", now=NOW)
    _restrict(ines, SUSPENDED, decision=1)
    with pytest.raises(Suspended):
        describe(ines, display_name="Ines", about="Read me elsewhere.", now=NOW)
    describe(ines, display_name="Ines", about="Beans.", keeps_sums=True, now=NOW)
    ines.refresh_from_db()
    assert (ines.about, ines.keeps_sums) == ("Beans.", True)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"kind": "silenced"}, "restriction_kind_is_known"),
        ({"until": NOW}, "restriction_ends_later"),
        ({"lifted_by": 4}, "restriction_lifted_by_has_a_time"),
    ],
)
def test_the_database_refuses_what_cannot_be(
    ines: Account, wrong: dict[str, object], constraint: str
) -> None:
    row = {"account": ines, "kind": "limited", "decision": 1, "since": NOW, **wrong}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Restriction.objects.create(**row)
