"""Preferences: defaults without a row, one row once something is chosen."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Preferences
from accounts.selectors import preferences_of
from accounts.services import prefer, register
from ledger.selectors import database_time


def test_who_chose_nothing_has_the_defaults(db: None) -> None:
    account = register("mira", now=database_time())
    assert preferences_of(account).usual_weight_bp == 10_000
    assert preferences_of(None).sensitive == "warn"
    assert not Preferences.objects.exists()


def test_a_choice_leaves_the_others_as_they_were(db: None) -> None:
    account = register("mira", now=database_time())
    prefer(account, hide_sums=True)
    prefer(account, digest="weekly")
    chosen = preferences_of(account)
    assert (chosen.hide_sums, chosen.digest) == (True, "weekly")
    assert Preferences.objects.count() == 1


@pytest.mark.parametrize("choice", [{"usual_weight_bp": 0}, {"digest": "hourly"}])
def test_the_database_refuses_what_is_no_choice(choice: dict[str, object], db: None) -> None:
    account = register("mira", now=database_time())
    with pytest.raises(IntegrityError), transaction.atomic():
        prefer(account, **choice)
