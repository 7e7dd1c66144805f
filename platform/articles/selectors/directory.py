"""The list of communities: what is looked for, in the order of what is open in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.languages import primary_language
from communities.models import Community
from communities.selectors import CommunityCard, community_cards

MAX_WORDS: Final = 60
#: The order, highest first: hivemind's. The number of a community settles what is left.
_ORDER: Final = ("pending", "authors", "texts", "members", "pk")


@dataclass(frozen=True, slots=True)
class Listed:
    """A community in the list, with what is open in it: milli-INK and how many write."""

    card: CommunityCard
    pending_milliink: int
    authors: int


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of the list and where the next one begins; "" where it ends."""

    communities: Sequence[Listed]
    after: str


def directory(
    *,
    words: str = "",
    language: str = "",
    after: str = "",
    limit: int = 20,
) -> Directory:
    """The communities whose name, address or description has all the words, and whose language is
    that one. A wrong `after` is read as the beginning. One query.
    """
    found = Community.objects.alias(
        pending=Coalesce("rank__pending_milliink", 0),
        authors=Coalesce("rank__authors", 0),
        texts=Coalesce("rank__texts", 0),
    )
    for word in words.replace("\x00", "")[:MAX_WORDS].split():
        has = Q(title__icontains=word) | Q(about__icontains=word)
        found = found.filter(has | Q(slug__icontains=word.lower()))
    if language:
        found = found.alias(primary=primary_language()).filter(primary=language)
    rows = list(_page(found, after)[: limit + 1])
    shown = rows[:limit]
    cards = community_cards(shown, viewer=None)
    listed = [Listed(card, *_open(row)[:2]) for card, row in zip(cards, shown, strict=True)]
    last = shown[-1] if len(rows) > limit else None
    return Directory(listed, _place(last) if last is not None else "")


def _page(found: QuerySet[Community], after: str) -> QuerySet[Community]:
    behind = Q()
    if place := _read(after):
        for name, value in reversed(list(zip(_ORDER, place, strict=True))):
            here = Q(**{name: value}) & behind if behind else Q(pk__in=())
            behind = Q(**{f"{name}__lt": value}) | here
    ordered = found.filter(behind).select_related("rank")
    return ordered.order_by(*(F(name).desc() for name in _ORDER))


def _open(row: Community) -> tuple[int, int, int]:
    rank = getattr(row, "rank", None)
    return (rank.pending_milliink, rank.authors, rank.texts) if rank else (0, 0, 0)


def _place(row: Community) -> str:
    return ".".join(map(str, (*_open(row), row.members, row.pk)))


def _read(after: str) -> tuple[int, ...]:
    parts = after.split(".")
    if len(parts) != len(_ORDER):
        return ()
    if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        return ()
    return tuple(map(int, parts))
