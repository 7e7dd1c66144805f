"""What can be done in many cases at once. Pure."""

from enum import StrEnum


class Jointly(StrEnum):
    """One act, the same in every case."""

    CLAIM = "claim"
    LEAVE = "leave"
    #: Close it without doing anything.
    DISMISS = "dismiss"
    #: Remove the text, by one rule.
    SPAM = "spam"
