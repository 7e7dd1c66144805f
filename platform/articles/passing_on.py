"""Where a re-share stands among what a reader chose. Pure.

Who re-shares much must not push aside what others wrote themselves. So texts come by their time,
and between two of them stands at most one re-share, the newest of that stretch; where nothing
older is left, re-shares follow one another. A text that reaches the reader anyway is not repeated,
and of several re-shares of one text the newest counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A text at the time by which it stands in the list; `by` is who re-shared it and `room` what
    shows it without being its place, or "".
    """

    at: datetime
    work: int
    by: str = ""
    room: str = ""


def merged(
    own: Sequence[Entry], shared: Sequence[Entry], *, count: int, after_share: bool = False
) -> list[Entry]:
    """The first `count` entries of both, each sorted with the newest first.

    `own` holds `count` entries, or all there are. After a re-share that ended the page before,
    the next one waits for a text.
    """
    more = len(own) >= count
    return list(islice(_in_turns(own, shared, after_share, more), count))


def _in_turns(
    own: Sequence[Entry], shared: Sequence[Entry], after_share: bool, more: bool
) -> Iterator[Entry]:
    waiting = list(reversed(shared))
    for text in own:
        newer = [waiting.pop() for _ in range(_newer(waiting, text))]
        if newer and not after_share:
            yield newer[0]
        yield text
        after_share = False
    if not more:
        yield from reversed(waiting)


def _newer(waiting: Sequence[Entry], text: Entry) -> int:
    """How many of the re-shares, the newest last, come before the text."""
    count = 0
    for share in reversed(waiting):
        if (share.at, share.work) <= (text.at, text.work):
            break
        count += 1
    return count
