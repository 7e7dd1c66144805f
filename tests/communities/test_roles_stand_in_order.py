"""Who may do what in a community, row by row of the rules of Hive's communities.

Expected: hivemind's community operations (roles -2, 0, 2, 4, 6, 8; setRole; types 1 to 3) as the
design records them, with the rights of a wallet and of decisions beside them.
"""

from itertools import product

import pytest

from communities.roles import Kind, Right, Role, may, may_give

OWNER, ADMIN, MODERATOR = Role.OWNER, Role.ADMIN, Role.MODERATOR
MEMBER, GUEST, MUTED = Role.MEMBER, Role.GUEST, Role.MUTED


def test_ranks_are_those_of_hive() -> None:
    assert [role.rank for role in Role] == [8, 6, 4, 2, 0, -2]


@pytest.mark.parametrize(
    ("kind", "posts", "answers"),
    [
        (Kind.TOPIC, "owner admin moderator member guest", "owner admin moderator member guest"),
        (Kind.JOURNAL, "owner admin moderator member", "owner admin moderator member guest"),
        (Kind.COUNCIL, "owner admin moderator member", "owner admin moderator member"),
    ],
)
def test_the_kind_says_who_writes(kind: Kind, posts: str, answers: str) -> None:
    for right, roles in ((Right.POST, posts), (Right.ANSWER, answers)):
        assert [role.value for role in Role if may(role, right, kind=kind)] == roles.split()


@pytest.mark.parametrize(
    ("right", "least"),
    [
        (Right.KEEP_MEMBERS, MODERATOR),
        (Right.DECIDE, MODERATOR),
        (Right.PIN, MODERATOR),
        (Right.SETTINGS, ADMIN),
        (Right.SPEND, ADMIN),
        (Right.SHARE, OWNER),
        (Right.HAND_OVER, OWNER),
    ],
)
def test_other_rights_begin_at_a_role_whatever_the_kind(right: Right, least: Role) -> None:
    for role, kind in product(Role, Kind):
        assert may(role, right, kind=kind) == (role.rank >= least.rank)


def test_officers_give_roles_below_their_own_to_who_stands_below_them() -> None:
    given = {
        (actor, before, after)
        for actor, before, after in product(Role, repeat=3)
        if may_give(actor, before=before, after=after)
    }
    assert {actor for actor, _, _ in given} == {OWNER, ADMIN, MODERATOR}
    assert (MODERATOR, MEMBER, MUTED) in given
    assert (ADMIN, MEMBER, MODERATOR) in given
    assert (OWNER, MODERATOR, ADMIN) in given
    for refused in (
        (MODERATOR, MEMBER, MODERATOR),
        (MODERATOR, MODERATOR, MEMBER),
        (ADMIN, ADMIN, MEMBER),
        (OWNER, ADMIN, OWNER),
        (OWNER, OWNER, MEMBER),
        (ADMIN, MEMBER, MEMBER),
        (MEMBER, GUEST, MUTED),
    ):
        assert refused not in given


def test_who_steps_down_may_do_so_by_oneself_but_an_owner() -> None:
    assert may_give(ADMIN, before=ADMIN, after=MEMBER, oneself=True)
    assert not may_give(ADMIN, before=ADMIN, after=OWNER, oneself=True)
    assert not may_give(OWNER, before=OWNER, after=ADMIN, oneself=True)
