"""What is said where somebody's texts stood who is suspended."""

from dataclasses import dataclass

from frontend.shown.removals import Removal


@dataclass(frozen=True, slots=True)
class Silence:
    """Who is suspended, and until when; "" where no end was set."""

    name: str
    until: str = ""
    #: By which decision; None where none is on record.
    decided: Removal | None = None
