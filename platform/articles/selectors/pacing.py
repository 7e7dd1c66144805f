"""How fast an account may go on, and when it may."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery, Value

from accounts.models import Account, Memo
from accounts.standing import Standing, standing_of
from articles.models import Article, Comment
from articles.pace import Act, Conduct, Pace, Wait, is_newcomer, paces_of, too_soon
from curation.models import Vote
from curation.received import received
from ledger.assets import Asset
from ledger.models import Batch
from ledger.selectors import balance, share_price

type Moments = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Room:
    """The limits of one act, and when the next one may follow; None for at once."""

    act: Act
    paces: Sequence[Pace]
    wait: Wait | None


def wait_of(account: Account, *, act: Act, now: datetime, done: bool = False) -> Wait | None:
    """What the next act has to wait for, or, once `done`, the newest one. One query for who is
    slow; two more for who uses what everybody has, and five more beyond that.
    """
    for conduct in (_least, _everybodys, _conduct):
        paces = paces_of(act, conduct=conduct(account, now))
        wait = too_soon(_moments(account, act, paces, done=done), paces=paces, now=now)
        if wait is None:
            break
    return wait


def rooms(account: Account, *, now: datetime) -> list[Room]:
    """Every limit of an account as it is now. Up to eight queries."""
    conduct, found = _conduct(account, now), []
    for act in Act:
        paces = paces_of(act, conduct=conduct)
        moments = _moments(account, act, paces, done=False)
        found.append(Room(act, paces, too_soon(moments, paces=paces, now=now)))
    return found


def _least(account: Account, now: datetime) -> Conduct:
    """What everybody may, limited newcomers too. No query."""
    return Conduct(newcomer=True, limited=True, times=settings.INKWELL_PACE_TIMES)


def _everybodys(account: Account, now: datetime) -> Conduct:
    """What an account may whatever was valued of it. One query."""
    newcomer = is_newcomer(
        registered_at=account.registered_at, has_address=bool(account.email), now=now
    )
    limited = standing_of(account.pk, now=now) is not Standing.GOOD
    return Conduct(newcomer=newcomer, limited=limited, times=settings.INKWELL_PACE_TIMES)


def _conduct(account: Account, now: datetime) -> Conduct:
    """With what readers valued and with Ink Power of its own: what is lent makes nobody faster, or
    one stake could make many so. Four queries.
    """
    return replace(
        _everybodys(account, now),
        reputation=received(account.wallet_id).reputation,
        stake_milliink=share_price().ink_for_vests(balance(account.wallet_id, Asset.VESTS)),
    )


def _moments(
    account: Account, act: Act, paces: Sequence[Pace], *, done: bool
) -> list[datetime | None]:
    """For each pace when the one was that leaves no room for another. One query of one row each,
    whatever was done.
    """
    newest = _NEWEST[act](account)
    nth = [pace.most if done else pace.most - 1 for pace in paces]
    parts = [
        newest.annotate(place=Value(place)).values_list("place", "moment")[each : each + 1]
        for place, each in enumerate(nth)
    ]
    found = dict(parts[0].union(*parts[1:], all=True))
    return [found.get(place) for place in range(len(paces))]


def _texts(account: Account) -> Moments:
    mine = Article.objects.filter(author=account).annotate(moment=F("published_at"))
    return mine.order_by("-published_at", "-work")


def _answers(account: Account) -> Moments:
    mine = Comment.objects.filter(author=account).annotate(moment=F("published_at"))
    return mine.order_by("-published_at", "-work")


def _votes(account: Account) -> Moments:
    """A vote that was changed or taken back counts once, when that was."""
    mine = Vote.objects.filter(voter=account.wallet_id).annotate(moment=F("at"))
    return mine.order_by("-seq")


def _messages(account: Account) -> Moments:
    sent = Batch.objects.filter(pk=OuterRef("batch")).values("recorded_at")
    mine = Memo.objects.filter(sender=account).annotate(moment=Subquery(sent))
    return mine.order_by("-batch")


_NEWEST: Final[Mapping[Act, Callable[[Account], Moments]]] = MappingProxyType(
    {Act.TEXT: _texts, Act.ANSWER: _answers, Act.VOTE: _votes, Act.MESSAGE: _messages}
)
"""What an account did, the newest first, with its `moment`."""
