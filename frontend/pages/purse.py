"""The pages about a community's money: its part of rewards, and its wallet."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import Account
from communities import selectors
from communities.models import Community
from communities.roles import Right, may
from frontend.forms.purse import ShareForm
from frontend.pages import wallets
from frontend.pages.communities import at
from frontend.pages.feeds import head_of
from frontend.pages.shares import share_lines, share_words
from frontend.phrases import percent
from frontend.shown.purse import PursePage, SharePage


def share(slug: str, *, viewer: Account, now: datetime) -> tuple[Community, SharePage]:
    """What the community takes and took. PermissionDenied for who is no owner. Five queries."""
    community = at(slug)
    if not may(selectors.role_of(viewer.pk, community.pk), Right.SHARE):
        raise PermissionDenied
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
    """What the community's wallet holds and everything that moved."""
    community = at(slug)
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
    )
