"""Reading what was voted: strength left, lists by score, the votes on a work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q

from curation.models import Kind, Vote, VoteEvent, Work
from curation.power import Mana, fresh, limits, mana_at, unspent
from curation.rules import VoteRules
from curation.verdict import unix
from ledger.selectors import free_stake, leaving_stake

_MANA = """
    SELECT backing.stake, backing.leaving,
        meter.mana, meter.dispute_mana, meter.max_mana, meter.updated_at
    FROM curation_stake(%s) AS backing LEFT JOIN curation_meter AS meter ON meter.wallet_id = %s
"""
_MANAS = """
    SELECT asked.wallet, backing.stake, backing.leaving,
        meter.mana, meter.dispute_mana, meter.max_mana, meter.updated_at
    FROM unnest(%s::bigint[]) AS asked (wallet)
    CROSS JOIN LATERAL curation_stake(asked.wallet) AS backing
    LEFT JOIN curation_meter AS meter ON meter.wallet_id = asked.wallet
"""
# The newest votes of each, so that no voter's long history is read.
_LATELY = """
    SELECT asked.wallet, count(*) FILTER (WHERE newest.weight_bp > 0),
        count(*) FILTER (WHERE newest.weight_bp < 0)
    FROM unnest(%s::bigint[]) AS asked (wallet)
    CROSS JOIN LATERAL (
        SELECT weight_bp, at FROM curation_vote WHERE voter_id = asked.wallet
        ORDER BY seq DESC LIMIT %s
    ) AS newest
    WHERE newest.at >= %s GROUP BY asked.wallet
"""
_PAGE = """
    SELECT id, {score}::float8 AS score FROM curation_work
    WHERE ranked AND paid_at IS NULL AND disqualified_at IS NULL {after}
    ORDER BY {score} DESC, id DESC LIMIT %s
"""


def is_open(work: Work, *, now: datetime) -> bool:
    """Whether the reward of a work can still grow. No query."""
    unpaid = work.paid_at is None and work.disqualified_at is None
    return unpaid and now < work.closes_at


def came_too_late(event: VoteEvent) -> bool:
    """Whether a vote moves no reward, as the work was paid before it came. One query at most."""
    return event.at >= event.work.closes_at


@dataclass(frozen=True, slots=True)
class Strength:
    """What a wallet has left, and of how much, in micro-VESTS (basis points before mana)."""

    voting: int
    voting_full: int
    dispute: int
    dispute_full: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A place in a list; the last one of a page is where the next page starts."""

    work: int
    score: float


def voting_mana(wallet: int, *, now: datetime, rules: VoteRules) -> Strength:
    """The strength a wallet would vote with at `now`."""
    mana, _ = mana_of(wallet, now=now, rules=rules)
    return _strength(mana, rules)


def strengths(wallets: Iterable[int], *, now: datetime, rules: VoteRules) -> dict[int, Strength]:
    """`voting_mana` of many wallets. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_MANAS, [list(wallets)])
        return {
            wallet: _strength(_mana(*known, now=unix(now), rules=rules), rules)
            for wallet, *known in cursor.fetchall()
        }


def lendable_stake(wallet: int, *, now: datetime, rules: VoteRules) -> int:
    """Micro-VESTS more that `curation.services.lend_stake` would lend now: free, not leaving, and
    not used by votes just now. Four queries.
    """
    mana, _ = mana_of(wallet, now=now, rules=rules)
    return max(0, min(free_stake(wallet), unspent(mana, rules)) - leaving_stake(wallet))


def voted_lately(
    wallets: Iterable[int], *, since: datetime, most: int
) -> dict[int, tuple[int, int]]:
    """How many upvotes and disputes of each wallet's newest `most` votes stand since a moment;
    who cast none is absent. One query, whatever the number of votes.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LATELY, [list(wallets), most, since])
        return {wallet: (up, down) for wallet, up, down in cursor.fetchall()}


def mana_of(wallet: int, *, now: datetime, rules: VoteRules) -> tuple[Mana, int]:
    """The mana at `now`, and what of its stake leaves with the next step of a power-down. One
    query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MANA, (wallet, wallet))
        stake, leaving, *meter = cursor.fetchone()
    return _mana(stake, leaving, *meter, now=unix(now), rules=rules), leaving


def _mana(
    stake: int,
    _leaving: int,
    mana: int,
    dispute_mana: int,
    max_mana: int,
    updated_at: datetime | None,
    *,
    now: int,
    rules: VoteRules,
) -> Mana:
    """What a row of `_MANA` says at `now`; a wallet without a meter never voted."""
    if updated_at is None:
        return fresh(stake, now=now, rules=rules)
    known = Mana(mana, dispute_mana, max_mana, unix(updated_at))
    return mana_at(known, stake=stake, now=now, rules=rules)


def _strength(mana: Mana, rules: VoteRules) -> Strength:
    full, dispute_full = limits(mana.stake, rules)
    return Strength(
        voting=mana.up, voting_full=full, dispute=mana.dispute, dispute_full=dispute_full
    )


def hot_page(*, before: Scored | None = None, limit: int = 20) -> list[Scored]:
    """Unpaid ranked works, hottest first, ties newest first; answered from the index alone."""
    return _page("hot", before=before, limit=limit)


def trending_page(*, before: Scored | None = None, limit: int = 20) -> list[Scored]:
    """Unpaid ranked works by trending score, ties newest first; from the index alone."""
    return _page("trending", before=before, limit=limit)


def open_works_of(author: int, *, limit: int) -> list[tuple[int, str]]:
    """Number and rule set of an author's works that are still to be paid, the newest first. One
    query; `author` is a wallet.
    """
    found = Work.objects.filter(author_id=author, paid_at=None, declined=False)
    return list(found.order_by("-id").values_list("id", "rules")[:limit])


def votes_of(work_id: int, *, limit: int = 1_000) -> list[Vote]:
    """The standing votes on a work, strongest first; withdrawn ones are left out."""
    votes = Vote.objects.filter(work=work_id).exclude(weight_bp=0)
    return list(votes.order_by("-rshares", "seq")[:limit])


def votes_page(
    work_id: int, *, after: tuple[int, int] | None = None, limit: int = 50
) -> list[Vote]:
    """Standing votes from behind `after` (rshares, seq), strongest first. One query."""
    votes = Vote.objects.filter(work=work_id).exclude(weight_bp=0)
    if after is not None:
        rshares, seq = after
        votes = votes.filter(Q(rshares__lt=rshares) | Q(rshares=rshares, seq__gt=seq))
    return list(votes.order_by("-rshares", "seq")[:limit])


def reasons_of(events: Iterable[int]) -> dict[int, str]:
    """The reasons given with events, by their numbers; those without one are absent. One query."""
    given = VoteEvent.objects.filter(pk__in=list(events), reason__isnull=False)
    return {seq: reason or "" for seq, reason in given.values_list("seq", "reason")}


def disputes_by_reason(works: Iterable[int]) -> dict[int, list[tuple[str, int]]]:
    """How many standing disputes of each work gave which reason, the commonest first. One query.

    The reason is that of the voter's last dispute, also where it was trimmed since.
    """
    standing = Vote.objects.filter(work=OuterRef("work"), voter=OuterRef("voter"), weight_bp__lt=0)
    given = VoteEvent.objects.filter(
        Exists(standing), work__in=list(works), kind=Kind.DISPUTE, reason__isnull=False
    )
    last = given.order_by("work", "voter", "-seq").distinct("work", "voter")
    added_up = VoteEvent.objects.filter(pk__in=last.values("pk")).values("work", "reason")
    found: dict[int, list[tuple[str, int]]] = {}
    for row in added_up.annotate(n=Count("pk")).order_by("work", "-n", "reason"):
        found.setdefault(row["work"], []).append((row["reason"] or "", row["n"]))
    return found


def events_of(work_id: int) -> list[VoteEvent]:
    """Everything that happened to the votes on a work, in the order of its replay."""
    return list(VoteEvent.objects.filter(work=work_id).order_by("at", "seq"))


def casts_on(works: Sequence[int]) -> Iterator[tuple[int, int, int, datetime, int]]:
    """Everything cast on works before their closing, as it was cast: work, voter, rshares, time
    and number, by work and in the order of the replay. Nothing of works that were disqualified.

    One statement whose rows come as they are asked for; for use in a transaction.
    """
    counted = VoteEvent.objects.filter(
        work__in=works, at__lt=F("work__closes_at"), work__disqualified_at=None
    ).exclude(kind=Kind.DISQUALIFY)
    rows = counted.order_by("work", "at", "seq")
    yield from rows.values_list("work_id", "voter_id", "rshares", "at", "seq").iterator()


def _page(score: Literal["hot", "trending"], *, before: Scored | None, limit: int) -> list[Scored]:
    after = f"AND ({score}, id) < (%s::real, %s)" if before else ""
    start = (before.score, before.work) if before else ()
    with connection.cursor() as cursor:
        cursor.execute(_PAGE.format(score=score, after=after), (*start, limit))
        return [Scored(work=work, score=value) for work, value in cursor.fetchall()]
