"""Which languages the texts are in."""

from collections import Counter
from typing import Final

from articles.selectors.readers import listed

#: Texts that are looked at, so that it takes no longer on an old site.
NEWEST: Final = 2_000


def languages_in_use() -> list[str]:
    """The languages of the newest texts for everybody without their regions, the commonest first.

    One query.
    """
    newest = listed().order_by("-published_at", "-pk")[:NEWEST]
    counted = Counter(tag.partition("-")[0] for tag in newest.values_list("language", flat=True))
    return sorted(counted, key=lambda code: (-counted[code], code))
