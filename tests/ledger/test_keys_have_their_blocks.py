"""Each signing key is told with its first and its newest block, in few queries."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from ledger.models import Block
from ledger.selectors import key_epochs
from ledger.services.roles import as_sealer

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def seal_with(*keys: int) -> None:
    """Blocks from height 1, each with the key of its place."""
    with as_sealer():
        Block.objects.bulk_create(
            Block(
                height=height,
                previous_size=height - 1,
                size=height,
                root=bytes(32),
                frontier=bytes(8),
                minted={},
                burnt={},
                supply={},
                plan_digest=b"",
                rules="inkwell-1",
                key_epoch=key,
                sealed_at=NOON + timedelta(minutes=height),
            )
            for height, key in enumerate(keys, start=1)
        )


@pytest.mark.parametrize(
    ("keys", "epochs"),
    [
        ([], []),
        ([1], [(1, 1, 1)]),
        ([1, 1, 1], [(1, 1, 3)]),
        ([1, 2], [(2, 2, 2), (1, 1, 1)]),
        ([1] * 5 + [2] * 3 + [4], [(4, 9, 9), (2, 6, 8), (1, 1, 5)]),
    ],
)
def test_from_the_first_to_the_newest(
    db: None, keys: list[int], epochs: list[tuple[int, int, int]]
) -> None:
    seal_with(*keys)
    found = [(each.number, each.first.height, each.last.height) for each in key_epochs()]
    assert found == epochs


def test_many_blocks_take_few_queries(
    db: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    seal_with(*[1] * 600, *[2] * 400)
    with django_assert_max_num_queries(4 + 10):
        assert [each.first.height for each in key_epochs()] == [601, 1]
