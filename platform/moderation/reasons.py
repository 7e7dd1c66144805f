"""Why people report, how urgent each reason is, and the rules of the site itself. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Reason(StrEnum):
    """What a report says is wrong."""

    SPAM = "spam"
    HARASSMENT = "harassment"
    HATE = "hate"
    DANGER = "danger"
    ILLEGAL = "illegal"
    COPIED = "copied"
    UNLABELLED = "unlabelled"
    PRIVACY = "privacy"
    RULE = "rule"
    OTHER = "other"


class CaseKind(StrEnum):
    """What opened a case."""

    REPORT = "report"
    HELD = "held"
    WORDS = "words"
    SIMILAR = "similar"
    LEGAL = "legal"
    WAVE = "wave"
    #: Somebody saw it whose office it is.
    OFFICER = "officer"


#: 3 is looked at first.
SEVERITY: Final[Mapping[Reason, int]] = MappingProxyType(
    {
        Reason.DANGER: 3,
        Reason.ILLEGAL: 3,
        Reason.PRIVACY: 3,
        Reason.HARASSMENT: 2,
        Reason.HATE: 2,
        Reason.COPIED: 2,
        Reason.SPAM: 1,
        Reason.UNLABELLED: 1,
        Reason.RULE: 1,
        Reason.OTHER: 1,
    }
)
