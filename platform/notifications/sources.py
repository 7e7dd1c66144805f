"""Where news come from: the rows of the layers below, read past a cursor.

Each source turns the rows behind a position into news and says how far it got. Numbers that a
sequence gave are not committed in order, so the last minute is read again each time; the key of
the news makes that harmless. Leaves of the ledger have no gaps and are read once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from accounts.models import Follow, SecurityEvent
from accounts.models.event import SILENT
from accounts.tips import tipped_work
from curation.models import Kind as Event
from curation.models import VoteEvent
from ledger.codes import Code
from ledger.models import Leaf, Transfer
from notifications.kinds import Kind, News
from notifications.money import KIND_OF
from rewards.references import read_reference

type Read = tuple[list[News], int]
type Source = Callable[[int, datetime], Read]

ROWS: Final = 2_000
LEAVES: Final = 50
#: A transaction that drew a number may take this long to commit.
SETTLED: Final = timedelta(seconds=60)
#: What groups of news about the safety of an account begin with; the kind of event is next.
SAFETY: Final = "safety/"


def votes(after: int, now: datetime) -> Read:
    """Upvotes on somebody's work, and disputes of it without their names. One query."""
    rows = (
        VoteEvent.objects.filter(seq__gt=after)
        .order_by("seq")
        .values_list(
            *("seq", "at", "kind", "work_id", "work__author__account", "voter_id"),
            "voter__account",
        )[:ROWS]
    )
    news: list[News] = []
    position = after
    for seq, at, kind, work, author, voter, reader in rows:
        if at <= now - SETTLED:
            position = seq
        if kind == Event.VOTE and author is not None and reader is not None:
            key, group = f"vote/{work}/{voter}", f"vote/{work}"
            news.append(News(author, Kind.VOTE, key, group, at, actor=reader, work=work))
        if kind == Event.DISPUTE and author is not None:
            key, group = f"dispute/{work}/{voter}", f"dispute/{work}"
            news.append(News(author, Kind.DISPUTE, key, group, at, work=work))
    return news, position


def follows(after: int, now: datetime) -> Read:
    """New followers. One query."""
    rows = Follow.objects.filter(pk__gt=after).order_by("pk")
    news: list[News] = []
    position = after
    for pk, follower, followed, at in rows.values_list("pk", "follower", "followed", "at")[:ROWS]:
        if at <= now - SETTLED:
            position = pk
        key, group = f"follow/{follower}", f"follow/{at:%Y-%m-%d}"
        news.append(News(followed, Kind.FOLLOW, key, group, at, actor=follower))
    return news, position


def safety(after: int, now: datetime) -> Read:
    """What happened to the safety of an account that is open, a notice for each thing of a day.

    What is silent in letters makes no notice either. One query.
    """
    rows = SecurityEvent.objects.filter(pk__gt=after).order_by("pk")
    columns = ("pk", "at", "kind", "account_id", "account__is_active")
    news: list[News] = []
    position = after
    for pk, at, kind, account, is_open in rows.values_list(*columns)[:ROWS]:
        if at <= now - SETTLED:
            position = pk
        if is_open and kind not in SILENT:
            key, group = f"{SAFETY}{pk}", f"{SAFETY}{kind}/{at:%Y-%m-%d}"
            news.append(News(account, Kind.SECURITY, key, group, at))
    return news, position


def money(after: int, now: datetime) -> Read:
    """Rewards and transfers that were sealed, a notice of each for who got them. Two queries."""
    leaves = (
        Leaf.objects.filter(index__gt=after)
        .order_by("index")
        .values_list("index", "entry__batch_id")[:LEAVES]
    )
    batches = dict(leaves)
    if not batches:
        return [], after
    moved = (
        Transfer.objects.filter(batch__in=set(batches.values()) - {None})
        .filter(code__in=tuple(KIND_OF), credit__account__isnull=False)
        .order_by("batch_id", "id")
        .values_list(
            *("batch_id", "code", "credit__account", "debit__account"),
            *("batch__reference", "batch__recorded_at"),
        )
        .distinct()
    )
    news = [_moved(*row) for row in moved]
    return news, max(batches)


def _moved(
    batch: int, code: int, account: int, sender: int | None, reference: str, at: datetime
) -> News:
    kind = KIND_OF[Code(code)]
    paid = read_reference(reference, code=Code(code))
    key = f"{kind}/{batch}"
    if paid is None:
        tipped = tipped_work(reference, code=Code(code))
        return News(account, kind, key, key, at, actor=sender, work=tipped, batch=batch)
    cycle, work = paid
    if kind is Kind.CURATION:
        return News(account, kind, key, f"{kind}/cycle/{cycle}", at, batch=batch)
    return News(account, kind, key, f"{kind}/{work}", at, work=work, batch=batch)


SOURCES: Final[dict[str, Source]] = {
    "votes": votes,
    "follows": follows,
    "money": money,
    "safety": safety,
}
"""Every source by the name of its cursor."""
