"""What somebody is in a community, who stands above whom, and what each may do there. Pure.

The rules are Hive's (hivemind, community operations), with what a wallet and decisions add.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

#: At most so many of a moderator's rank or above in one community.
MOST_OFFICERS: Final = 100


class Kind(StrEnum):
    """Who may write in a community."""

    #: Everybody posts and answers.
    TOPIC = "topic"
    #: Members post, everybody answers.
    JOURNAL = "journal"
    #: Members post and answer, nobody else.
    COUNCIL = "council"


class Role(StrEnum):
    """Somebody's part in a community; who is in no row of it is a guest."""

    OWNER = "owner"
    ADMIN = "admin"
    MODERATOR = "moderator"
    MEMBER = "member"
    GUEST = "guest"
    MUTED = "muted"

    @property
    def rank(self) -> int:
        """Higher stands above lower; equals have no say over each other."""
        return _RANKS[self]

    @property
    def is_officer(self) -> bool:
        """Whether it is a moderator's rank or above."""
        return self.rank >= Role.MODERATOR.rank

    @property
    def belongs(self) -> bool:
        """Whether it is a member's rank or above."""
        return self.rank >= Role.MEMBER.rank


_RANKS: Final[Mapping[Role, int]] = MappingProxyType(
    {
        Role.OWNER: 8,
        Role.ADMIN: 6,
        Role.MODERATOR: 4,
        Role.MEMBER: 2,
        Role.GUEST: 0,
        Role.MUTED: -2,
    }
)
#: Whom the database counts as members.
MEMBERS: Final = tuple(role for role in Role if role.belongs)
OFFICERS: Final = tuple(role for role in Role if role.is_officer)


class Right(StrEnum):
    """Something that not everybody may do in a community."""

    POST = "post"
    ANSWER = "answer"
    #: Let in who asks, invite, give titles and roles below one's own.
    KEEP_MEMBERS = "keep members"
    #: Take texts away, lock answers, require labels, hold rewards, mute: by decisions.
    DECIDE = "decide"
    #: Pin texts and feature them.
    PIN = "pin"
    #: Description, rules, welcome, kind, word lists, pace.
    SETTINGS = "settings"
    #: Ask for and countersign spending from the community's wallet.
    SPEND = "spend"
    #: Set the community's share of authors' rewards.
    SHARE = "share"
    #: Make another owner, and step down.
    HAND_OVER = "hand over"


_LEAST: Final[Mapping[Right, Role]] = MappingProxyType(
    {
        Right.POST: Role.GUEST,
        Right.ANSWER: Role.GUEST,
        Right.KEEP_MEMBERS: Role.MODERATOR,
        Right.DECIDE: Role.MODERATOR,
        Right.PIN: Role.MODERATOR,
        Right.SETTINGS: Role.ADMIN,
        Right.SPEND: Role.ADMIN,
        Right.SHARE: Role.OWNER,
        Right.HAND_OVER: Role.OWNER,
    }
)
_MEMBERS_ONLY: Final[Mapping[Kind, frozenset[Right]]] = MappingProxyType(
    {
        Kind.TOPIC: frozenset(),
        Kind.JOURNAL: frozenset({Right.POST}),
        Kind.COUNCIL: frozenset({Right.POST, Right.ANSWER}),
    }
)


def may(role: Role, right: Right, *, kind: Kind = Kind.TOPIC) -> bool:
    """Whether somebody of this role may do this in a community of this kind."""
    least = Role.MEMBER if right in _MEMBERS_ONLY[kind] else _LEAST[right]
    return role.rank >= least.rank


def may_give(actor: Role, *, before: Role, after: Role, oneself: bool = False) -> bool:
    """Whether the actor may change a role from one to the other (hivemind's setRole).

    Officers alone, to a role strictly below their own, of who stands below them or of oneself; an
    owner's role changes by handing over only.
    """
    if not may(actor, Right.KEEP_MEMBERS) or before is after or before is Role.OWNER:
        return False
    return after.rank < actor.rank and (oneself or before.rank < actor.rank)
