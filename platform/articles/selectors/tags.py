"""Tags: which are in use, and what a reader wishes about them."""

from enum import StrEnum

from django.db.models import Count, Exists, OuterRef

from accounts.models import Account
from articles.models import ArticleTag, Tag, TagFollow
from articles.selectors.readers import listed


class Standing(StrEnum):
    """What a reader wishes about a tag."""

    NEITHER = "neither"
    FOLLOWED = "followed"
    HIDDEN = "hidden"


def tags_in_use(*, limit: int = 30) -> list[tuple[str, int]]:
    """The tags that most articles bear, with how many. One query."""
    counted = ArticleTag.objects.values("tag__name").annotate(articles=Count("pk"))
    ordered = counted.order_by("-articles", "tag__name").values_list("tag__name", "articles")
    return list(ordered[:limit])


def standing_of_tag(name: str, *, viewer: Account | None) -> Standing:
    """What the viewer wishes about a tag. One query, none without an account."""
    if viewer is None:
        return Standing.NEITHER
    wishes = TagFollow.objects.filter(account=viewer, tag__name=name)
    hidden = wishes.values_list("hidden", flat=True).first()
    if hidden is None:
        return Standing.NEITHER
    return Standing.HIDDEN if hidden else Standing.FOLLOWED


def followed_tags(account: Account) -> list[str]:
    """The tags an account follows, by name. One query."""
    return _names(account, hidden=False)


def hidden_tags(account: Account) -> list[str]:
    """The tags an account hides, by name. One query."""
    return _names(account, hidden=True)


def _names(account: Account, *, hidden: bool) -> list[str]:
    wishes = TagFollow.objects.filter(account=account, hidden=hidden)
    return list(wishes.order_by("tag__name").values_list("tag__name", flat=True))


def tags_beginning(prefix: str, *, limit: int) -> list[str]:
    """Tags that begin so and that a text for everybody bears, in order.

    One query, on the unique index's twin for patterns and the tag's own of its articles.
    """
    borne = listed().filter(tags__tag=OuterRef("pk"))
    found = Tag.objects.filter(Exists(borne), name__startswith=prefix).order_by("name")
    return list(found.values_list("name", flat=True)[:limit])
