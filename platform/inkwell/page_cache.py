"""A cache that is never missed: without its server everything is computed anew.

It holds what many readers without an account are about to ask for again. A server that is away
costs one short attempt now and then, and no page.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

_log = logging.getLogger(__name__)
#: So long nobody asks a server again that did not answer.
_PAUSE_SECONDS: Final = 5.0
#: Where numbers are counted up until they are taken.
_COUNTS: Final = "counts"


class PageCache(RedisCache):
    """Redis or Valkey, whose failures count as nothing found and nothing stored."""

    _silent_until = 0.0

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        """What is there; nothing while the server is away."""
        return self._try(lambda: super(PageCache, self).get_many(keys, version=version), {})

    def set(self, key: str, value: object, *args: Any, **options: Any) -> None:
        """Store it, if the server is there."""
        self._try(lambda: super(PageCache, self).set(key, value, *args, **options), None)

    def count_one(self, what: str) -> None:
        """Add one to a number; nothing while the server is away."""
        key = self.make_and_validate_key(_COUNTS)
        self._try(lambda: self._client(key).hincrby(key, what, 1), None)

    def take_counts(self) -> dict[str, int]:
        """All numbers, which begin at nothing again; none while the server is away."""
        key = self.make_and_validate_key(_COUNTS)

        def take() -> dict[bytes, bytes]:
            with self._client(key).pipeline(transaction=True) as both:
                taken, _ = both.hgetall(key).delete(key).execute()
            found: dict[bytes, bytes] = taken
            return found

        none: dict[bytes, bytes] = {}
        return {what.decode(): int(count) for what, count in self._try(take, none).items()}

    def _client(self, key: str) -> Any:
        return self._cache.get_client(key, write=True)

    def _try[T](self, act: Callable[[], T], otherwise: T) -> T:
        if time.monotonic() < PageCache._silent_until:
            return otherwise
        try:
            return act()
        except RedisError as problem:
            PageCache._silent_until = time.monotonic() + _PAUSE_SECONDS
            _log.warning("Pages are made anew each time: %s", type(problem).__name__)
            return otherwise
