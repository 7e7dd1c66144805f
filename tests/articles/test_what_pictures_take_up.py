"""What pictures take up is counted by bounded reads: the largest, the unused, and the quota."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.services import register
from articles.models import Media
from articles.quota import QUOTA_BYTES, QUOTA_PICTURES
from articles.selectors.storage import TO_BE_USED, storage
from communities.models import Community
from communities.services import found
from ledger.selectors import database_time


def test_the_figures_of_a_moment(db: None) -> None:
    now = database_time()
    tove, olaf = (register(name, now=now) for name in ("tove", "olaf"))
    old = now - TO_BE_USED - timedelta(days=1)
    pictures = (
        (tove, 7_000_000, old, None),
        (tove, QUOTA_BYTES // 2, now, None),
        (olaf, 1, now, None),
        (olaf, 9_000_000, old, now),
    )
    for number, (owner, size, at, erased) in enumerate(pictures):
        Media.objects.create(
            owner=owner,
            address=f"{number:032x}",
            width=10,
            height=10,
            size_bytes=size,
            created_at=at,
            erased_at=erased,
        )
    for address, size in (("f" * 32, 5), ("e" * 32, 50)):
        Media.objects.create(
            owner=tove, address=address, width=1, height=1, size_bytes=size, created_at=old
        )
    tove.portrait = "f" * 32
    tove.save()
    soil = found("soil", title="Soil", founder=olaf, now=now)
    Community.objects.filter(pk=soil.pk).update(picture="e" * 32, picture_alt="Beans")
    with CaptureQueriesContext(connection) as asked:
        figures = storage(now)
    assert len(asked) == 5
    assert (figures.pictures, figures.size_bytes) == (5, 7_000_056 + QUOTA_BYTES // 2)
    assert (figures.unused, figures.unused_bytes) == (1, 7_000_000)
    assert figures.largest[0].size_bytes == QUOTA_BYTES // 2
    used = [(each.name, each.pictures, each.used_bp) for each in figures.uploaders]
    assert used == [("tove", 1, 5_000), ("olaf", 1, 10_000 // QUOTA_PICTURES)]
