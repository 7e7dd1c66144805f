"""Roles in a community."""

from communities.roles import Role


def test_owner_stands_above_moderator_above_member() -> None:
    assert Role.OWNER.rank > Role.MODERATOR.rank > Role.MEMBER.rank


def test_only_the_owner_has_to_stay() -> None:
    assert [role for role in Role if not role.may_leave] == [Role.OWNER]
