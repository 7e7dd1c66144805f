"""The vote control and the reward line of a work, in words."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles import selectors
from articles.selectors.cards import Ballot as Cast
from articles.selectors.cards import Reward as Earned
from frontend.phrases import about, ink, number, span
from frontend.shown.rewards import Reward
from frontend.shown.votes import Ballot
from rewards.rules import load

_REASONS: dict[str, Promise] = {
    "overpaid": _("It earns more than it is worth"),
    "copied": _("It is copied"),
    "spam": _("It is spam"),
    "misleading": _("It misleads"),
    "abusive": _("It is abusive"),
}


def reasons(rules: str) -> Sequence[tuple[str, str]]:
    """The reasons that a work's rule set takes, with their words."""
    return [
        (reason, str(_REASONS.get(reason, reason))) for reason in load(rules).vote.dispute.reasons
    ]


def shown_ballot(cast: Cast, *, url: str, whole: bool = False) -> Ballot:
    """A vote control; `whole` brings weight and dispute, which lists leave out."""
    return Ballot(
        work=cast.work,
        count=number(cast.upvotes),
        url=url,
        open=cast.open,
        mine=cast.mine_bp > 0,
        percent=max(1, cast.mine_bp // 100) if cast.mine_bp > 0 else 100,
        reasons=reasons(cast.rules) if whole else (),
    )


def ballot(work: int, *, viewer: Account, url: str, now: datetime, whole: bool) -> Ballot:
    """The vote control of one work as it is now; Http404 when there is no such text."""
    cast = selectors.ballot(work, viewer=viewer, now=now)
    if cast is None:
        raise Http404
    return shown_ballot(cast, url=url, whole=whole)


def short_reward(earned: Earned) -> Reward:
    """The line of a list."""
    if earned.declined:
        return Reward(gettext("no reward, by choice"))
    if earned.paid is not None:
        return Reward(ink(earned.paid), is_money=earned.paid > 0)
    return Reward(about(earned.estimate or 0), is_money=bool(earned.estimate))


def long_reward(earned: Earned, *, now: datetime) -> Reward:
    """The line under a text: how much, and when it is or was paid."""
    short = short_reward(earned)
    if earned.declined:
        return Reward(short.line, gettext("The author declined the reward"))
    if earned.paid is not None:
        words = gettext("%(amount)s paid") % {"amount": short.line}
    elif earned.closes_at > now:
        words = gettext("%(amount)s, paid in %(span)s") % {
            "amount": short.line,
            "span": span(earned.closes_at - now),
        }
    else:
        words = gettext("%(amount)s, in the next payout round") % {"amount": short.line}
    return Reward(short.line, words, is_money=short.is_money)
