"""Who follows somebody, and whom somebody follows, without those who are suspended: lists that are
read in pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accounts.models import Follow
from accounts.selectors import Found
from accounts.standing import suspended

type Side = Literal["follower", "followed"]


@dataclass(frozen=True, slots=True)
class People:
    """One page of people and where the next one begins; "" where it ends."""

    people: Sequence[Found]
    after: str


def followers(account_id: int, *, after: str = "", limit: int = 30) -> People:
    """Who follows an account, the newest first. One query."""
    return _page("follower", {"followed": account_id}, after, limit)


def followed_by(account_id: int, *, after: str = "", limit: int = 30) -> People:
    """Whom an account follows, the newest first. One query."""
    return _page("followed", {"follower": account_id}, after, limit)


def _page(side: Side, whose: dict[str, int], after: str, limit: int) -> People:
    found = Follow.objects.filter(**whose).order_by("-pk")
    found = found.exclude(**{f"{side}__in": suspended()})
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found.select_related(side)[: limit + 1])
    shown = [getattr(row, side) for row in rows[:limit]]
    return People(
        [Found.of(each) for each in shown],
        after=str(rows[limit - 1].pk) if len(rows) > limit else "",
    )
