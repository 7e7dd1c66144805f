"""Communities and their members."""

from datetime import UTC, datetime

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Account
from accounts.services import register
from communities.errors import CommunityError
from communities.models import Community
from communities.roles import Role
from communities.selectors import communities_of, community_card, rooms_of
from communities.services import found, join, leave
from ledger.models import Kind

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def petra(db: None, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("petra", now=NOW)


@pytest.fixture
def gardening(petra: Account) -> Community:
    return found("gardening", title="Slow  gardening", about="Soil.", founder=petra, now=NOW)


def test_a_community_has_a_wallet_and_its_founder_as_owner(
    gardening: Community, petra: Account
) -> None:
    owner = gardening.memberships.get()
    assert (owner.account_id, owner.role) == (petra.pk, Role.OWNER)
    assert gardening.wallet.kind == Kind.COMMUNITY
    assert gardening.title == "Slow gardening"


def test_joining_and_leaving_twice_count_once(gardening: Community) -> None:
    ines = register("ines", now=NOW)
    for _ in range(2):
        join(gardening, account=ines, now=NOW)
    card = community_card("gardening", viewer=ines)
    assert card is not None
    assert (card.members, card.joined) == (2, True)
    assert [each.slug for each in communities_of(ines)] == ["gardening"]
    for _ in range(2):
        leave(gardening, account=ines, now=NOW)
    card = community_card("gardening", viewer=ines)
    assert card is not None
    assert (card.members, card.joined) == (1, False)


def test_where_somebody_belongs_is_read_in_pages(gardening: Community, petra: Account) -> None:
    ines = register("ines", now=NOW)
    for number in range(4):
        room = found(f"room-{number}", title=f"Room {number}", about="", founder=petra, now=NOW)
        join(room, account=ines, now=NOW)
    first = rooms_of(ines.pk, limit=3)
    assert [title for _, title in first.rooms] == ["Room 3", "Room 2", "Room 1"]
    rest = rooms_of(ines.pk, after=first.after, limit=3)
    assert (rest.rooms, rest.after) == ([("room-0", "Room 0")], "")


def test_the_owner_stays(gardening: Community, petra: Account) -> None:
    with pytest.raises(CommunityError, match="owner stays"):
        leave(gardening, account=petra, now=NOW)


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("gardening", "Again"),
        ("Garden", "x"),
        ("g", "x"),
        ("-ab", "x"),
        ("abc", " "),
        ("abc", "x" * 61),
    ],
)
def test_what_cannot_be_founded_is_refused_with_a_sentence(
    gardening: Community, petra: Account, slug: str, title: str
) -> None:
    with pytest.raises(CommunityError, match=r"\.$"):
        found(slug, title=title, founder=petra, now=NOW)
