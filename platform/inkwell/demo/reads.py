"""Reads of the world's texts before a visitor came, as if their people had read one another."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Final

from articles.models import Article, Reads
from articles.reads import DIRECT, FEED, PROFILE, SEARCH, SITE, TAG

_SOURCES: Final = (FEED, DIRECT, TAG, PROFILE, SEARCH, f"{SITE}example.org")


def have_read(texts: Iterable[Article], *, today: date) -> None:
    """Count some reads of each text; those that were counted before stay as they are."""
    Reads.objects.bulk_create(
        (
            Reads(article=text, day=today, source=source, count=dice.randint(1, 40 // place))
            for text in texts
            for dice in [Random(text.permlink)]
            for place, source in enumerate(_SOURCES, start=1)
        ),
        ignore_conflicts=True,
    )
