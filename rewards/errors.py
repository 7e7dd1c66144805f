"""What can be wrong with a request to `rewards`; each message says what to do."""


class RewardsError(Exception):
    """Any refusal of this package."""


class InvalidTerms(RewardsError):
    """The terms of a work contradict the rules or come too late."""


class NoFund(RewardsError):
    """The fund does not exist yet."""

    def __init__(self) -> None:
        super().__init__("There is no fund yet: run `manage.py genesis` once.")
