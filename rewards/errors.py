"""What can be wrong with a request to `rewards`; each message says what to do."""

from ledger.refusal import Refusal


class RewardsError(Refusal):
    """Any refusal of this package."""

    code = "rewards.refused"


class InvalidTerms(RewardsError):
    """The terms of a work contradict the rules or come too late."""

    code = "rewards.invalid-terms"


class NoFund(RewardsError):
    """The fund does not exist yet."""

    code = "rewards.no-fund"

    def __init__(self) -> None:
        super().__init__("There is no fund yet: run `manage.py genesis` once.")


class RulesRefused(RewardsError):
    """Other rules cannot come into force now."""

    code = "rewards.rules-refused"


class HoldRefused(RewardsError):
    """A reward cannot be held, released or returned as it stands."""

    code = "rewards.hold-refused"


class PublicationRefused(RewardsError):
    """What a cycle was computed from cannot be published, or not in this form."""

    code = "rewards.publication-refused"
