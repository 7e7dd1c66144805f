"""What readers' votes said of all that one wallet wrote."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from curation.models import Work
from curation.reputation import displayed

#: The chain takes this part of each vote's rshares into a reputation.
PART = 64


@dataclass(frozen=True, slots=True)
class Received:
    """Votes on every work of a wallet; `vote_rshares` is the strength of the upvotes.

    A dispute is about a reward: unlike on the chains it takes nothing from a name.
    """

    works: int
    upvotes: int
    disputes: int
    vote_rshares: int

    @property
    def raw(self) -> int:
        """The raw reputation: a 64th of the strength, rounded down."""
        return self.vote_rshares // PART

    @property
    def reputation(self) -> float:
        """The reputation as people see it, two decimals."""
        return displayed(self.raw)


def received(wallet: int) -> Received:
    """The votes that a wallet's works got, disqualified works left out. One query over them."""
    voted = Q(upvotes__gt=0) | Q(downvotes__gt=0)
    sums = Work.objects.filter(voted, author=wallet, disqualified_at=None).aggregate(
        works=Count("pk"),
        upvotes=Sum("upvotes", default=0),
        disputes=Sum("downvotes", default=0),
        strength=Sum("vote_rshares", default=0),
    )
    return Received(sums["works"], sums["upvotes"], sums["disputes"], int(sums["strength"]))
