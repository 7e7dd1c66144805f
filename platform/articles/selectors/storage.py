"""What pictures take up, for who keeps the site. Each figure reads a bounded number of rows: that
of the newest pictures.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Sum

from accounts.models import Account
from articles.models import Article, Media, MediaUse
from articles.quota import QUOTA_BYTES, QUOTA_PICTURES, QUOTA_SPAN
from communities.models import Community

#: So many pictures are looked at, the newest first.
LOOKED_AT: Final = 10_000
#: Who uploaded a picture may still put it into a text.
TO_BE_USED: Final = timedelta(days=7)
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Uploader:
    """What an account uploaded within the quota's span, and how much of the quota that is."""

    name: str
    pictures: int
    size_bytes: int

    @property
    def used_bp(self) -> int:
        """The larger of both parts of the quota, in ten-thousandths, rounded down."""
        return max(
            self.pictures * 10_000 // QUOTA_PICTURES, self.size_bytes * 10_000 // QUOTA_BYTES
        )


@dataclass(frozen=True, slots=True)
class Storage:
    """The newest pictures: how many and how large, which are the largest, and which no text
    shows.
    """

    pictures: int
    size_bytes: int
    largest: list[Media]
    unused: int
    unused_bytes: int
    uploaders: list[Uploader]


def storage(now: datetime) -> Storage:
    """The figures of a moment. Five queries."""
    newest = Media.objects.order_by("-pk").values_list("pk", flat=True)
    first = next(iter(newest[LOOKED_AT - 1 : LOOKED_AT]), 0)
    kept = Media.objects.filter(pk__gte=first, erased_at=None)
    total = kept.aggregate(pictures=Count("pk"), size=Sum("size_bytes"))
    unused = kept.filter(
        ~Exists(MediaUse.objects.filter(media=OuterRef("pk"))),
        ~Exists(Account.objects.filter(pk=OuterRef("owner"), portrait=OuterRef("address"))),
        ~Exists(Community.objects.filter(picture=OuterRef("address"))),
        ~Exists(Article.objects.filter(cover=OuterRef("pk"))),
        created_at__lt=now - TO_BE_USED,
    ).aggregate(pictures=Count("pk"), size=Sum("size_bytes"))
    recent = Media.objects.filter(pk__gte=first, created_at__gt=now - QUOTA_SPAN)
    by_owner = recent.values("owner__name").annotate(pictures=Count("pk"), size=Sum("size_bytes"))
    return Storage(
        pictures=total["pictures"],
        size_bytes=total["size"] or 0,
        largest=list(kept.select_related("owner").order_by("-size_bytes", "-pk")[:_SHOWN]),
        unused=unused["pictures"],
        unused_bytes=unused["size"] or 0,
        uploaders=[
            Uploader(row["owner__name"], row["pictures"], row["size"])
            for row in by_owner.order_by("-size", "owner__name")[:_SHOWN]
        ],
    )
