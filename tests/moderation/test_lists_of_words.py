"""Lists of words count from the moment at which they are kept, on the site or in one community."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.models import Account
from communities.models import Community, Membership
from communities.roles import Role
from moderation.errors import NotYourOffice, WordsRefused
from moderation.models import WordList
from moderation.screening import MOST_LISTS, Does
from moderation.selectors import lists_of
from moderation.selectors.watched import hits_in
from moderation.services import drop_words, watch_words
from moderation.words import MOST_ENTRIES

type Person = Callable[[str], Account]
"""Makes an account."""


def keep(
    by: Account,
    community: Community | None,
    words: str,
    *,
    now: datetime,
    name: str = "Bets",
    does: Does = Does.HOLD,
) -> WordList:
    return watch_words(by, community=community, name=name, does=does, words=words, now=now)


@pytest.fixture
def administrator(person: Person) -> Account:
    """Who runs the site."""
    found = person("okonjo")
    Account.objects.filter(pk=found.pk).update(is_staff=True, is_superuser=True)
    return Account.objects.get(pk=found.pk)


def test_a_communitys_list_counts_there_and_nowhere_else(
    owner: Account, bakers: Community, now: datetime
) -> None:
    keep(owner, bakers, "casino\ncheap pills", now=now)
    [hit] = hits_in("Come to the CASINO", community_id=bakers.pk)
    assert (hit.entry, hit.does) == ("casino", Does.HOLD)
    assert hits_in("Come to the casino", community_id=None) == []


def test_the_sites_list_counts_everywhere(
    administrator: Account, bakers: Community, now: datetime
) -> None:
    keep(administrator, None, "casino", now=now, does=Does.REFUSE)
    assert len(hits_in("A casino.", community_id=bakers.pk)) == 1
    assert len(hits_in("A casino.", community_id=None)) == 1


def test_words_that_marks_of_markdown_part_are_found(
    owner: Account, bakers: Community, now: datetime
) -> None:
    keep(owner, bakers, "casino", now=now)
    for words in ("cas**ino**", "cas<b></b>ino", "cas&#105;no", "https://casino.example/x"):
        assert hits_in(words, community_id=bakers.pk), words


def test_a_changed_list_counts_at_once(owner: Account, bakers: Community, now: datetime) -> None:
    keep(owner, bakers, "casino", now=now)
    assert hits_in("casino", community_id=bakers.pk)
    keep(owner, bakers, "roulette", now=now + timedelta(seconds=1))
    assert hits_in("casino", community_id=bakers.pk) == []
    assert hits_in("roulette", community_id=bakers.pk)
    assert WordList.objects.count() == 1


def test_a_dropped_list_counts_no_more(owner: Account, bakers: Community, now: datetime) -> None:
    kept = keep(owner, bakers, "casino", now=now)
    drop_words(owner, community=bakers, number=kept.pk, now=now)
    drop_words(owner, community=bakers, number=kept.pk, now=now)
    assert hits_in("casino", community_id=bakers.pk) == []


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.MEMBER])
def test_only_admins_keep_lists(
    role: Role, person: Person, bakers: Community, now: datetime
) -> None:
    ines = person("ines")
    Membership.objects.create(community=bakers, account=ines, role=role.value, joined_at=now)
    with pytest.raises(NotYourOffice):
        keep(ines, bakers, "casino", now=now)


def test_an_owner_keeps_no_list_of_the_site(owner: Account, now: datetime) -> None:
    with pytest.raises(NotYourOffice):
        keep(owner, None, "casino", now=now)


def test_nobody_drops_a_list_of_another_place(
    owner: Account, administrator: Account, bakers: Community, now: datetime
) -> None:
    kept = keep(administrator, None, "casino", now=now)
    drop_words(owner, community=bakers, number=kept.pk, now=now)
    assert WordList.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(
    "words",
    ["", "!!!\n...", "a b c d e f g h i", "x" * 81, "\n".join(map(str, range(MOST_ENTRIES + 1)))],
)
def test_what_is_no_list_is_refused(
    words: str, owner: Account, bakers: Community, now: datetime
) -> None:
    with pytest.raises(WordsRefused):
        keep(owner, bakers, words, now=now)


def test_there_are_ten_lists_at_most(owner: Account, bakers: Community, now: datetime) -> None:
    for number in range(MOST_LISTS):
        keep(owner, bakers, "casino", now=now, name=f"List {number}")
    with pytest.raises(WordsRefused):
        keep(owner, bakers, "casino", now=now, name="One more")
    keep(owner, bakers, "roulette", now=now, name="List 3")
    assert len(lists_of(bakers)) == MOST_LISTS
