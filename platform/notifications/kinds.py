"""What somebody can be told, and by which ways it comes unless they chose otherwise. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What happened."""

    REPLY = "reply"
    MENTION = "mention"
    #: Somebody passes a text on, or writes about it with its card.
    RESHARE = "reshare"
    QUOTE = "quote"
    FOLLOW = "follow"
    #: A new text of somebody one follows; told to those alone who chose it.
    TEXT = "text"
    VOTE = "vote"
    #: Somebody says that the reward of a text is too much; never who.
    DISPUTE = "dispute"
    #: An author's, or a co-author's, reward.
    AUTHOR = "author"
    CURATION = "curation"
    #: Tokens that somebody sent.
    RECEIVED = "received"
    #: Somebody asks for an answer: a co-author's share, an invitation.
    ASKED = "asked"
    #: What was planned went out, or could not.
    SCHEDULED = "scheduled"
    #: What moderators decided about one's text or account, or answered to an appeal.
    DECISION = "decision"
    #: What one reported is decided.
    REPORTED = "reported"
    #: A community asks one to be a member or an owner.
    INVITED = "invited"
    #: One's role or title in a community was changed.
    ROLE = "role"
    #: One's text is shown in a community, or recommended.
    SHOWN = "shown"
    #: A case that one may decide is new, or asks for something else.
    CASE = "case"
    #: One's office of the whole site was given or taken.
    OFFICE = "office"
    #: What two administrators decide: it waits for a signature, is signed, or is over.
    PROPOSAL = "proposal"
    #: Money of a community that one is an officer of: asked for, paid, refused.
    SPENDING = "spending"
    SECURITY = "security"


class Way(StrEnum):
    """How a notice reaches its reader."""

    SITE = "site"
    MAIL = "mail"
    PUSH = "push"


_BY_MAIL: Final = {
    *(Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.RECEIVED, Kind.ASKED, Kind.SCHEDULED),
    *(Kind.DECISION, Kind.INVITED, Kind.SPENDING, Kind.CASE),
    *(Kind.OFFICE, Kind.PROPOSAL),
}
_BY_PUSH: Final = {Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.RECEIVED, Kind.ASKED, Kind.AUTHOR}


def usual_ways(kind: Kind) -> frozenset[Way]:
    """The ways of a kind for who has chosen nothing; security news always come by mail as well."""
    if kind is Kind.TEXT:
        return frozenset()
    ways = {Way.SITE}
    if kind in _BY_MAIL or kind is Kind.SECURITY:
        ways.add(Way.MAIL)
    if kind in _BY_PUSH or kind is Kind.SECURITY:
        ways.add(Way.PUSH)
    return frozenset(ways)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened and whom it concerns; numbers of accounts, works and batches.

    `key` makes it known once: the same key for the same account tells nothing new. News of one
    `group` are shown as one notice: "Mira and 3 others upvoted ...".
    """

    account: int
    kind: Kind
    key: str
    group: str
    at: datetime
    actor: int | None = None
    work: int | None = None
    batch: int | None = None
