"""Every community by its address, in runs: what a search engine's index reads."""

from collections.abc import Sequence
from typing import Final

from communities.models import Community

#: Far fewer than the 50,000 addresses that the sitemap protocol allows a file.
RUN: Final = 5_000
#: And as many files an index.
LAST_RUN: Final = 50_000


def runs() -> int:
    """How many runs the communities fill, at least one. One query."""
    return max(1, -(-Community.objects.count() // RUN))


def run_of_communities(number: int) -> Sequence[str]:
    """The addresses of run `number`, counted from 1, the oldest first: a run that is full stays as
    it is. None of them where there is no such run. One query.
    """
    if not 1 <= number <= LAST_RUN:
        return []
    first = (number - 1) * RUN
    found = Community.objects.order_by("pk").values_list("slug", flat=True)
    return list(found[first : first + RUN])
