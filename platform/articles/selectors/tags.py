"""Tags: which are in use, and what a reader wishes about them."""

import re
from collections import Counter
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from django.db.models import Exists, OuterRef

from accounts.models import Account
from accounts.standing import restricted
from articles.choices import Audience
from articles.models import ArticleTag, Tag, TagFollow
from articles.selectors.readers import listed
from articles.states import State
from articles.visibility import withheld_here
from articles.wording import TAG_PATTERN

#: Places of tags that are looked at for the ones in use: a thousand texts or two.
NEWEST: Final = 5_000


class Standing(StrEnum):
    """What a reader wishes about a tag."""

    NEITHER = "neither"
    FOLLOWED = "followed"
    HIDDEN = "hidden"


def tags_in_use(*, limit: int = 30, languages: Collection[str] = ()) -> list[tuple[str, int]]:
    """The tags that most of the texts for everybody bear, with how many. One query.

    With `languages` only texts in these are counted, whatever their regions.

    Counted among the newest NEWEST places where a tag stands, so that it takes no longer on an old
    site, and what nobody writes about any more gives way. Which texts are for everybody is looked
    at after that: asked for in the query, it could lead through all of them.
    """
    shown = (State.PUBLISHED.value, Audience.EVERYBODY.value, False, False)
    withheld = withheld_here("article_id")
    newest = ArticleTag.objects.order_by("-pk")[:NEWEST]
    found = newest.values_list(
        "tag__name",
        "article__language",
        "article__state",
        "article__audience",
        _kept_out(),
        withheld,
    )
    counted = Counter(
        name
        for name, language, *text in found
        if tuple(text) == shown and (not languages or language.partition("-")[0] in languages)
    )
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:limit]


def _kept_out() -> Exists:
    """Whether the text's author is kept out of lists, as a column."""
    return Exists(restricted().filter(account=OuterRef("article__author")))


def borne_among(names: Collection[str]) -> set[str]:
    """Those of some words that are tags of a text for everybody. One query, none for none."""
    likely = [name for name in names if re.fullmatch(TAG_PATTERN, name)]
    if not likely:
        return set()
    borne = listed().filter(tags__tag=OuterRef("pk"))
    found = Tag.objects.filter(Exists(borne), name__in=likely)
    return set(found.values_list("name", flat=True))


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
