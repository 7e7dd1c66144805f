"""Roles and titles, given by officers; muting; handing over; taking up what nobody looks after."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from accounts.models import Account, RestrictionKind
from accounts.services import register, restrict
from articles.services import close_account
from communities.errors import CommunityError
from communities.models import Community, RoleChange
from communities.roles import Kind, Role
from communities.selectors import offices_of, role_of
from communities.services import (
    accept_invitation,
    answer_request,
    ask_to_join,
    claim,
    describe,
    found,
    give_role,
    give_title,
    invite,
    join,
    leave,
    mute,
    offer_ownership,
    unmute,
)
from communities.services.describing import Description

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture
def petra(db: None, settings: Settings) -> Account:
    settings.INKWELL_STARTER_DELEGATION = 0
    return register("petra", now=NOW)


@pytest.fixture
def ines(petra: Account) -> Account:
    return register("ines", now=NOW)


@pytest.fixture
def soil(petra: Account) -> Community:
    return found("soil", title="Soil", founder=petra, now=NOW)


def members(community: Community) -> int:
    community.refresh_from_db()
    return community.members


def test_an_owner_makes_a_moderator_and_the_change_is_kept(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    for _ in range(2):
        give_role(soil, account=ines, role=Role.MODERATOR, by=petra, now=NOW)
    assert offices_of(ines.pk) == {soil.pk: Role.MODERATOR}
    assert list(RoleChange.objects.order_by("id").values_list("before", "after")) == [
        ("guest", "member"),
        ("member", "moderator"),
    ]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        RoleChange.objects.update(after="admin")


def test_a_moderator_gives_nobody_their_own_role(
    soil: Community, petra: Account, ines: Account
) -> None:
    mira = register("mira", now=NOW)
    for each in (ines, mira):
        join(soil, account=each, now=NOW)
    give_role(soil, account=ines, role=Role.MODERATOR, by=petra, now=NOW)
    with pytest.raises(CommunityError, match="no say"):
        give_role(soil, account=mira, role=Role.MODERATOR, by=ines, now=NOW)
    give_title(soil, account=mira, title=" Head  of compost ", by=ines, now=NOW)
    assert soil.memberships.get(account=mira).title == "Head of compost"
    with pytest.raises(CommunityError, match="no such right"):
        give_title(soil, account=ines, title="Boss", by=mira, now=NOW)


def test_who_is_muted_is_no_member_and_cannot_come_back(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    mute(soil, account=ines, now=NOW)
    assert members(soil) == 1
    leave(soil, account=ines, now=NOW)
    with pytest.raises(CommunityError, match="muted"):
        join(soil, account=ines, now=NOW)
    unmute(soil, account=ines, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), members(soil)) == (Role.MEMBER, 2)
    with pytest.raises(CommunityError, match="owner"):
        mute(soil, account=petra, now=NOW)


def test_the_end_of_a_mute_gives_back_no_office_that_was_taken_meanwhile(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    give_role(soil, account=ines, role=Role.ADMIN, by=petra, now=NOW)
    mute(soil, account=ines, now=NOW)
    give_role(soil, account=ines, role=Role.MEMBER, by=petra, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), members(soil)) == (Role.MUTED, 1)
    unmute(soil, account=ines, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), members(soil)) == (Role.MEMBER, 2)


def test_no_role_ends_a_muting_nor_costs_an_office_by_the_way(
    soil: Community, petra: Account, ines: Account
) -> None:
    mira, olaf = register("mira", now=NOW), register("olaf", now=NOW)
    for each, role in ((ines, Role.ADMIN), (mira, Role.MODERATOR), (olaf, Role.MEMBER)):
        join(soil, account=each, now=NOW)
        give_role(soil, account=each, role=role, by=petra, now=NOW)
    for each in (ines, olaf):
        mute(soil, account=each, now=NOW)
    for account, role, by in (
        (olaf, Role.MEMBER, petra),
        (olaf, Role.GUEST, petra),
        (olaf, Role.MODERATOR, petra),
        (ines, Role.ADMIN, petra),
    ):
        with pytest.raises(CommunityError, match="muted here until"):
            give_role(soil, account=account, role=role, by=by, now=NOW)
    with pytest.raises(CommunityError, match="no say"):
        give_role(soil, account=ines, role=Role.MEMBER, by=mira, now=NOW)
    for each in (ines, olaf):
        assert role_of(each.pk, community_id=soil.pk) is Role.MUTED
        unmute(soil, account=each, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), role_of(olaf.pk, community_id=soil.pk)) == (
        Role.ADMIN,
        Role.MEMBER,
    )


def test_nobody_is_muted_without_a_decision(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    with pytest.raises(CommunityError, match="without a decision"):
        give_role(soil, account=ines, role=Role.MUTED, by=petra, now=NOW)
    assert role_of(ines.pk, community_id=soil.pk) is Role.MEMBER


def test_a_journal_lets_in_who_asks_and_who_is_asked(
    soil: Community, petra: Account, ines: Account
) -> None:
    Community.objects.update(kind=Kind.JOURNAL)
    with pytest.raises(CommunityError, match="let in by its moderators"):
        join(soil, account=ines, now=NOW)
    ask_to_join(soil, account=ines, words="I dig.", now=NOW)
    assert role_of(ines.pk, community_id=soil.pk) is Role.GUEST
    with pytest.raises(CommunityError, match="no such right"):
        answer_request(soil, account=ines, by=ines, let_in=True, now=NOW)
    answer_request(soil, account=ines, by=petra, let_in=True, now=NOW)
    answer_request(soil, account=ines, by=petra, let_in=False, now=NOW)
    assert role_of(ines.pk, community_id=soil.pk) is Role.MEMBER
    mira = register("mira", now=NOW)
    invite(soil, account=mira, by=petra, now=NOW)
    for _ in range(2):
        accept_invitation(soil, account=mira, now=NOW)
    assert members(soil) == 3


def test_an_invitation_is_worth_what_its_sender_still_is(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    give_role(soil, account=ines, role=Role.MODERATOR, by=petra, now=NOW)
    mira = register("mira", now=NOW)
    invite(soil, account=mira, by=ines, now=NOW)
    give_role(soil, account=ines, role=Role.MEMBER, by=petra, now=NOW)
    with pytest.raises(CommunityError, match="no say"):
        accept_invitation(soil, account=mira, now=NOW)
    with pytest.raises(CommunityError, match="not open any more"):
        accept_invitation(soil, account=mira, now=NOW + timedelta(days=31))


def test_an_owner_hands_over_and_leaves(soil: Community, petra: Account, ines: Account) -> None:
    join(soil, account=ines, now=NOW)
    with pytest.raises(CommunityError, match="hand the community over"):
        leave(soil, account=petra, now=NOW)
    offer_ownership(soil, account=ines, by=petra, now=NOW)
    assert role_of(ines.pk, community_id=soil.pk) is Role.MEMBER
    accept_invitation(soil, account=ines, now=NOW)
    leave(soil, account=petra, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), members(soil)) == (Role.OWNER, 1)
    with pytest.raises(CommunityError, match="no such right"):
        offer_ownership(soil, account=petra, by=petra, now=NOW)


def test_nobody_becomes_an_owner_who_was_muted_meanwhile(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    offer_ownership(soil, account=ines, by=petra, now=NOW)
    mute(soil, account=ines, now=NOW)
    with pytest.raises(CommunityError, match="Only a member"):
        accept_invitation(soil, account=ines, now=NOW)
    assert role_of(ines.pk, community_id=soil.pk) is Role.MUTED


def test_what_nobody_looks_after_is_claimed_by_the_highest_there(
    soil: Community, petra: Account, ines: Account
) -> None:
    mira = register("mira", now=NOW)
    for each in (ines, mira):
        join(soil, account=each, now=NOW)
    give_role(soil, account=ines, role=Role.MODERATOR, by=petra, now=NOW)
    with pytest.raises(CommunityError, match="has an owner"):
        claim(soil, account=ines, now=NOW)
    close_account(petra, erase_texts=False, now=NOW)
    with pytest.raises(CommunityError, match="Others come first"):
        claim(soil, account=mira, now=NOW)
    for _ in range(2):
        claim(soil, account=ines, now=NOW)
    assert (role_of(ines.pk, community_id=soil.pk), role_of(petra.pk, community_id=soil.pk)) == (
        Role.OWNER,
        Role.GUEST,
    )
    assert members(soil) == 2


def test_what_its_owner_cannot_look_after_for_long_is_claimed(
    soil: Community, petra: Account, ines: Account
) -> None:
    mira = register("mira", now=NOW)
    for each, role in ((ines, Role.ADMIN), (mira, Role.MODERATOR)):
        join(soil, account=each, now=NOW)
        give_role(soil, account=each, role=role, by=petra, now=NOW)
    later = NOW + timedelta(days=30)
    ends = NOW + timedelta(days=40)
    restrict(petra.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=ends, now=NOW)
    with pytest.raises(CommunityError, match="has an owner"):
        claim(soil, account=ines, now=later)
    for number, each in enumerate((petra, ines), 2):
        restrict(each.pk, kind=RestrictionKind.SUSPENDED, decision=number, until=None, now=NOW)
    with pytest.raises(CommunityError, match="has an owner"):
        claim(soil, account=mira, now=later - timedelta(seconds=1))
    claim(soil, account=mira, now=later)
    roles = [role_of(each.pk, community_id=soil.pk) for each in (petra, ines, mira)]
    assert roles == [Role.MEMBER, Role.ADMIN, Role.OWNER]


def test_whoever_is_suspended_looks_after_nothing(
    soil: Community, petra: Account, ines: Account
) -> None:
    join(soil, account=ines, now=NOW)
    restrict(petra.pk, kind=RestrictionKind.SUSPENDED, decision=1, until=None, now=NOW)
    for act in (
        lambda: give_role(soil, account=ines, role=Role.MODERATOR, by=petra, now=NOW),
        lambda: give_title(soil, account=ines, title="Boss", by=petra, now=NOW),
        lambda: offer_ownership(soil, account=ines, by=petra, now=NOW),
        lambda: describe(soil, by=petra, as_=Description("Soil", "Read me.", Kind.TOPIC)),
    ):
        with pytest.raises(CommunityError, match="suspended"):
            act()
    soil.refresh_from_db()
    assert (soil.about, role_of(ines.pk, community_id=soil.pk)) == ("", Role.MEMBER)
