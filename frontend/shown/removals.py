"""What is told where a text stood that moderators removed."""

from dataclasses import dataclass

from frontend.phrases import When


@dataclass(frozen=True, slots=True)
class Removal:
    """Why a text is not there: the rule, when that was decided, and where the log tells it."""

    number: int
    url: str
    rule: str
    when: When
