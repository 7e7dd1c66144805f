"""What can go wrong with a vote. Each message is a sentence for the voter."""


class CurationError(Exception):
    """A vote, a dispute or a work that cannot be accepted; nothing was changed."""


class UnknownWork(CurationError):
    """There is no such work."""


class VotingClosed(CurationError):
    """The work takes no votes, or none any more."""


class VoteRefused(CurationError):
    """The vote breaks a rule: its weight, its repetition, its reason."""


class NotEnoughMana(CurationError):
    """The voter's strength is used up for now."""
