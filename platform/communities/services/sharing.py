"""The part of an author's reward that a community takes of what is published in it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Account
from communities.errors import CommunityError
from communities.models import MOST_SHARE_BP, Community, ShareChange
from communities.roles import Right
from communities.services.locked import locked_community_for


@transaction.atomic
def set_share(community: Community, *, share_bp: int, by: Account, now: datetime) -> None:
    """Take so many basis points of the author's part of texts published from now on; the same
    again changes nothing. Locks the community's row.

    What is published already keeps what was promised to it. CommunityError for who is no owner,
    and for more than a tenth.
    """
    here = locked_community_for(community, by=by, right=Right.SHARE)
    if not 0 <= share_bp <= MOST_SHARE_BP:
        raise CommunityError("A community takes from 0 to 10 per cent of the author's part.")
    if here.host_share_bp == share_bp:
        return
    ShareChange.objects.create(
        community=here, before_bp=here.host_share_bp, after_bp=share_bp, by=by, at=now
    )
    here.host_share_bp = share_bp
    here.save(update_fields=["host_share_bp"])
