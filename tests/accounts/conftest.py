"""Accounts for tests of coming in: nothing is lent, and no test waits for a slow hash."""

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from ledger.selectors import database_time

PASSWORD = "beans in the shade"


@pytest.fixture
def ines(db: None, settings: Settings) -> Account:
    """An account with a confirmed address."""
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", email="ines@example.org", password=PASSWORD, now=database_time())
