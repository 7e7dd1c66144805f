"""What is watched for, and which of it a text has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from communities.models import Community
from moderation.models import WordList
from moderation.screening import Does, Hit
from moderation.words import Watched, as_seen, found_in, watched


@dataclass(frozen=True, slots=True)
class ListCard:
    """A list of words as its page shows it."""

    number: int
    name: str
    does: Does
    entries: Sequence[str]
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one account a community takes in a day; None for no limit of its own."""

    texts: int | None = None
    answers: int | None = None
    upvotes: int | None = None


def lists_of(community: Community | None) -> list[ListCard]:
    """The lists of a community, or of the site, by name. One query."""
    rows = WordList.objects.filter(community=community).order_by("name")
    return [
        ListCard(
            row.pk,
            row.name,
            Does(row.does),
            row.entries,
            row.changed_at,
            row.changed_by.name,
        )
        for row in rows.select_related("changed_by")
    ]


def limits_of(community: Community) -> Limits:
    """The limits that a community set. One query."""
    found = Community.objects.filter(pk=community.pk).values_list(
        "posting_limit__texts", "posting_limit__answers", "voting_limit__upvotes"
    )
    return Limits(*found.get())


def hits_in(*parts: str, community_id: int | None) -> list[Hit]:
    """The entries that a text has, of the site's lists and of its community's. One query, and one
    for each list that this process has not looked for since it was changed.
    """
    lists = WordList.objects.filter(Q(community=None) | Q(community=community_id))
    rows = list(lists.order_by("pk").values_list("pk", "does", "changed_at", "community"))
    if not rows:
        return []
    text = "\n".join(parts)
    seen = as_seen(text)
    return [
        Hit(pk, Does(does), entry, of_site=community is None)
        for pk, does, changed_at, community in rows
        for entry in _found(_ready(pk, changed_at), text, seen)
    ]


def _found(of: Watched, text: str, seen: str) -> list[str]:
    """In the source, for what addresses and hidden parts say, and in what readers see of it."""
    return list(dict.fromkeys([*found_in(text, of=of), *found_in(seen, of=of)]))


@lru_cache(maxsize=32)
def _ready(pk: int, changed_at: datetime) -> Watched:
    """A list that was changed at a moment, ready to be looked for; nothing where it is gone."""
    found = WordList.objects.filter(pk=pk, changed_at=changed_at)
    return watched(found.values_list("entries", flat=True).first() or ())
