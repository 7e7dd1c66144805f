"""The communities whose texts come to a reader: those they follow, and those they are in."""

from collections.abc import Collection

from django.db.models import BooleanField, QuerySet, Value

from accounts.models import Account
from communities.models import Community, Membership, Subscription
from communities.selectors.communities import memberships_of


def rooms_followed_by(account: Account) -> QuerySet[Community]:
    """All that an account follows or is a member of, for a condition of a list."""
    theirs = _subscriptions(account).values("community")
    return Community.objects.filter(
        pk__in=theirs.union(memberships_of(account).values("community"))
    )


def names_followed_by(account: Account, *, limit: int = 200) -> list[tuple[str, str]]:
    """The same by title, each with its name in addresses and its title. One query."""
    rooms = rooms_followed_by(account).order_by("title", "pk")
    return list(rooms.values_list("slug", "title")[:limit])


def followed_among(numbers: Collection[int], *, account: Account) -> dict[int, bool]:
    """Which of these communities an account follows, and whether it is a member. One query, none
    for none.
    """
    if not numbers:
        return {}
    ways: list[tuple[QuerySet[Subscription] | QuerySet[Membership], bool]] = [
        (_subscriptions(account), False),
        (memberships_of(account), True),
    ]
    first, second = (
        way.filter(community__in=numbers).values_list(
            "community_id", Value(belongs, output_field=BooleanField())
        )
        for way, belongs in ways
    )
    found: dict[int, bool] = {}
    for number, belongs in first.union(second):
        found[number] = found.get(number, False) or belongs
    return found


def _subscriptions(account: Account) -> QuerySet[Subscription]:
    return Subscription.objects.filter(account=account)
