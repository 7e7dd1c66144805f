"""Every public text by its address, in runs: what a search engine's index reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F

from articles.selectors.readers import listed

#: The sitemap protocol allows 50,000 addresses a file; smaller files stay quick to make.
RUN: Final = 5_000
#: And as many files an index.
LAST_RUN: Final = 50_000


@dataclass(frozen=True, slots=True)
class Indexed:
    """One text's address and when its words last changed."""

    author: str
    permlink: str
    changed_at: datetime


def runs() -> int:
    """How many runs the public texts fill, at least one. One query."""
    return max(1, -(-listed().count() // RUN))


def run_of_texts(number: int) -> Sequence[Indexed]:
    """The texts of run `number`, counted from 1, oldest first: a run that is full stays as it is.

    None of them where there is no such run. One query.
    """
    if not 1 <= number <= LAST_RUN:
        return []
    first = (number - 1) * RUN
    rows = listed().order_by("published_at", "work_id")
    return [
        Indexed(*row)
        for row in rows.values_list("author__name", "permlink", F("revision__at"))[
            first : first + RUN
        ]
    ]
