"""A reader follows a journal or a council without being let in, and reads what stands there."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account
from articles.models import Article
from articles.selectors import Because, Reason, feed, following
from articles.services import close_account, publish, show_in
from communities.errors import CommunityError
from communities.models import Community, Subscription
from communities.roles import Kind, Role
from communities.selectors import community_card, members
from communities.services import follow, found, join, leave, unfollow
from communities.services.locked import change_role
from tests.articles.conftest import Person

SAID = Reason(Because.ROOM, "Bakers")


@pytest.fixture
def owner(person: Person) -> Account:
    return person("ines")


@pytest.fixture
def room(owner: Account, now: datetime) -> Community:
    """A council: members alone write and answer, and its moderators let them in."""
    return found("bakers", title="Bakers", kind=Kind.COUNCIL, founder=owner, now=now)


@pytest.fixture
def text(owner: Account, room: Community, now: datetime) -> Article:
    return publish(owner, title="Rye", body="Words.", community=room, now=now)


@pytest.fixture
def reader(person: Person) -> Account:
    return person("rosa")


def brought(reader: Account, now: datetime) -> list[tuple[str, Reason | None]]:
    return [(card.title, card.reason) for card in following(reader, now=now).cards]


def test_its_texts_come_and_nothing_else_changes(
    room: Community, text: Article, owner: Account, reader: Account, now: datetime
) -> None:
    with pytest.raises(CommunityError):
        join(room, account=reader, now=now)
    for _ in range(2):
        follow(room, account=reader, now=now)
    assert brought(reader, now) == [("Rye", SAID)]
    assert [card.reason for card in feed("new", viewer=reader, now=now).cards] == [SAID]
    later = now + timedelta(hours=1)
    assert following(reader, now=later, since=now - timedelta(hours=1)).cards
    assert not following(reader, now=later, since=now).cards
    card = community_card("bakers", viewer=reader)
    assert card is not None
    assert (card.members, card.joined, card.role, card.followed) == (1, False, Role.GUEST, True)
    room.refresh_from_db()
    assert [each.name for each in members(room).members] == ["ines"]
    other = found("cakes", title="Cakes", founder=owner, now=now)
    guest = publish(owner, title="Cake", body="Words.", community=other, now=now)
    show_in(owner, work_id=guest.pk, slug="bakers", now=later)
    assert brought(reader, later)[0] == ("Cake", Reason(Because.SHOWING, "Bakers"))
    for _ in range(2):
        unfollow(room, account=reader)
    assert brought(reader, later) == []


def test_who_is_muted_there_may_follow_and_a_member_is_told_as_one(
    room: Community, text: Article, owner: Account, reader: Account, now: datetime
) -> None:
    change_role(room, account=reader, after=Role.MEMBER, by=owner, now=now)
    assert brought(reader, now) == [("Rye", Reason(Because.COMMUNITY, "Bakers"))]
    follow(room, account=reader, now=now)
    assert brought(reader, now) == [("Rye", Reason(Because.COMMUNITY, "Bakers"))]
    change_role(room, account=reader, after=Role.MUTED, by=owner, now=now)
    assert brought(reader, now) == [("Rye", SAID)]
    unfollow(room, account=reader)
    assert brought(reader, now) == []
    follow(room, account=reader, now=now)
    assert brought(reader, now) == [("Rye", SAID)]


def test_it_outlives_a_membership_and_not_the_account(
    room: Community, text: Article, owner: Account, reader: Account, now: datetime
) -> None:
    follow(room, account=reader, now=now)
    change_role(room, account=reader, after=Role.MEMBER, by=owner, now=now)
    leave(room, account=reader, now=now)
    assert brought(reader, now) == [("Rye", SAID)]
    close_account(reader, erase_texts=True, now=now)
    assert not Subscription.objects.exists()


def test_it_takes_no_query_more(
    room: Community,
    text: Article,
    reader: Account,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    follow(room, account=reader, now=now)
    with django_assert_max_num_queries(13):
        assert brought(reader, now)
    with django_assert_num_queries(2):
        community_card("bakers", viewer=reader)
