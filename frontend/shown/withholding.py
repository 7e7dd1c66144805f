"""What is said where a text stands that is withheld in a country."""

from dataclasses import dataclass

from frontend.shown.removals import Removal


@dataclass(frozen=True, slots=True)
class Withheld:
    """In which country, and by which decision; None where none is on record."""

    country: str
    decided: Removal | None = None
