"""The vote control and the reward line of a work, in words."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import quote

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles import selectors
from articles.selectors.cards import Ballot as Cast
from articles.selectors.cards import Reward as Earned
from curation.models import VoteEvent
from curation.selectors import came_too_late
from frontend.addresses import address, numbered
from frontend.blind import is_blind, why_blind
from frontend.pages.prospects import FULL, rules_of, sheets
from frontend.pages.works import named
from frontend.phrases import about, highest, ink, number, percent, span, sums_are_hidden
from frontend.shown.rewards import Reward
from frontend.shown.votes import Ballot
from rewards.models import Hold
from rewards.selectors import Pool

#: What lists say of a reward that nobody got.
_KEPT: Final[dict[Hold.State, Promise]] = {
    Hold.State.PLACED: _("on hold"),
    Hold.State.RETURNED: _("back in the pool"),
}


def shown_ballot(
    cast: Cast,
    *,
    url: str,
    viewer: Account | None = None,
    now: datetime,
    against: Pool | None = None,
    dispute_bp: int = FULL,
) -> Ballot:
    """A vote control; with a viewer it brings weight and dispute, which lists leave out."""
    blind = is_blind(cast, now=now)
    then = max(0, cast.upvotes + (-1 if cast.mine_bp > 0 else 1))
    shown = Ballot(
        work=str(cast.work),
        count="" if blind else number(cast.upvotes),
        count_then="" if blind else number(then),
        blind=blind,
        url=url,
        press_url=numbered("withdraw" if cast.mine_bp > 0 else "vote", cast.work),
        login_url=f"{address('account_login')}?next={quote(url)}",
        open=cast.open,
        mine=cast.mine_bp > 0,
        weight=percent(cast.mine_bp) if cast.mine_bp > 0 else "",
        none=_none(cast),
    )
    if viewer is None or not cast.open or shown.none:
        return shown
    sheet, disputing = sheets(cast, viewer=viewer, now=now, against=against, dispute_bp=dispute_bp)
    return replace(shown, sheet=sheet, dispute=disputing)


def _none(cast: Cast) -> str:
    """Why no vote is offered: under these rules one's own would count nothing."""
    if not cast.own or rules_of(cast).self_vote_counts:
        return ""
    return gettext("A vote for one's own text counts nothing, so there is none here.")


def ballot(
    work: int,
    *,
    viewer: Account,
    url: str,
    now: datetime,
    whole: bool,
    leads_on: bool = False,
    dispute_bp: int = FULL,
) -> Ballot:
    """The vote control of one work as it is now, a short one with or without a way to the whole;
    Http404 when there is no such text.
    """
    cast = selectors.ballot(work, viewer=viewer, now=now)
    if cast is None:
        raise Http404
    if not whole:
        short = shown_ballot(cast, url=url, now=now)
        return replace(short, whole_url=numbered("ballot", work)) if leads_on else short
    return shown_ballot(cast, url=url, viewer=viewer, now=now, dispute_bp=dispute_bp)


def over_already(cast: VoteEvent) -> str:
    """What is said of a vote that came after the payout; "" of one that counts. One query."""
    if not came_too_late(cast):
        return ""
    return gettext("Voting is over: your vote is shown and moves no reward.")


def whole_ballot(work: int, *, viewer: Account, now: datetime) -> Ballot:
    """The vote control of one work with weight and dispute; Http404 as above, and for a text that
    was taken away.
    """
    url = named([work], viewer=viewer)[work].url
    if not url:
        raise Http404
    return ballot(work, viewer=viewer, url=url, now=now, whole=True)


def short_reward(earned: Earned, *, cast: Cast, now: datetime) -> Reward:
    """The line of a list; empty for who wants to see no sums, or not yet."""
    if earned.declined:
        return Reward(gettext("no reward, by choice"))
    if earned.kept is not None:
        return Reward(str(_KEPT[earned.kept]))
    if sums_are_hidden() or is_blind(cast, now=now):
        return Reward("")
    if earned.paid is not None:
        return Reward(ink(earned.paid), is_money=earned.paid > 0)
    estimate = earned.estimate or 0
    return Reward(about(estimate, most=earned.accepts), is_money=estimate > 0)


def long_reward(earned: Earned, *, cast: Cast, now: datetime) -> Reward:
    """The line under a text: how much for all who share it, and when it is or was paid."""
    short = short_reward(earned, cast=cast, now=now)
    if earned.declined:
        return Reward(short.line, gettext("The author declined the reward"))
    if earned.kept is Hold.State.PLACED:
        return reward_on_hold()
    if earned.kept is Hold.State.RETURNED:
        words = gettext("The reward went back to the pool, by a decision of moderators.")
        return Reward(short.line, words)
    if is_blind(cast, now=now):
        return Reward("", why_blind(cast, now=now))
    if not short.line:
        return Reward("", _when(earned, now))
    if earned.paid is not None:
        words = gettext("%(amount)s paid to author and curators") % {"amount": short.line}
    elif earned.closes_at > now:
        words = gettext("%(amount)s for author and curators, paid in %(span)s") % {
            "amount": short.line,
            "span": span(earned.closes_at - now),
        }
    else:
        words = gettext("%(amount)s for author and curators, in the next payout round") % {
            "amount": short.line
        }
    return Reward(short.line, words + _capped(earned), is_money=short.is_money)


def reward_on_hold() -> Reward:
    """The line under a text whose reward a decision holds: neither estimate nor sum, since perhaps
    nobody is ever paid it.
    """
    return Reward("", gettext("The reward is on hold until moderators have decided."))


def _capped(earned: Earned) -> str:
    """What is said beside a range that ends at the most that the author accepts."""
    if earned.paid is not None or not earned.estimate or earned.accepts is None:
        return ""
    if highest(earned.estimate) < earned.accepts:
        return ""
    most = gettext("its author accepts %(most)s at most") % {"most": ink(earned.accepts)}
    return f"; {most}"


def _when(earned: Earned, now: datetime) -> str:
    """When it is or was paid, without a sum."""
    if earned.paid is not None:
        return gettext("The reward is paid")
    if earned.closes_at > now:
        return gettext("The reward is paid in %(span)s") % {"span": span(earned.closes_at - now)}
    return gettext("The reward is paid in the next payout round")
