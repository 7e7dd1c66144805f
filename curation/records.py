"""What somebody's votes were: one by one, and as a record of finds.

A *find* is an early upvote on a text that many valued afterwards: cast in the first window of the
work's rules, when at most a quarter of the curation weight that the work came to have had been
cast, on a work that at least five voted for. Only works whose voting is over are judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from curation.models import Vote, VoteEvent
from curation.rules import VoteRules

#: Of a work's final curation weight, one part in so many may stand before a find.
FOUND_BEFORE: Final = 4
#: Upvotes, the finder's own among them, that show a work to be valued.
WIDELY: Final = 5

_MONTHS: Final = """
    SELECT date_trunc('month', work.paid_at AT TIME ZONE 'UTC')::date,
        count(*), count(*) FILTER (WHERE early), count(*) FILTER (WHERE early AND first)
    FROM curation_vote AS vote
    JOIN curation_work AS work ON work.id = vote.work_id
    JOIN curation_voteevent AS event ON event.seq = vote.seq
    LEFT JOIN unnest(%(names)s::text[], %(seconds)s::bigint[]) AS era (name, seconds)
        ON era.name = work.rules
    CROSS JOIN LATERAL (SELECT
        era.seconds IS NULL OR vote.at < work.opened_at + era.seconds * interval '1 second'
            AS early,
        work.upvotes >= %(widely)s
            AND (event.total_weight - vote.weight) * %(part)s <= work.total_weight AS first
    ) AS judged
    WHERE vote.voter_id = %(voter)s AND vote.weight_bp > 0 AND work.paid_at IS NOT NULL
    GROUP BY 1 ORDER BY 1 DESC LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A month (UTC) by its first day: upvotes on works that were paid in it, how many of them were
    early, and how many of these were finds.
    """

    month: date
    votes: int
    early: int
    finds: int


def first_seconds(rules: VoteRules) -> int | None:
    """Until which age of a work a vote on it is early; None where the rules know no windows."""
    return rules.windows[0].until_seconds if rules.windows else None


def is_find(vote: Vote, *, total_after: int, early_seconds: int | None) -> bool:
    """Whether a vote, read with its work, is a find; `total_after` is the work's curation weight
    with this vote, `early_seconds` the end of the first window.
    """
    work = vote.work
    if vote.weight_bp <= 0 or work.paid_at is None or work.upvotes < WIDELY:
        return False
    age = (vote.at - work.opened_at).total_seconds()
    if early_seconds is not None and age >= early_seconds:
        return False
    return (total_after - vote.weight) * FOUND_BEFORE <= work.total_weight


def votes_by(voter: int, *, before: int | None = None, limit: int = 30) -> list[Vote]:
    """Standing votes of one voter with their works, newest first, older than the event `before`.
    One query.
    """
    votes = Vote.objects.filter(voter=voter).exclude(weight_bp=0).select_related("work")
    if before is not None:
        votes = votes.filter(seq__lt=before)
    return list(votes.order_by("-seq")[:limit])


def totals_after(events: Iterable[int]) -> dict[int, int]:
    """The curation weight that works had after these events. One query."""
    found = VoteEvent.objects.filter(pk__in=list(events))
    return dict(found.values_list("seq", "total_weight"))


def records(
    voter: int, *, early_seconds: Mapping[str, int | None], limit: int = 12
) -> list[Record]:
    """The last months in which works that one voted for were paid, newest first. `early_seconds`
    has the end of the first window by the name of a rule set. One query.
    """
    eras = {name: seconds for name, seconds in early_seconds.items() if seconds is not None}
    values: dict[str, int | list[int] | list[str]] = {
        "voter": voter,
        "limit": limit,
        "names": list(eras),
        "seconds": list(eras.values()),
        "widely": WIDELY,
        "part": FOUND_BEFORE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, values)
        return [Record(*row) for row in cursor.fetchall()]
