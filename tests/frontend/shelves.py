"""Collections for a crowd: many texts in one, and many beside it."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Account
from articles.models import Collection, CollectionPart


def fill_shelves(owner: Account, *, texts: Iterable[tuple[int, int]], now: datetime) -> None:
    """Put numbered texts into the owner's collection "beans", and begin another one for each."""
    numbered = list(texts)
    beans = Collection.objects.get(owner=owner, slug="beans")
    CollectionPart.objects.bulk_create(
        CollectionPart(collection=beans, article_id=work, position=1_000 + number, at=now)
        for work, number in numbered
    )
    Collection.objects.bulk_create(
        Collection(
            owner=owner,
            slug=f"shelf-{number}",
            title=f"Shelf {number}",
            words="What to read.",
            public=number % 2 == 0,
            made_at=now,
        )
        for _work, number in numbered
    )
