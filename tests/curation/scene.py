"""The types of what this package's fixtures give, and a work's votes as outsiders read them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from curation.models import Kind, Work
from curation.selectors import events_of
from rewards.history import MICROSECONDS, Event, Story

type Recordings = Callable[[str], Any]
type Voters = Callable[[int], int]
type Works = Callable[..., Work]


def told(work: Work) -> Story:
    """The work's events as somebody outside reads them."""

    def micros(moment: datetime) -> int:
        return round(moment.timestamp() * MICROSECONDS)

    return Story(
        id=work.pk,
        author=work.author_id,
        created=micros(work.opened_at),
        cashout=micros(work.closes_at),
        max_payout=None,
        liquid_bp=5_000,
        curation=True,
        beneficiaries=(),
        events=[
            Event(event.voter_id, event.rshares, micros(event.at), event.seq)
            for event in events_of(work.pk)
            if event.kind != Kind.DISQUALIFY
        ],
    )
