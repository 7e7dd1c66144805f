"""What an author said about a text."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with a text, and where that is written; no address for all rights."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under a text. `answers` says who may answer; "" where everybody may."""

    licence: Licence
    canonical: str = ""
    answers: str = ""
    may_answer: bool = True


NO_FOOT: Final = Foot(Licence(""))
