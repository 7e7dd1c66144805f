"""Founding a community."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import Account
from accounts.standing import require_good
from communities.errors import CommunityError
from communities.models import SLUG_PATTERN, Community, Membership
from communities.roles import Kind, Role
from communities.services.describing import checked_about, checked_title
from ledger.models import Kind as WalletKind
from ledger.services import open_wallet


def found(
    slug: str,
    *,
    title: str,
    about: str = "",
    kind: Kind = Kind.TOPIC,
    founder: Account,
    now: datetime,
) -> Community:
    """Found a community with a wallet of its own; the founder is its owner and first member.

    CommunityError when the slug breaks the rule or is taken, or the title is empty or too long;
    Suspended.
    """
    require_good(founder, now=now)
    if not re.fullmatch(SLUG_PATTERN, slug):
        raise CommunityError(
            "An address has 3 to 32 characters: a to z, digits and hyphens, a letter first."
        )
    title, about = checked_title(title), checked_about(about)
    _require_free(slug)
    try:
        with transaction.atomic():
            community = Community.objects.create(
                slug=slug,
                title=title,
                about=about,
                kind=kind.value,
                wallet_id=open_wallet(WalletKind.COMMUNITY),
                founder=founder,
                founded_at=now,
                members=1,
            )
            Membership.objects.create(
                community=community, account=founder, role=Role.OWNER, joined_at=now
            )
            return community
    except IntegrityError:
        # Somebody was quicker, and is seen now.
        _require_free(slug)
        raise


def _require_free(slug: str) -> None:
    if Community.objects.filter(slug=slug).exists():
        raise CommunityError(
            "A community has the address %(slug)s already; choose another one.", slug=slug
        )
