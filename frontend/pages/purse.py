"""The pages about a community's money: its part of rewards, its wallet, and spending of it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account
from accounts.selectors import account_named
from communities import selectors
from communities.errors import CommunityError
from communities.models import Community, Spending
from communities.roles import Right, Role, may
from frontend.forms.purse import ShareForm
from frontend.pages import wallets
from frontend.pages.communities import ROLES, acting_role, at
from frontend.pages.feeds import head_of
from frontend.pages.purse_months import months
from frontend.pages.shares import share_lines, share_words
from frontend.phrases import date_and_hour, ink, percent, when
from frontend.shown.purse import PursePage, SharePage, SpendingLine, SpendingPage, SpendPage
from ledger.assets import Asset
from ledger.selectors import balance

_State = Spending.State


def share(slug: str, *, viewer: Account, now: datetime) -> tuple[Community, SharePage]:
    """What the community takes and took. PermissionDenied for who is no owner. Five queries."""
    community = at(slug)
    _require(community, viewer, Right.SHARE)
    page = SharePage(
        head=head_of(community, viewer=viewer),
        now=share_words(community),
        changes=share_lines(community, now=now),
    )
    return community, page


def share_form(community: Community) -> ShareForm:
    """The form with what is set."""
    shown = percent(community.host_share_bp).removesuffix("\u00a0%")
    return ShareForm(initial={"share": shown})


def wallet(slug: str, *, viewer: Account | None, before: int | None, now: datetime) -> PursePage:
    """What the community's wallet holds, what waits for a second key, and everything that moved.

    A bounded number of queries.
    """
    community = at(slug)
    role = selectors.role_of(viewer.pk, community_id=community.pk) if viewer else Role.GUEST
    spends = may(role, Right.SPEND)
    return PursePage(
        head=head_of(community, viewer=viewer),
        wallet=wallets.of_community(
            community.wallet_id,
            title=community.title,
            url=reverse("community_wallet", args=[slug]),
            viewer=viewer,
            before=before,
            now=now,
        ),
        share=share_words(community),
        spends=spends,
        warning=_warning(community, now=now) if spends else "",
        waiting=[
            _line(each, now=now, spends=spends)
            for each in selectors.spendings_of(community, now=now)
        ],
        over=[
            _line(each, now=now, spends=False)
            for each in (selectors.spendings_over(community, now=now) if before is None else ())
        ],
        months=months(community.wallet_id) if before is None else (),
    )


def spend(slug: str, *, viewer: Account, now: datetime) -> tuple[Community, SpendPage]:
    """What stands around the form. PermissionDenied for who may not spend. Six queries."""
    community = at(slug)
    _require(community, viewer, Right.SPEND)
    page = SpendPage(
        head=head_of(community, viewer=viewer),
        holds=_holds(community),
        warning=_warning(community, now=now),
    )
    return community, page


def require_spender(slug: str, *, viewer: Account) -> None:
    """PermissionDenied for who may not spend; Http404 for no community. Three queries."""
    _require(at(slug), viewer, Right.SPEND)


def require_share(slug: str, *, viewer: Account) -> None:
    """As `require_spender`, for who may not set the part of rewards."""
    _require(at(slug), viewer, Right.SHARE)


def receiver(name: str) -> Account:
    """Whom a form names; CommunityError where there is no such account. One query."""
    found = account_named(name.strip().removeprefix("@").lower())
    if found is None:
        raise CommunityError(
            "There is no account of the name %(name)s: nothing was asked for.", name=name
        )
    return found


def spending(number: int, *, viewer: Account, now: datetime) -> SpendingPage:
    """One payment. Http404 where there is none, PermissionDenied for who may not spend. Six
    queries.
    """
    found = selectors.spending_of(number)
    if found is None:
        raise Http404
    community = found.community
    _require(community, viewer, Right.SPEND)
    waits = found.state == _State.ASKED and found.ends_at > now
    why = _why_not(found, viewer, now=now) if waits else ""
    return SpendingPage(
        head=head_of(community, viewer=viewer),
        number=str(found.pk),
        line=_line(found, now=now, spends=False),
        holds=_holds(community),
        ends=gettext("It ends on %(time)s, if nobody signs it.")
        % {"time": date_and_hour(found.ends_at)}
        if waits
        else "",
        may_sign=waits and not why,
        may_stop=waits,
        own=found.asked_by_id == viewer.pk,
        why_not=why,
    )


def _why_not(found: Spending, viewer: Account, *, now: datetime) -> str:
    """Why this officer is not the second key, if so. At most one query."""
    if found.asked_by_id == viewer.pk:
        return gettext("You asked for it: another officer signs it.")
    if found.receiver_id == viewer.pk:
        return gettext("You are paid by it: another officer signs it.")
    if viewer.pk in selectors.new_officers(found.community, now=now):
        return gettext("You became an officer less than two weeks ago: another one signs it.")
    return ""


def _warning(community: Community, *, now: datetime) -> str:
    """Why nothing can be spent now: it takes two. Two queries."""
    new = selectors.new_officers(community, now=now)
    if len([one for one in selectors.spenders(community) if one not in new]) > 1:
        return ""
    return gettext(
        "It takes two to spend: owners or admins who have been so for two weeks. There are not "
        "two yet, and until then what comes in stays here."
    )


def _holds(community: Community) -> str:
    return gettext("The wallet holds %(amount)s.") % {
        "amount": ink(balance(community.wallet_id, Asset.INK))
    }


def _line(found: Spending, *, now: datetime, spends: bool) -> SpendingLine:
    name = found.receiver.name
    return SpendingLine(
        amount=ink(found.amount),
        to=f"@{name}",
        to_url=reverse("profile", args=[name]),
        words=found.words,
        who=_who(found, now=now),
        when=when(found.ended_at or found.asked_at, now=now),
        url=reverse("spending", args=[found.pk]) if spends else "",
    )


def _who(found: Spending, *, now: datetime) -> str:
    values = {
        "asker": f"@{found.asked_by.name}",
        "role": ROLES[Role(found.asked_as)],
        "signer": f"@{found.signed_by.name}" if found.signed_by else "",
        "signed_as": ROLES[Role(found.signed_as)] if found.signed_as else "",
        "stopper": f"@{found.stopped_by.name}" if found.stopped_by else "",
    }
    if found.state == _State.PAID:
        words = gettext(
            "asked for by %(asker)s (%(role)s), signed by %(signer)s (%(signed_as)s), paid"
        )
    elif found.state == _State.STOPPED and found.stopped_by_id == found.asked_by_id:
        words = gettext("asked for by %(asker)s (%(role)s) and withdrawn")
    elif found.state == _State.STOPPED:
        words = gettext("asked for by %(asker)s (%(role)s), refused by %(stopper)s")
    elif found.ends_at <= now:
        words = gettext("asked for by %(asker)s (%(role)s), and signed by nobody in time")
    else:
        words = gettext("asked for by %(asker)s (%(role)s), waits for a second officer")
    return words % values


def _require(community: Community, viewer: Account, right: Right) -> None:
    role = acting_role(selectors.role_of(viewer.pk, community_id=community.pk), viewer)
    if not may(role, right):
        raise PermissionDenied
