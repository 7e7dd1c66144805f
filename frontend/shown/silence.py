"""What is said where somebody's texts stood who is suspended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Silence:
    """Who is suspended, and until when; "" where no end was set."""

    name: str
    until: str = ""
