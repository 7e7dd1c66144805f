"""Follows and profiles."""

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from accounts.errors import FollowRefused
from accounts.models import Account
from accounts.selectors import account_named, follows, names_of_wallets, profile
from accounts.services import follow, register, unfollow

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def two(db: None, settings: Settings) -> tuple[Account, Account]:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("ines", now=NOW), register("marcel", now=NOW)


def test_following_twice_is_following_once(
    two: tuple[Account, Account], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ines, marcel = two
    for _ in range(2):
        follow(ines, followed=marcel, now=NOW)
    with django_assert_max_num_queries(4):
        seen = profile("Marcel", viewer=ines)
    assert seen is not None
    assert (seen.followers, seen.following, seen.followed) == (1, 0, True)
    for _ in range(2):
        unfollow(ines, followed=marcel)
    assert not follows(ines, followed_id=marcel.pk)


def test_nobody_follows_themselves(two: tuple[Account, Account]) -> None:
    with pytest.raises(FollowRefused):
        follow(two[0], followed=two[0], now=NOW)


def test_who_is_not_there_has_no_profile(two: tuple[Account, Account]) -> None:
    assert profile("nobody-here") is None
    Account.objects.filter(pk=two[0].pk).update(is_active=False)
    assert account_named("ines") is None


def test_wallets_have_their_accounts_names(two: tuple[Account, Account]) -> None:
    ines, marcel = two
    assert names_of_wallets([ines.wallet_id, marcel.wallet_id, 3]) == {
        ines.wallet_id: "ines",
        marcel.wallet_id: "marcel",
    }
