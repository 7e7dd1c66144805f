"""What is told of decisions where a text stood that moderators removed, or stands changed."""

from dataclasses import dataclass

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class Removal:
    """By which decision: the rule, when that was decided, and where the log tells it."""

    number: int
    url: str
    rule: str
    when: When


@dataclass(frozen=True, slots=True)
class Order:
    """What a decision does to a text that is there, in words."""

    does: str
    decided: Removal
