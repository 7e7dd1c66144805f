"""Reading the votes of the next shard while this one is computed and written.

The works of a cycle are closed for voting, so a second connection reads what the first would.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from rewards.columns import Votes
from rewards.models import Shard
from rewards.reading import votes_of
from rewards.services.posting import LARGE_CYCLE, Frozen


@contextmanager
def reading_ahead(frozen: Frozen) -> Iterator[Callable[[Shard], Votes]]:
    """Within the block, a reader of shards' votes; with a thread where the cycle is large."""

    def read(shard: Shard) -> Votes:
        rows = frozen.rows(shard)
        return votes_of(frozen.works.slice(rows.start, rows.stop))

    shards = {shard.index: shard for shard in frozen.cycle.shards.filter(posted_at=None)}
    if sum(shard.votes for shard in shards.values()) <= LARGE_CYCLE:
        yield read
        return
    with ThreadPoolExecutor(max_workers=1) as reader:
        coming: dict[int, Future[Votes]] = {}

        def read_next(shard: Shard) -> Votes:
            now = coming.pop(shard.index, None) or reader.submit(read, shard)
            if after := shards.get(shard.index + 1):
                coming[after.index] = reader.submit(read, after)
            return now.result()

        try:
            yield read_next
        finally:
            reader.submit(_close).result()


def _close() -> None:
    """End the reader's own session: `connection` is another one in each thread."""
    connection.close()
