"""Between two texts stands at most one re-share, wherever a page begins."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.passing_on import Entry, merged

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def text(minute: int) -> Entry:
    return Entry(NOON + timedelta(minutes=minute), minute)


def share(minute: int) -> Entry:
    return Entry(NOON + timedelta(minutes=minute), 1_000 + minute, "mira")


def drawn(entries: list[Entry]) -> str:
    return " ".join(("r" if each.by else "t") + str(each.at.minute) for each in entries)


@pytest.mark.parametrize(
    ("texts", "shares", "shown"),
    [
        ([50, 40], [], "t50 t40"),
        ([50, 40], [45], "t50 r45 t40"),
        ([50, 40], [59, 58, 57, 45, 44], "r59 t50 r45 t40"),
        ([50], [40, 30, 20], "t50 r40 r30 r20"),
        ([], [40, 30], "r40 r30"),
    ],
)
def test_the_newest_of_each_stretch_stands(
    texts: list[int], shares: list[int], shown: str
) -> None:
    assert drawn(merged([*map(text, texts)], [*map(share, shares)], count=9)) == shown


MINUTES = st.lists(st.integers(0, 59), unique=True, max_size=30).map(
    lambda found: sorted(found, reverse=True)
)


@given(texts=MINUTES, shares=MINUTES, limit=st.integers(1, 5))
def test_pages_put_together_are_the_whole_list(
    texts: list[int], shares: list[int], limit: int
) -> None:
    own, passed = [*map(text, texts)], [*map(share, shares)]
    whole = merged(own, passed, count=100)
    pages: list[Entry] = []
    while True:
        last = pages[-1] if pages else None
        rest = [
            [
                each
                for each in entries
                if last is None or (each.at, each.work) < (last.at, last.work)
            ]
            for entries in (own, passed)
        ]
        found = merged(
            rest[0][: limit + 1],
            rest[1],
            count=limit + 1,
            after_share=bool(last and last.by),
        )
        pages += found[:limit]
        if len(found) <= limit:
            break
    assert pages == whole
