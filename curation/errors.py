"""What can go wrong with a vote. Each message is a sentence for the voter."""

from ledger.refusal import Refusal


class CurationError(Refusal):
    """A vote, a dispute or a work that cannot be accepted; nothing was changed."""

    code = "curation.refused"


class UnknownWork(CurationError):
    """There is no such work."""

    code = "curation.unknown-work"


class VotingClosed(CurationError):
    """The work takes no votes, or none any more."""

    code = "curation.voting-closed"


class VoteRefused(CurationError):
    """The vote breaks a rule: its weight, its repetition, its reason."""

    code = "curation.vote-refused"


class NotEnoughMana(CurationError):
    """The voter's strength is used up for now."""

    code = "curation.not-enough-mana"
