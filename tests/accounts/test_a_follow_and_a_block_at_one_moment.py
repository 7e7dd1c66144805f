"""Who is blocked follows nobody, also where both come at the same moment."""

import pytest
from pytest_django.fixtures import Settings

from accounts.errors import FollowRefused
from accounts.models import Account, Follow
from accounts.muting import Distance, keep_away
from accounts.services import follow, register
from ledger.selectors import database_time
from tests.plugin.database import CommittedDatabase
from tests.plugin.racing import overtaken


@pytest.fixture
def ines(committed_db: CommittedDatabase, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", now=database_time())


@pytest.fixture
def marcel(ines: Account) -> Account:
    return register("marcel", now=database_time())


def block(account: Account, other: Account) -> None:
    keep_away(account, other=other, distance=Distance.BLOCKED, now=database_time())


def test_a_follow_that_waits_for_the_block_is_refused(ines: Account, marcel: Account) -> None:
    with pytest.raises(FollowRefused, match="ines blocked you"):
        overtaken(
            lambda: follow(marcel, followed=ines, now=database_time()),
            quick=lambda: block(ines, marcel),
        )
    assert not Follow.objects.exists()


def test_a_block_that_waits_for_the_follow_ends_it(ines: Account, marcel: Account) -> None:
    overtaken(
        lambda: block(ines, marcel),
        quick=lambda: follow(marcel, followed=ines, now=database_time()),
    )
    assert not Follow.objects.exists()
